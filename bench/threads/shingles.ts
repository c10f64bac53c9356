/** Of the shingles of two texts together the shares that both have, that only the reading has, and that only the truth has. */
export type Match = { readonly both: number; readonly extra: number; readonly missing: number };

/** How well texts were read; `f1` is worked out from the means of the other two, as the corpus does. */
export type Score = { readonly f1: number; readonly precision: number; readonly recall: number };

/** Words of one shingle, as the corpus has it. */
const LENGTH = 4;

/** Compares a read text with the true one by runs of four words, case and all; a run counts as often as it stands there. */
export function match(truth: string, read: string): Match {
  const [wanted, got] = [countShingles(truth), countShingles(read)];
  let [both, extra, missing] = [0, 0, 0];
  for (const shingle of new Set([...wanted.keys(), ...got.keys()])) {
    const [a, b] = [wanted.get(shingle) ?? 0, got.get(shingle) ?? 0];
    both += Math.min(a, b);
    extra += Math.max(0, b - a);
    missing += Math.max(0, a - b);
  }
  const all = both + extra + missing;
  return all === 0
    ? { both, extra, missing }
    : { both: both / all, extra: extra / all, missing: missing / all };
}

/** The mean precision of the pages where anything was read, the mean recall of those that have a text, and their F1. */
export function score(matches: readonly Match[]): Score {
  const precision = mean(matches.filter(({ both, extra }) => both + extra > 0).map(toPrecision));
  const recall = mean(matches.filter(({ both, missing }) => both + missing > 0).map(toRecall));
  return { precision, recall, f1: harmonic(precision, recall) };
}

/** The F1 of one page. */
export function scorePage(one: Match): number {
  return harmonic(toPrecision(one), toRecall(one));
}

function toPrecision({ both, extra }: Match): number {
  return both + extra === 0 ? 0 : both / (both + extra);
}

function toRecall({ both, missing }: Match): number {
  return both + missing === 0 ? 0 : both / (both + missing);
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A text with fewer words is one shingle; an empty one has none. */
function countShingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - LENGTH + 1); at += 1) {
    const shingle = words.slice(at, at + LENGTH).join(' ');
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}
