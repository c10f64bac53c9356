import type { Article } from '../../src/model/article.ts';
import { splitSentences } from '../../src/model/sentences.ts';

/** A post that a builder chose, with the parts that it left out of its sentence, as it says itself. */
export type Chosen = { readonly text: string; readonly leftOut: readonly string[] };

/** A post that tells its sentences whole. */
export function toChosen(text: string): Chosen {
  return { text, leftOut: [] };
}

/**
 * Stands in the running text letter by letter, from behind the end of a sentence to the end of one; paragraphs that
 * follow one another are joined by a blank. A shortened post is one sentence without the parts that it says it lacks.
 */
export function isWhole(article: Article, { text: post, leftOut }: Chosen): boolean {
  if (!/[.!?…]["”’')\]]*$/u.test(post)) return false;
  if (leftOut.length > 0)
    return listSentences(article).some((sentence) => lacks(sentence, leftOut) === fold(post));
  const { text, starts } = toText(article);
  const at = text.indexOf(post);
  if (at === -1) return false;
  const [before, after] = [text.slice(0, at), text.slice(at + post.length)];
  const begins =
    starts.has(at) ||
    (/[.!?…]["”’')\]]*\s+$/u.test(before) &&
      !/\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Lt|Sgt|St|vs)\.\s+$/u.test(before));
  return begins && /^(?:\s|$)/u.test(after);
}

/** Whether the posts stand in the article in the order in which they are told. */
export function isOrdered(article: Article, posts: readonly Chosen[]): boolean {
  const { text } = toText(article);
  const sentences = listSentences(article);
  let from = 0;
  for (const { text: post, leftOut } of posts) {
    const told = leftOut.length === 0 ? post : sentences.find((one) => lacks(one, leftOut) === fold(post));
    const at = told === undefined ? -1 : text.indexOf(told, from);
    if (at === -1) return false;
    from = at + (told ?? '').length;
  }
  return true;
}

/** The running text, and where its blocks begin. */
function toText({ blocks }: Article): { readonly text: string; readonly starts: ReadonlySet<number> } {
  const starts = new Set<number>();
  let text = '';
  for (const block of blocks) {
    text += block.kind === 'paragraph' ? ' ' : '\n';
    starts.add(text.length);
    text += block.kind === 'paragraph' ? block.text : `${block.text}\n`;
  }
  return { text, starts };
}

function listSentences({ blocks }: Article): string[] {
  return blocks.flatMap((block) => splitSentences(block.text).map(({ text }) => text));
}

/** A sentence without these parts, its white space apart; "" where it does not have them in this order. */
function lacks(sentence: string, parts: readonly string[]): string {
  let [left, from] = ['', 0];
  for (const part of parts) {
    const at = sentence.indexOf(part, from);
    if (at === -1) return '';
    left += sentence.slice(from, at);
    from = at + part.length;
  }
  return fold(left + sentence.slice(from));
}

function fold(text: string): string {
  return text.replace(/\s+/gu, '');
}
