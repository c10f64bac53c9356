import { Readability } from '@mozilla/readability';
import type { Block } from '../model/article.ts';
import { tidyText } from '../model/plain.ts';
import { isElement, TEXT, type PageDocument, type PageElement, type PageNode } from './dom.ts';
import type { Line } from './furniture.ts';
import { removeParts } from './parts.ts';

/** A page with more elements is not read; the largest real one at hand has a tenth of it. */
const MOST_ELEMENTS = 60_000;
/** A cell with more text than this holds paragraphs, not a figure. */
const LONGEST_CELL = 400;
/** The desk's line between headline and story, by the names that sites give it. */
const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|dek|deck|subtitle|abstract|lead-?text|summary|excerpt|sub-?heading|chapo|entradilla|sottotitolo)(?:$|[\s_-])/iu;
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
  const known = { captions: listCaptions(page), standfirsts: listStandfirsts(page) };
  const options = { maxElemsToParse: MOST_ELEMENTS, keepClasses: true, serializer: (node: unknown) => node };
  const found = new Readability(page as never, options).parse();
  const content = found?.content as PageElement | null | undefined;
  return content ? collectLines(content, known) : [];
}

/** Texts that are known for what they are by where they stand, folded. */
type Known = { readonly captions: ReadonlySet<string>; readonly standfirsts: ReadonlySet<string> };

/** What pictures say of themselves, for a page may say it again below them. */
function listCaptions(page: PageDocument): ReadonlySet<string> {
  const pictures = [...page.querySelectorAll('img')];
  return new Set(pictures.flatMap((img) => [img.getAttribute('alt'), img.getAttribute('title')].map(fold)));
}

/** Listed before the text is looked for, which loses the boxes around single paragraphs. */
function listStandfirsts(page: PageDocument): ReadonlySet<string> {
  const boxes = [...page.querySelectorAll('[class]')].filter(
    (box) =>
      STANDFIRST.test(box.getAttribute('class') ?? '') &&
      (box.textContent ?? '').length <= LONGEST_STANDFIRST,
  );
  return new Set(
    boxes.flatMap((box) => [box, ...box.querySelectorAll('p')]).map((box) => fold(box.textContent)),
  );
}

function fold(text: string | null): string {
  return tidyText(text ?? '').replace(/\s+/g, '');
}

type Draft = { text: string; linked: number; strong: number; slanted: number };
const EMPTY: Draft = { text: '', linked: 0, strong: 0, slanted: 0 };
/** How a text stands in the markup around it. */
type Style = { readonly linked: boolean; readonly strong: boolean; readonly slanted: boolean };
const PLAIN: Style = { linked: false, strong: false, slanted: false };

/** Walks the content once; a line ends where a block begins or ends, or at two line breaks. */
function collectLines(content: PageElement, known: Known): readonly Line[] {
  const lines: Line[] = [];
  let draft = { ...EMPTY };
  const end = (kind: Block['kind']) => {
    const line = finish(draft, kind, known);
    if (line !== null) lines.push(line);
    draft = { ...EMPTY };
  };
  const walk = (node: PageNode, kind: Block['kind'], style: Style): void => {
    if (node.nodeType === TEXT) return write(draft, node.textContent ?? '', style);
    if (!isElement(node) || NEVER.has(node.localName)) return;
    const name = node.localName;
    if (isDataTable(node)) {
      end(kind);
      lines.push(...readRows(node));
      return;
    }
    if (name === 'br') return endsLine(draft.text) ? end(kind) : write(draft, '\n', PLAIN);
    const block = BLOCKS.has(name);
    if (block) end(kind);
    const inner = kindOf(name) ?? kind;
    const styled = styleOf(name, style);
    for (const child of node.childNodes) walk(child, inner, styled);
    if (block) end(inner);
  };
  walk(content, 'paragraph', PLAIN);
  end('paragraph');
  return lines;
}

function endsLine(text: string): boolean {
  return text.slice(text.trimEnd().length).includes('\n');
}

function styleOf(name: string, { linked, strong, slanted }: Style): Style {
  return {
    linked: linked || name === 'a',
    strong: strong || name === 'b' || name === 'strong',
    slanted: slanted || name === 'i' || name === 'em' || name === 'small',
  };
}

function write(draft: Draft, text: string, { linked, strong, slanted }: Style): void {
  const size = text.replace(/\s+/g, '').length;
  draft.text += text.replace(/\n/g, text === '\n' ? '\n' : ' ');
  if (linked) draft.linked += size;
  if (strong) draft.strong += size;
  if (slanted) draft.slanted += size;
}

function finish(draft: Draft, kind: Block['kind'], known: Known): Line | null {
  const text = tidyText(draft.text);
  const folded = fold(text);
  const size = folded.length;
  if (size === 0) return null;
  const bold = draft.strong >= size * 0.95 && text.length <= 90 && !/[.!?:,;…。！？"”]$/u.test(text);
  const heads = bold || known.standfirsts.has(folded);
  const line = { kind: kind === 'paragraph' && heads ? 'heading' : kind, text, linked: draft.linked / size };
  if (known.captions.has(folded)) return { ...line, aside: 'caption' };
  return draft.slanted >= size * 0.95 ? { ...line, aside: 'slanted' } : line;
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
