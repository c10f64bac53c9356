/** Recall: how much of the reference is told; F1: the same weighed against how much else is. 0 to 1. */
export type Rouge = { readonly recall: number; readonly f1: number };

/** Words as ROUGE counts them: lower case, runs of letters and digits, not stemmed. */
export function toTokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** ROUGE-N: shared runs of `n` words, each counted as often as both have it. */
export function rougeN(candidate: readonly string[], reference: readonly string[], n: number): Rouge {
  const told = countGrams(candidate, n);
  const wanted = countGrams(reference, n);
  let shared = 0;
  for (const [gram, count] of wanted) shared += Math.min(count, told.get(gram) ?? 0);
  return toRouge(shared, size(told), size(wanted));
}

/**
 * ROUGE-L of whole summaries: for each reference sentence the union of its longest common subsequences with every
 * candidate sentence; a word counts at most as often as both summaries have it.
 */
export function rougeL(
  candidate: readonly (readonly string[])[],
  reference: readonly (readonly string[])[],
): Rouge {
  const left = countGrams(candidate.flat(), 1);
  const wanted = countGrams(reference.flat(), 1);
  let shared = 0;
  for (const sentence of reference) {
    const places = new Set(candidate.flatMap((told) => findCommon(sentence, told)));
    for (const place of places) {
      const word = sentence[place] ?? '';
      const [told, asked] = [left.get(word) ?? 0, wanted.get(word) ?? 0];
      if (told === 0 || asked === 0) continue;
      shared += 1;
      left.set(word, told - 1);
      wanted.set(word, asked - 1);
    }
  }
  return toRouge(shared, candidate.flat().length, reference.flat().length);
}

function toRouge(shared: number, told: number, wanted: number): Rouge {
  const recall = wanted === 0 ? 0 : shared / wanted;
  const precision = told === 0 ? 0 : shared / told;
  return { recall, f1: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision) };
}

function countGrams(words: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= words.length; at += 1) {
    const gram = words.slice(at, at + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function size(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** The places in `a` of one longest common subsequence with `b`. */
function findCommon(a: readonly string[], b: readonly string[]): number[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      lengths[i * width + j] =
        a[i - 1] === b[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  const places: number[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 && j > 0) {
    if (a[i - 1] === b[j - 1]) {
      places.unshift(i - 1);
      [i, j] = [i - 1, j - 1];
    } else if (at(i, j - 1) > at(i - 1, j)) j -= 1;
    else i -= 1;
  }
  return places;
}
