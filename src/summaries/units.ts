import type { Article } from '../model/article.ts';
import { findLead } from '../model/lead.ts';
import { takeQuotationsOut } from '../model/quotes.ts';
import type { Source, Unit } from '../model/summary.ts';
import { toWords } from '../model/words.ts';
import { standsAlone } from './alone.ts';
import { findLanguage, type Language } from './language.ts';
import { findNameWords } from './names.ts';
import { dangles, findLean } from './openers.ts';
import { isContent } from './rate.ts';
import { shorten } from './shorten.ts';
import { findInterview, namesSpeaker, opensWithQuotation } from './speech.ts';
import { isSaid } from './nouns.ts';
import { listRuns, type Told } from './told.ts';
import { answersHeading, confusesPeople, hidesTurn, leadsOn } from './turns.ts';
import { findIntroduced, needsOf, owesOf } from './untold.ts';
import { strictlyOwes } from './gaps.ts';

/** Most sentences of one unit. */
const LONGEST = 3;
/** The longest reads have 500 sentences; what stands behind so many is not told. */
const MOST_SENTENCES = 600;

/** What is not in a follower's mind behind a gap: words that must have been told, and what the unit is about, of which one must. */
export type Gap = { readonly lacks: readonly (readonly string[])[]; readonly topic: readonly string[] };

/** A unit with what it speaks of as known, as `needsOf` tells it (`null`: it needs nothing), and what it owes, as `owesOf` does. */
export type FoundUnit = Unit & {
  readonly needs: readonly string[] | null;
  readonly owes: readonly (readonly string[])[];
  /** Which of the article's sentences it begins with. */
  readonly place: number;
  /** The sentence that stands just before it; `null`: none that could be told. */
  readonly behind: Source | null;
  /** What it asks for where the sentence just before it is not told; `null`: nothing. */
  readonly gap: Gap | null;
  /** It can only be understood where the sentence just before it is told. */
  readonly follows: boolean;
};

/** What the rules know of an article beside a unit's own words. */
type Around = {
  readonly language: Language;
  readonly names: ReadonlySet<string>;
  /** The block that opens the article, and the one where an interview begins. */
  readonly lead: number;
  readonly interview: number | null;
  /** What each sentence owes to those before it. */
  readonly owed: ReadonlyMap<Told, FoundUnit['owes']>;
  /** Which of the article's sentences each is. */
  readonly places: ReadonlyMap<Told, number>;
  fits(text: string): boolean;
};

/**
 * Every text of an article that can stand alone as a post: one to three whole sentences that follow one another,
 * verbatim, over the end of a paragraph too; or one that was too long, shortened.
 */
export function findUnits(article: Article, fits: (text: string) => boolean): FoundUnit[] {
  const { blocks } = article;
  const language = findLanguage(article);
  const lead = findLead(blocks);
  const names = findNameWords(blocks);
  const runs = listRuns(blocks, language);
  const all = runs.flat();
  const owed = language === 'en' ? findOwed(all) : new Map<Told, FoundUnit['owes']>();
  const around = { language, names, lead, interview: findInterview(blocks), owed, fits };
  const places = new Map(all.map((told, place) => [told, place]));
  const near = runs.map((run) => run.filter((told) => (places.get(told) ?? 0) < MOST_SENTENCES));
  return near.flatMap((run) => findInRun(run, { ...around, places }));
}

function findOwed(told: readonly Told[]): ReadonlyMap<Told, FoundUnit['owes']> {
  const introduced = findIntroduced(told.map(({ outside }) => outside));
  return new Map(told.map((one, at) => [one, owesOf(one.outside, at, introduced)]));
}

function findInRun(run: readonly Told[], around: Around): FoundUnit[] {
  return run.flatMap((first, from) => {
    const opens = first.paragraph === around.lead && first.sentence === 0;
    const before = run[from - 1];
    const lean = findLean(first.text, around.language, opens);
    const follows = lean === 'behind' || (!opens && answersBefore(first, around.language));
    if (!first.isWhole || lean === 'never' || (follows && before === undefined)) return [];
    if (answersHeading(first) || confusesPeople(first, before, around.language)) return [];
    const place = around.places.get(first) ?? 0;
    const link = { place, behind: before === undefined ? null : toSource(before), follows };
    if (!around.fits(first.text)) return shortenToUnit(first, opens, around, link);
    const needs = opens || around.language !== 'en' ? null : needsOf(first.text);
    const units: FoundUnit[] = [];
    let text = '';
    for (let to = from; to < Math.min(from + LONGEST, run.length); to += 1) {
      const told = run.slice(from, to + 1);
      const last = run[to] ?? first;
      text += to === from ? last.text : last.gap + last.text;
      if (!last.isWhole || !around.fits(text) || (to > from && !goesOn(told, around.language))) break;
      if (hidesTurn(run, from, to) || leadsOn(told, run[to + 1])) continue;
      if (isSomebodysAnswer(last, around) || !standsAlone(told, around.language, around.names, opens))
        continue;
      const owes = opens ? [] : told.flatMap((one, at) => listOwed(one, told.slice(0, at), around));
      const gap = opens || around.language !== 'en' ? null : readGap(told);
      units.push({ text, sources: told.map(toSource), needs, owes, gap, ...link });
    }
    return units;
  });
}

