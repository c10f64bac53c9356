import type { Article } from '../model/article.ts';
import { findLead } from '../model/lead.ts';
import type { Source, Unit } from '../model/summary.ts';
import { overlap } from '../model/words.ts';
import { readLeaning, type Care } from './leaning.ts';
import { findNameWords, findTopNames } from './names.ts';
import { rateUnits, weighWords, type RatedUnit } from './rate.ts';
import type { FoundUnit } from './units.ts';

/** Added for each of the article's commonest names that is not told yet. */
const NEW_NAME = 0.15;
/**
 * Added where no sentence stands between a unit and one that is chosen: of posts behind a gap readers said ten times as
 * often that they dangle (docs/thread-quality.md).
 */
const ADJOINING = 0.15;
/** Two units that share more of their word pairs say the same. */
const MOST_REPEATED = 0.25;

type Candidate = RatedUnit & { readonly names: ReadonlySet<number> };

/** A candidate and what spoke for it when it was chosen. */
type Chosen = Candidate & { readonly why: string };

/** What the chosen units have told so far: the commonest names by their place, and words. */
type Said = { readonly names: Set<number>; readonly words: Set<string> };

/** Chooses at most `count` units: the lead first where it stands alone, then the best new one each time; in the article's order. */
export function selectUnits(
  article: Article,
  units: readonly FoundUnit[],
  count: number,
  care: Care,
): Unit[] {
  const leaning = readLeaning(article, care);
  const lead = findLead(article.blocks);
  const readNames = findTopNames(article.blocks, findNameWords(article.blocks));
  const weigh = weighWords(article.blocks);
  let open = rateUnits(units).map((rated): Candidate => ({ ...rated, names: readNames(rated.unit.text) }));
  const chosen: Chosen[] = [];
  const said: Said = { names: new Set(), words: new Set() };
  while (chosen.length < count) {
    const told = open.filter(({ unit }) =>
      leaning.isTold(
        unit,
        chosen.map((other) => other.unit).filter((other) => inOrder(other, unit) < 0),
      ),
    );
    const leads = chosen.length === 0 ? told.filter(({ unit }) => opensBlock(unit, lead)) : [];
    const best = pickBest(leads.length > 0 ? leads : told, said, weigh, chosen);
    if (best === null) break;
    chosen.push({
      ...best,
      why: leads.length > 0 ? 'the lead' : tellWhy(chosen.length + 1, best, said, weigh),
    });
    for (const name of best.names) said.names.add(name);
    for (const word of best.words) said.words.add(word);
    open = open.filter((candidate) => isNew(candidate, best));
  }
  return chosen.map(({ unit: { text, sources }, why }) => ({ text, sources, why })).sort(inOrder);
}

function opensBlock(unit: Unit, paragraph: number): boolean {
  return unit.sources[0]?.paragraph === paragraph && unit.sources[0].sentence === 0;
}

/** Shares no sentence with the chosen one, and does not say the same. */
function isNew(candidate: Candidate, best: Candidate): boolean {
  return !sharesSource(candidate.unit, best.unit) && overlap(candidate.pairs, best.pairs) <= MOST_REPEATED;
}

function pickBest(
  open: readonly Candidate[],
  said: Said,
  weigh: (word: string) => number,
  chosen: readonly Candidate[],
): Candidate | null {
  let best: Candidate | null = null;
  let highest = -Infinity;
  for (const candidate of open) {
    const { names, words } = findGain(candidate, said, weigh);
    const near = chosen.some(({ unit }) => adjoins(unit, candidate.unit)) ? ADJOINING : 0;
    const gain = candidate.position + names * NEW_NAME + words + near;
    if (gain > highest) [best, highest] = [candidate, gain];
  }
  return best;
}

/** How many of the commonest names a candidate tells for the first time, and what its new words count. */
function findGain(
  candidate: Candidate,
  said: Said,
  weigh: (word: string) => number,
): Record<'names' | 'words', number> {
  let names = 0;
  let words = 0;
  for (const name of candidate.names) if (!said.names.has(name)) names += 1;
  for (const word of candidate.words) if (!said.words.has(word)) words += weigh(word);
  return { names, words };
}

function tellWhy(place: number, candidate: Candidate, said: Said, weigh: (word: string) => number): string {
  const { names, words } = findGain(candidate, said, weigh);
  const named =
    names === 0
      ? ''
      : `, ${names === 1 ? 'a name' : `${names} names`} not told yet ${(names * NEW_NAME).toFixed(2)}`;
  return `choice ${place}: its place ${candidate.position.toFixed(2)}${named}, words not told yet ${words.toFixed(2)}`;
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

/** Whether one stands right behind the other, without a sentence between them. */
function adjoins(one: FoundUnit, other: FoundUnit): boolean {
  return one.place + one.sources.length === other.place || other.place + other.sources.length === one.place;
}
