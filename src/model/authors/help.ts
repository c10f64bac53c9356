import type { Token } from './scan.ts';
import { WORDS } from './words.ts';

/** Words that stood together, as they were written and in lower case. */
type Words = { readonly words: { readonly text: string; readonly low: string }[] };

/** Whether a word says whose work follows: "text", "photos", "interview". */
export function isCredit(low: string): boolean {
  return WORDS.wrote(low) || WORDS.helped(low) || WORDS.talk(low);
}

/** The same, or one that may stand before it: "additional". */
export function isLabel(low: string): boolean {
  return isCredit(low) || WORDS.more(low);
}

/** Whether what stands in brackets is told of the name before: "(photos)" is; "(photos by Zoe Zed)" and "(photos: Zoe Zed)" are of another. */
export function isHelp(tokens: readonly Token[]): boolean {
  const lows = tokens.flatMap((token) => (token.kind === 'word' ? [token.low] : []));
  if (tokens.some((token) => token.kind === 'mark' && token.text === ':')) return false;
  const others = lows.filter((low) => !isLabel(low));
  return (
    lows.some(WORDS.helped) && others.length < 2 && !lows.some((low) => WORDS.wrote(low) || WORDS.by(low))
  );
}

/**
 * Whether "by" tells of some other work than the article: "Mara Lind, recipe by Zoe Zed", "based on a story by Zoe Zed".
 * `taken` are the labels before it; words that say which work are taken out of `parts`.
 */
export function isOther(parts: readonly Words[], taken: readonly string[]): boolean {
  const full = parts.filter(({ words }) => words.length > 0);
  const words = full.at(-1)?.words ?? [];
  if (taken.includes('reviewed')) return words.length > 0;
  const small = words.length > 0 && words.every(({ text }) => /^\p{Ll}/u.test(text));
  const unknown = small && full.length > 1 && taken.length === 0;
  const other = unknown || WORDS.based(words.map(({ low }) => low).join(' '));
  if (other) words.length = 0;
  return other;
}
