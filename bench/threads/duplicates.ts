/** Words of one shingle. */
const LENGTH = 8;
/** Two articles that share more of the shingles of either are near-duplicates. */
const MOST_SHARED = 0.1;

/** The texts' places without near-duplicates: of those that are near to each other the first stays. */
export function findDistinct(texts: readonly string[]): number[] {
  const shingles = texts.map(toShingles);
  const holders = new Map<string, number[]>();
  const kept: number[] = [];
  for (const [index, own] of shingles.entries()) {
    const shared = new Map<number, number>();
    for (const shingle of own) {
      for (const other of holders.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    const near = [...shared].some(
      ([other, count]) => count > MOST_SHARED * Math.min(own.size, shingles[other]?.size ?? 0),
    );
    if (near) continue;
    kept.push(index);
    for (const shingle of own) holders.set(shingle, [...(holders.get(shingle) ?? []), index]);
  }
  return kept;
}

function toShingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const count = Math.max(0, words.length - LENGTH + 1);
  return new Set(Array.from({ length: count }, (_, at) => words.slice(at, at + LENGTH).join(' ')));
}
