import type { Article } from '../model/article.ts';
import type { Source, Unit } from '../model/summary.ts';
import { findPeople } from './people.ts';
import { rateUnits, type RatedUnit } from './rate.ts';
import { overlap } from '../model/words.ts';

/** Taken off for words that were told already (maximal marginal relevance). */
const REPETITION = 0.4;
/** Two units that share more of their word pairs say the same. */
const MOST_REPEATED = 0.25;

type Candidate = RatedUnit & {
  /** Names that it uses without telling them, and names that it tells. */
  readonly leansOn: readonly string[];
  readonly tells: readonly string[];
};

/** Chooses at most `count` units: the lead first where it stands alone, then the best new one each time; in the article's order. */
export function selectUnits(article: Article, units: readonly Unit[], count: number): Unit[] {
  const people = findPeople(article.blocks);
  const candidates = rateUnits(article.blocks, units).map((rated): Candidate => {
    const { text } = rated.unit;
    return { ...rated, leansOn: people.leansOn(text), tells: people.tells(text) };
  });
  const lead = article.blocks.findIndex((block) => block.kind === 'paragraph');
  const chosen: Candidate[] = [];
  while (chosen.length < count) {
    const open = candidates.filter((candidate) => isOpen(candidate, chosen));
    const leads = chosen.length === 0 ? open.filter(({ unit }) => opensBlock(unit, lead)) : [];
    const best = pickBest(leads.length > 0 ? leads : open, chosen);
    if (best === null) break;
    chosen.push(best);
  }
  return chosen.map(({ unit }) => unit).sort(inOrder);
}

function opensBlock(unit: Unit, paragraph: number): boolean {
  return unit.sources[0]?.paragraph === paragraph && unit.sources[0].sentence === 0;
}

/** Shares no sentence with a chosen unit, repeats none, and leans on no name that the units before it do not tell. */
function isOpen(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  const isTaken = (other: Candidate) =>
    sharesSource(candidate.unit, other.unit) || overlap(candidate.pairs, other.pairs) > MOST_REPEATED;
  if (chosen.some(isTaken)) return false;
  const before = chosen.filter((other) => inOrder(other.unit, candidate.unit) < 0);
  return candidate.leansOn.every((name) => before.some((other) => other.tells.includes(name)));
}

function pickBest(open: readonly Candidate[], chosen: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  let highest = -Infinity;
  for (const candidate of open) {
    const told = Math.max(0, ...chosen.map((other) => overlap(candidate.words, other.words)));
    const gain = candidate.worth - REPETITION * told;
    if (gain > highest) [best, highest] = [candidate, gain];
  }
  return best;
}

function sharesSource(a: Unit, b: Unit): boolean {
  return a.sources.some((source) => b.sources.some((other) => isSame(source, other)));
}

function isSame(a: Source, b: Source): boolean {
  return a.paragraph === b.paragraph && a.sentence === b.sentence;
}

function inOrder(a: Unit, b: Unit): number {
  const [first, second] = [a.sources[0], b.sources[0]];
  if (first === undefined || second === undefined) return 0;
  return first.paragraph - second.paragraph || first.sentence - second.sentence;
}
