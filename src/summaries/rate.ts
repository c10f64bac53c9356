import type { Block } from '../model/article.ts';
import type { Unit } from '../model/summary.ts';
import { toPairs, toWords } from '../model/words.ts';

/** What counts how much: where it stands, how central its words are, how much of a post it fills. */
const POSITION = 0.4;
const CENTRALITY = 0.5;
const FULLNESS = 0.3;
/** At this paragraph the worth of the position is halved. */
const HALFWAY = 4;
/** Characters at which a post counts as full. */
const FULL = 240;
/** Rare words of a short unit must not lift it above all others. */
const DAMPING = 4;

/** A unit with its worth (about 0 to 1.2) and its words and pairs of words, for telling repetition. */
export type RatedUnit = {
  readonly unit: Unit;
  readonly worth: number;
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
};

/** Rates the units of an article by themselves; what was told already is for the choice to mind. */
export function rateUnits(blocks: readonly Block[], units: readonly Unit[]): RatedUnit[] {
  const weigh = weighWords(blocks);
  const centralities = units.map((unit) => {
    const weights = toWords(unit.text).filter(isContent).map(weigh);
    return weights.reduce((sum, weight) => sum + weight, 0) / (weights.length + DAMPING);
  });
  const highest = Math.max(Number.EPSILON, ...centralities);
  return units.map((unit, index) => {
    const words = toWords(unit.text);
    const position = 1 / (1 + (unit.sources[0]?.paragraph ?? 0) / HALFWAY);
    const centrality = (centralities[index] ?? 0) / highest;
    const fullness = Math.min(1, unit.text.length / FULL);
    const worth = POSITION * position + CENTRALITY * centrality + FULLNESS * fullness;
    return { unit, worth, words: new Set(words), pairs: toPairs(words) };
  });
}

/** A word weighs more the oftener the article says it, and less the more paragraphs it is strewn over. */
function weighWords(blocks: readonly Block[]): (word: string) => number {
  const told = blocks.filter((block) => block.kind !== 'heading').map((block) => toWords(block.text));
  const frequency = countWords(told.flat());
  const spread = countWords(told.flatMap((words) => [...new Set(words)]));
  return (word) => {
    const share = (spread.get(word) ?? 1) / Math.max(1, told.length);
    return Math.log2(1 + (frequency.get(word) ?? 0)) * Math.log2(1 + 1 / share);
  };
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Short words of alphabets carry grammar; characters of other scripts carry meaning. */
function isContent(word: string): boolean {
  return word.length > 3 || /\p{Lo}/u.test(word);
}