/** What a sentence owes to those before the unit. */
function listOwed(one: Told, before: readonly Told[], { owed }: Around): FoundUnit['owes'] {
  const said = before.map(({ text }) => text);
  return (owed.get(one) ?? []).filter((stems) => !isSaid(stems, said));
}

function toSource({ paragraph, sentence }: Told): Source {
  return { paragraph, sentence };
}

/** "“It was hard,” she said.": speech about what was told just before. */
function answersBefore({ text, quotations }: Told, language: Language): boolean {
  return language === 'en' && opensWithQuotation(text) && POINTS.test(quotations[0] ?? '');
}

const POINTS =
  /^[“"‘']?(?:(?:And|But|So|Well|Yes|No|Yeah|I think|I know|We know|I guess|I mean),? )?(?:It|That|This|These|Those|They|He|She)(?:[’'](?:s|re|d|ll|ve))?\b|^[“"‘']?(?:And|But|So|Because|Yes|No|Well|Yeah|Absolutely|Then)\b/iu;

/** Short words that are no grammar. */
const NOUN =
  /^(?!(?:the|and|but|for|nor|yet|was|are|has|had|its|his|her|who|why|how|not|all|any|can|may|did|say|too|now|new|old|one|two|six|ten|off|out|per|via|our|she|you|him|own|few|get|got|let|put|set|see|saw|use|due|ago|also)$)\p{Ll}{3}$/u;
/** So many words tell what a sentence is about. */
const TOPIC = 12;

function readGap(told: readonly Told[]): Gap {
  const outsides = told.map(({ outside }) => outside);
  const words =
    told[0]?.text
      .trim()
      .split(/\s+/u)
      .slice(0, TOPIC)
      .join(' ')
      .match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  const topic = words
    .map((word) => word.replace(/[’']s?$/u, ''))
    .filter((word) => isContent(word.toLowerCase()) || NOUN.test(word));
  const [first] = told;
  const said = first !== undefined && opensWithQuotation(first.text) ? first.quotations.slice(0, 1) : [];
  return { lacks: [...strictlyOwes(outsides), ...strictlyOwes(said)], topic };
}

/** Over the end of a paragraph a unit goes on only with what leans on its sentences, or shares a word with them. */
function goesOn(told: readonly Told[], language: Language): boolean {
  const last = told.at(-1);
  const before = told.slice(0, -1);
  if (last === undefined || last.paragraph === before.at(-1)?.paragraph) return true;
  if (dangles(last.text, language, false)) return true;
  const said = new Set(before.flatMap(({ text }) => toWords(text)).filter(isContent));
  return toWords(last.text).some((word) => isContent(word) && said.has(word));
}

/** In an interview plain text is somebody's speech, though nothing in it says whose. */
function isSomebodysAnswer(
  { paragraph, outside, quotations }: Told,
  { interview, language }: Around,
): boolean {
  if (interview === null || paragraph < interview) return false;
  return quotations.length === 0 || !namesSpeaker(outside, language);
}

function shortenToUnit(
  told: Told,
  opens: boolean,
  around: Around,
  link: Pick<FoundUnit, 'place' | 'behind' | 'follows'>,
): FoundUnit[] {
  if (around.language !== 'en') return [];
  const shorter = shorten(told.text, around.fits);
  if (shorter === null || dangles(shorter.text, around.language, opens)) return [];
  const { text, leftOut } = shorter;
  const left: Told = { ...told, text, outside: takeQuotationsOut(text) };
  if (isSomebodysAnswer(left, around) || !standsAlone([left], around.language, around.names, opens))
    return [];
  const { paragraph, sentence } = told;
  return [
    {
      text,
      sources: [{ paragraph, sentence, leftOut }],
      needs: opens ? null : needsOf(text),
      owes: opens ? [] : (around.owed.get(told) ?? []),
      gap: opens ? null : readGap([left]),
      ...link,
    },
  ];
}
