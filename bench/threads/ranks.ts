import { toTokens } from './rouge.ts';

const DAMPING = 0.85;
const ROUNDS = 100;
const STEADY = 1e-6;
/** LexRank joins two sentences from this likeness on, as its authors do. */
const THRESHOLD = 0.1;
/** Words that carry grammar; TextRank's authors leave out all but content words. */
const GRAMMAR = new Set(
  'a about after all also an and any are as at be because been before but by can could did do for from had has have he her his how i if in into is it its just like me more most my new no not of on one or other our out over said she so some than that the their them then there these they this to two up us was we were what when which who will with would you your'.split(
    ' ',
  ),
);

/** TextRank (Mihalcea and Tarau 2004): how central each sentence is by the content words it shares with the others. */
export function rankByText(sentences: readonly string[]): number[] {
  const words = sentences.map((sentence) => new Set(toTokens(sentence).filter((word) => !GRAMMAR.has(word))));
  const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
    if (a.size < 2 || b.size < 2) return 0;
    return [...a].filter((word) => b.has(word)).length / (Math.log(a.size) + Math.log(b.size));
  };
  return walk(words.map((a, i) => words.map((b, j) => (i === j ? 0 : likeness(a, b)))));
}

/** LexRank (Erkan and Radev 2004): the same walk over sentences whose tf-idf cosine is at least .1. */
export function rankByLexicon(sentences: readonly string[]): number[] {
  const counts = sentences.map((sentence) => countWords(toTokens(sentence)));
  const spread = countWords(counts.flatMap((words) => [...words.keys()]));
  const weigh = (word: string): number => Math.log(sentences.length / (spread.get(word) ?? 1)) + 1;
  const vectors = counts.map((words) => new Map([...words].map(([word, n]) => [word, n * weigh(word)])));
  const norms = vectors.map((vector) => Math.hypot(...vector.values()));
  const joins = (i: number, j: number): boolean =>
    dot(vectors[i], vectors[j]) >= THRESHOLD * (norms[i] ?? 0) * (norms[j] ?? 0);
  return walk(vectors.map((_, i) => vectors.map((__, j) => (joins(i, j) ? 1 : 0))));
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function dot(a: ReadonlyMap<string, number> | undefined, b: ReadonlyMap<string, number> | undefined): number {
  let shared = 0;
  for (const [word, weight] of a ?? []) shared += weight * (b?.get(word) ?? 0);
  return shared;
}

/** Where a reader ends who goes from sentence to like sentence, and now and then to any (PageRank). */
function walk(links: readonly (readonly number[])[]): number[] {
  const count = links.length;
  const out = links.map((row) => row.reduce((sum, link) => sum + link, 0));
  let ranks = links.map(() => 1 / count);
  for (let round = 0; round < ROUNDS; round += 1) {
    const lost = ranks.reduce((sum, rank, index) => sum + ((out[index] ?? 0) === 0 ? rank : 0), 0);
    const next = links.map((_, to) => {
      const come = links.reduce((sum, row, from) => {
        const all = out[from] ?? 0;
        return all === 0 ? sum : sum + ((ranks[from] ?? 0) * (row[to] ?? 0)) / all;
      }, 0);
      return (1 - DAMPING) / count + DAMPING * (come + lost / count);
    });
    const moved = next.reduce((sum, rank, index) => sum + Math.abs(rank - (ranks[index] ?? 0)), 0);
    ranks = next;
    if (moved < STEADY) break;
  }
  return ranks;
}
