import type { Article } from '../model/article.ts';
import { findLead } from '../model/lead.ts';
import type { Source, Unit } from '../model/summary.ts';
import { overlap } from '../model/words.ts';
import { findNameWords, findTopNames } from './names.ts';
import { readFirstNames, saysName } from './first.ts';
import { findPeople } from './people.ts';
import { rateUnits, weighWords, type RatedUnit } from './rate.ts';
import type { FoundUnit, Gap } from './units.ts';
import { isSaid, isSaidExactly, toStem } from './untold.ts';

/** Added for each of the article's commonest names that is not told yet. */
const NEW_NAME = 0.15;
/** Two units that share more of their word pairs say the same. */
const MOST_REPEATED = 0.25;

/** Behind so many sentences that are not told a unit must say by itself what it is about. */
const FAR = 3;

/** Of what it is about so many words must have been told, if no name was. */
const KNOWN = 2;
/** Where so many sentences just before it are told, a follower knows what a reader knows. */
const ENOUGH = 2;

/** Whether a unit leans on nothing that the units before it do not tell: no bare surname, no "the ship". */
export type Leaning = { isTold(unit: FoundUnit, before: readonly FoundUnit[]): boolean };

/** Reads what an article's units lean on, and what they tell. */
export function readLeaning(article: Article): Leaning {
  const people = findPeople(article.blocks);
  const once = <T>(read: (text: string) => T): ((text: string) => T) => {
    const known = new Map<string, T>();
    return (text) => {
      const found = known.get(text) ?? read(text);
      known.set(text, found);
      return found;
    };
  };
  const leansOn = once((text) => people.leansOn(text));
  const firstNames = readFirstNames(article.blocks);
  const isAnchored = (unit: FoundUnit, { topic }: Gap, before: readonly FoundUnit[]): boolean => {
    const said = before.map((other) => other.text);
    const end = before.reduce((most, other) => Math.max(most, other.place + other.sources.length), 0);
    if (unit.place - end < FAR || said.length === 0) return true;
    if (!firstNames(unit).every((name) => said.some((other) => saysName(other, name)))) return false;
    if (topic.some((word) => /\p{Lu}/u.test(word) && said.some((other) => saysName(other, word)))) return true;
    const known = topic.filter((word) => isSaid([toStem(word)], said));
    return new Set(known).size >= (people.introduces(unit.text) ? 1 : KNOWN);
  };
  const tells = once((text) => people.tells(text));
  return {
    isTold(unit, before) {
      const { text, needs, owes, gap, follows } = unit;
      const near = countNear(unit, before);
      if (follows && near === 0) return false;
      if (!leansOn(text).every((name) => before.some((other) => tells(other.text).includes(name))))
        return false;
      if (near >= ENOUGH || (near > 0 && near === unit.place)) return true;
      const said = before.map((other) => other.text);
      if (gap !== null && !gap.lacks.every((word) => isSaidExactly(word, said))) return false;
      if (near > 0) return true;
      if (needs !== null && !isSaid(needs, said)) return false;
      return owes.every((owed) => isSaid(owed, said)) && (gap === null || isAnchored(unit, gap, before));
    },
  };
}

/** How many of the sentences just before a unit are told, without one left out. */
function countNear({ place, behind }: FoundUnit, before: readonly FoundUnit[]): number {
  if (behind === null) return 0;
  const told = new Set(before.flatMap((other) => other.sources.map((_, index) => other.place + index)));
  let near = 0;
  while (told.has(place - near - 1)) near += 1;
  return near;
}

type Candidate = RatedUnit & { readonly names: ReadonlySet<number> };

/** A candidate and what spoke for it when it was chosen. */
type Chosen = Candidate & { readonly why: string };

/** What the chosen units have told so far: the commonest names by their place, and words. */
type Said = { readonly names: Set<number>; readonly words: Set<string> };

/** Chooses at most `count` units: the lead first where it stands alone, then the best new one each time; in the article's order. */
export function selectUnits(article: Article, units: readonly FoundUnit[], count: number): Unit[] {
  const leaning = readLeaning(article);
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
    const best = pickBest(leads.length > 0 ? leads : told, said, weigh);
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

function pickBest(open: readonly Candidate[], said: Said, weigh: (word: string) => number): Candidate | null {
  let best: Candidate | null = null;
  let highest = -Infinity;
  for (const candidate of open) {
    const { names, words } = findGain(candidate, said, weigh);
    const gain = candidate.position + names * NEW_NAME + words;
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
