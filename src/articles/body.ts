import { Readability } from '@mozilla/readability';
import type { Block } from '../model/article.ts';
import { tidyText } from '../model/plain.ts';
import { isElement, TEXT, type PageDocument, type PageElement, type PageNode } from './dom.ts';
import type { Line } from './furniture.ts';

/** A page with more elements is not read; the largest real one at hand has a tenth of it. */
const MOST_ELEMENTS = 60_000;
/** Parts that are furniture whatever they say; those with more text than this may be the story itself. */
const LONGEST_PART = 1200;
/** A cell with more text than this holds paragraphs, not a figure. */
const LONGEST_CELL = 400;
const PARTS =
  'figcaption, form, button, nav, footer, [class*="caption" i], [class*="newsletter"], [class*="sharing"], [class*="share-"], [class*="social"], [class*="related" i], [class*="promo"], [class*="author-bio"], [class*="author-box"], [class*="credit"], [class*="comment-respond"], [id="comments"], [class*="advert"], [class*="read-more"], [class*="recirc"], [class*="trending"], [class*="tag-list"], [aria-hidden="true"]';
/** The desk's line between headline and story, by the names that sites give it. */
const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|dek|subtitle|sub-?heading|chapo|entradilla|sottotitolo)(?:$|[\s_-])/iu;
const LONGEST_STANDFIRST = 400;
const NEVER = new Set(
  'figure figcaption script style noscript template svg math img picture video audio iframe object canvas button form input select textarea aside nav footer map'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article blockquote body center dd details div dl dt fieldset h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** The running text of a page, line by line, furniture still in it. Changes the page. */
export function readLines(page: PageDocument): readonly Line[] {
  removeParts(page);
  const options = { maxElemsToParse: MOST_ELEMENTS, keepClasses: true, serializer: (node: unknown) => node };
  const found = new Readability(page as never, options).parse();
  const content = found?.content as PageElement | null | undefined;
  return content ? collectLines(content) : [];
}

function removeParts(page: PageDocument): void {
  for (const part of page.querySelectorAll(PARTS)) {
    if ((part.textContent ?? '').length <= LONGEST_PART && !holdsStory(part)) part.remove();
  }
}

/** Some sites put words like "read-more" on the story itself; two grown paragraphs give it away. */
function holdsStory(part: PageElement): boolean {
  if (part.querySelector('article, main, h1') !== null) return true;
  const grown = [...part.querySelectorAll('p')].filter((one) => (one.textContent ?? '').length > 100);
  return grown.length >= 2;
}

type Draft = { text: string; linked: number; strong: number };

/** Walks the content once; a line ends where a block begins or ends, or at two line breaks. */
function collectLines(content: PageElement): readonly Line[] {
  const lines: Line[] = [];
  let draft: Draft = { text: '', linked: 0, strong: 0 };
  const end = (kind: Block['kind']) => {
    const line = finish(draft, kind);
    if (line !== null) lines.push(line);
    draft = { text: '', linked: 0, strong: 0 };
  };
  const walk = (node: PageNode, kind: Block['kind'], linked: boolean, strong: boolean): void => {
    if (node.nodeType === TEXT) return write(draft, node.textContent ?? '', linked, strong);
    if (!isElement(node) || NEVER.has(node.localName)) return;
    const name = node.localName;
    if (isDataTable(node)) {
      end(kind);
      lines.push(...readRows(node));
      return;
    }
    if (name === 'br') return /\n\s*$/.test(draft.text) ? end(kind) : write(draft, '\n', false, false);
    const block = BLOCKS.has(name);
    if (block) end(kind);
    const inner = isStandfirst(node) ? 'heading' : (kindOf(name) ?? kind);
    for (const child of node.childNodes) {
      walk(child, inner, linked || name === 'a', strong || name === 'b' || name === 'strong');
    }
    if (block) end(inner);
  };
  walk(content, 'paragraph', false, false);
  end('paragraph');
  return lines;
}

function write(draft: Draft, text: string, linked: boolean, strong: boolean): void {
  const size = text.replace(/\s+/g, '').length;
  draft.text += text.replace(/\n/g, text === '\n' ? '\n' : ' ');
  if (linked) draft.linked += size;
  if (strong) draft.strong += size;
}

function finish(draft: Draft, kind: Block['kind']): Line | null {
  const text = tidyText(draft.text);
  const size = text.replace(/\s+/g, '').length;
  if (size === 0) return null;
  const bold = draft.strong >= size * 0.95 && text.length <= 90 && !/[.!?:,;…。！？"”]$/u.test(text);
  return { kind: kind === 'paragraph' && bold ? 'heading' : kind, text, linked: draft.linked / size };
}

function isStandfirst(element: PageElement): boolean {
  const named = STANDFIRST.test(element.getAttribute('class') ?? '');
  return named && (element.textContent ?? '').length <= LONGEST_STANDFIRST;
}

function kindOf(name: string): Block['kind'] | null {
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'li') return 'list';
  return name === 'blockquote' ? 'quote' : null;
}

/** Figures in rows are no sentences; a table that holds paragraphs, tables or one long cell is layout. */
function isDataTable(element: PageElement): boolean {
  if (element.localName !== 'table' || element.querySelector('p, table') !== null) return false;
  return [...element.querySelectorAll('td')].every((cell) => (cell.textContent ?? '').length <= LONGEST_CELL);
}

/** One line for each row, its cells parted by bars. */
function readRows(table: PageElement): Line[] {
  return [...table.querySelectorAll('tr')].flatMap((row) => {
    const cells = [...row.querySelectorAll('th, td')].map((cell) => tidyText(cell.textContent ?? ''));
    const text = cells.filter((cell) => cell !== '').join(' | ');
    return text === '' ? [] : [{ kind: 'row' as const, text, linked: 0 }];
  });
}
