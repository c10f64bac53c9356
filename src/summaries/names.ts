import type { Block } from '../model/article.ts';

const NAME = /\p{Lu}[\p{L}\p{M}\p{N}’'&-]*[\p{L}\p{N}]/u.source;
const RUN = new RegExp(`${NAME}(?:(?: (?:of|the|de|del|la|van|von|bin|al|der))* ${NAME})*`, 'gu');
const NAMELESS =
  /^(?:I|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Mr|Mrs|Ms|Dr|President|Prime|Minister|Sen|Gov|Rep|Judge|Police|Chief|Secretary|The)$/u;
/** A story is about no more than these, and names each more than once. */
const MOST = 8;
const FEWEST = 2;
/** Single names that begin with as many same letters are one: a country and its people. */
const STEM = 5;

/** Words that are capitalised in the midst of sentences, so that they are names at the start of one too. */
export function findNameWords(blocks: readonly Block[]): ReadonlySet<string> {
  const inside = new RegExp(`(?<=[\\p{L}\\p{N},] )${NAME}`, 'gu');
  return new Set(
    blocks
      .filter(({ kind }) => kind === 'paragraph' || kind === 'list')
      .flatMap(({ text }) => [...text.matchAll(inside)].map(([name]) => bareOf(name)))
      .filter((name) => !NAMELESS.test(name)),
  );
}

/** Tells which of the names that an article says most often stand in a text, by their place in the list (0 is the commonest). */
export function findTopNames(
  blocks: readonly Block[],
  words: ReadonlySet<string>,
): (text: string) => ReadonlySet<number> {
  const found: { readonly keys: Set<string>; count: number }[] = [];
  for (const { kind, text } of blocks) {
    if (kind !== 'paragraph' && kind !== 'list') continue;
    for (const key of listKeys(text, words)) {
      const before = found.find(({ keys }) => keys.has(key));
      if (before === undefined) found.push({ keys: new Set([key]), count: 1 });
      else before.count += 1;
    }
  }
  const top = found
    .filter(({ count }) => count >= FEWEST)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
  return (text) => {
    const keys = listKeys(text, words);
    return new Set(top.flatMap((name, index) => (keys.some((key) => name.keys.has(key)) ? [index] : [])));
  };
}

/** The last word of each name, cut to its stem: "Ines Falk" and "Falk", "Russia" and "Russians" are one. */
function listKeys(text: string, words: ReadonlySet<string>): string[] {
  return [...text.matchAll(RUN)].flatMap(([run]) => {
    const parts = run.split(' ').map(bareOf);
    const last = parts.at(-1) ?? '';
    if (NAMELESS.test(last) || (parts.length === 1 && !words.has(last))) return [];
    return [last.slice(0, STEM)];
  });
}

function bareOf(word: string): string {
  return word.replace(/[’']s?$/u, '');
}
