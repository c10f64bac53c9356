import type { Article, Block } from '../model/article.ts';
import { findLead } from '../model/lead.ts';
import { readFirstNames, saysName } from './first.ts';
import { findLanguage } from './language.ts';
import { findPeople } from './people.ts';
import type { FoundUnit, Gap } from './units.ts';
import { opensWithQuotation } from './speech.ts';
import { isSaid, isSaidExactly, toStem } from './nouns.ts';

/** Behind so many sentences that are not told a unit must say by itself what it is about. */
const FAR = 3;
/** Of what it is about so many words must have been told, if no name was. */
const KNOWN = 2;
/** What the article says so often is what it is about. */
const OFTEN = 5;
/** Where so many sentences just before it are told, a follower knows what a reader knows. */
const ENOUGH = 2;

/** How much is asked of a unit: `loose` ones may lean on what stands in a gap between posts, so a person must look. */
export type Care = 'strict' | 'loose';

/** Whether a unit leans on nothing that the units before it do not tell: no bare surname, no "the ship". */
export type Leaning = { isTold(unit: FoundUnit, before: readonly FoundUnit[], care: Care): boolean };

/** Reads what an article's units lean on, and what they tell. */
export function readLeaning(article: Article): Leaning {
  const people = findPeople(article.blocks);
  const leansOn = once((text: string) => people.leansOn(text));
  const tells = once((text: string) => people.tells(text));
  const knowsPeople = (unit: FoundUnit, before: readonly FoundUnit[]): boolean =>
    leansOn(unit.text).every((name) => before.some(({ text }) => tells(text).includes(name)));
  // Asked again for each beginning of a thread that a unit could carry on.
  const firstNames = once(readFirstNames(article.blocks));
  const knowsNames = (unit: FoundUnit, said: readonly string[]): boolean =>
    firstNames(unit).every((name) => said.some((text) => saysName(text, name)));
  const isAbout = readTopics(article.blocks, people.introduces);
  const isForeign = findLanguage(article) === 'other';
  const lead = findLead(article.blocks);
  // Where the lead is not told, the headline is the first post.
  const listSaid = (unit: FoundUnit, before: readonly FoundUnit[]): readonly string[] => {
    const isLed = [...before, unit].some(({ sources: [first] }) => first?.paragraph === lead);
    return [...(isLed || article.title === '' ? [] : [article.title]), ...before.map(({ text }) => text)];
  };
  return {
    isTold(unit, before, care) {
      const near = countNear(unit, before);
      if ((unit.follows && near === 0) || !knowsPeople(unit, before)) return false;
      // What a sentence of a language without rules leans on, nobody knows: it is told in one piece from the top.
      if (care === 'strict' && near === 0 && unit.place > 0 && isForeign) return false;
      if (near >= ENOUGH || (near > 0 && (near === unit.place || care === 'loose'))) return true;
      // Speech tells what it is about only to those who know the story.
      if (care === 'strict' && before.length === 0 && unit.place > 0 && opensWithQuotation(unit.text))
        return false;
      const said = listSaid(unit, before);
      const gap = care === 'loose' ? null : unit.gap;
      const lacks = gap?.lacks ?? [];
      if (!lacks.every((words) => words.some((word) => isSaidExactly(word, said)))) return false;
      if (near > 0) return true;
      if (unit.needs !== null && !isSaid(unit.needs, said)) return false;
      if (!unit.owes.every((owed) => isSaid(owed, said))) return false;
      if (gap === null || said.length === 0) return true;
      return knowsNames(unit, said) && (countLeftOut(unit, before) < FAR || isAbout(unit, gap, said));
    },
  };
}

/** Whether a unit tells what it is about in names or words that were told. */
function readTopics(
  blocks: readonly Block[],
  introduces: (text: string) => boolean,
): (unit: FoundUnit, gap: Gap, said: readonly string[]) => boolean {
  const counts = countStems(blocks);
  return (unit, { topic }, said) => {
    if (topic.some((word) => /\p{Lu}/u.test(word) && said.some((text) => saysName(text, word)))) return true;
    const known = [...new Set(topic)].filter((word) => isSaid([toStem(word)], said));
    if (known.some((word) => (counts.get(toStem(word)) ?? 0) >= OFTEN)) return true;
    return known.length >= (introduces(unit.text) ? 1 : KNOWN);
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

function countStems(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of blocks.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? [])) {
    const stem = toStem(word);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** How many sentences are left out between a unit and what is told before it. */
function countLeftOut({ place }: FoundUnit, before: readonly FoundUnit[]): number {
  return place - before.reduce((most, other) => Math.max(most, other.place + other.sources.length), 0);
}

function once<Of, T>(read: (of: Of) => T): (of: Of) => T {
  const known = new Map<Of, T>();
  return (of) => {
    const found = known.get(of) ?? read(of);
    known.set(of, found);
    return found;
  };
}
