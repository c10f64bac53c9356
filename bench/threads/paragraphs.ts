import type { Block } from '../../src/model/article.ts';
import { tidyText } from '../../src/model/plain.ts';

/** News pages begin a new paragraph about every second sentence; words. */
const ENOUGH = 35;
/** A quotation that never closes must not hold the rest of the text; words. */
const LONGEST = 130;
/** Behind a word of small letters, a number or a closing mark: titles and initials end no paragraph. */
const END = /(?:\p{Ll}{3}|\d|[)"'])[.!?]["')]*\s+(?=["'(]?[\p{Lu}\d])|[.!?]["')]+\s+(?=["'(]?[\p{Lu}\d])/gu;
/** The corpus ends a line that had no full stop with " .": subheads, captions, links to other stories. */
const LINE = /(?:^|(?<=[.!?]["')]*\s))([^.!?]*[^\s.!?]) \.(?!\s\.)(?=\s|$)/gu;
/** A longer one is a paragraph whose full stop was forgotten; words. */
const LONGEST_LINE = 15;

/** A text without line breaks as the blocks that a news page would give. */
export function toBlocks(text: string): Block[] {
  const tidy = tidyText(text);
  const blocks: Block[] = [];
  const add = (part: string): void => {
    blocks.push(...cutParagraphs(part).map((told): Block => ({ kind: 'paragraph', text: told })));
  };
  let from = 0;
  for (const match of tidy.matchAll(LINE)) {
    const line = match[1] ?? '';
    add(tidy.slice(from, match.index));
    blocks.push({ kind: line.split(' ').length > LONGEST_LINE ? 'paragraph' : 'heading', text: line });
    from = match.index + match[0].length;
  }
  add(tidy.slice(from));
  return blocks;
}

/**
 * Cuts at the end of a sentence, once there are words enough, never inside a quotation; and where a quotation begins
 * anew before it was closed, since that is how a speech goes on in the next paragraph.
 */
function cutParagraphs(text: string): string[] {
  const paragraphs: string[] = [];
  let from = 0;
  let open = false;
  let read = 0;
  for (const match of text.matchAll(END)) {
    const cut = match.index + match[0].length;
    open = isOpen(text.slice(read, cut), open);
    read = cut;
    const words = text.slice(from, cut).trim().split(' ').length;
    const again = open && text.charAt(cut) === '"';
    if (!again && (words < ENOUGH || (open && words < LONGEST))) continue;
    paragraphs.push(text.slice(from, cut).trim());
    from = cut;
    open = false;
  }
  const rest = text.slice(from).trim();
  return rest === '' ? paragraphs : [...paragraphs, rest];
}

/** Whether a straight double mark is open behind `text`: before a word it opens, behind one it closes. */
function isOpen(text: string, before: boolean): boolean {
  const last = text.lastIndexOf('"');
  if (last === -1) return before;
  return /^$|[\s(—–-]/.test(text.charAt(last - 1)) && /\S/.test(text.charAt(last + 1));
}
