const SEGMENTER = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text in any script, lower case, without marks. */
export function toWords(text: string): string[] {
  return [...SEGMENTER.segment(text.toLowerCase())]
    .filter((part) => part.isWordLike === true)
    .map((part) => part.segment);
}

/** Runs of letters and digits, lower case; a script without spaces stays in one run. */
export function toRuns(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
}

/** Pairs of neighbouring words, for telling repetition. */
export function toPairs(words: readonly string[]): Set<string> {
  return new Set(words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`));
}

/** How much of the smaller set stands in the other, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  return [...small].filter((each) => large.has(each)).length / small.size;
}
