import { findQuotations } from '../model/quotes.ts';

/** A sentence that lost whole parts, and the parts as they stood, in order. */
type Shortened = { readonly text: string; readonly leftOut: readonly string[] };
/** A part of a sentence that may go: offsets, `end` behind it. */
type Part = { readonly start: number; readonly end: number };

/** What a part must not say: no, perhaps, about, how many, if, or who said so. */
const KEPT = new RegExp(
  `\\d|["“”‘„«»]|\\b(?:${[
    "no|not|never|none|nobody|nothing|neither|nor|without|hardly|barely|scarcely|few|little|only|except|unless|rarely|seldom|cannot|\\p{L}+n[’']t|fail(?:s|ed)?|den(?:y|ies|ied)|refus(?:es|ed)|reject(?:s|ed)",
    'about|around|nearly|almost|roughly|approximately|some|likely|unlikely|possibly|probably|perhaps|maybe|may|might|could|would|can|should|seem(?:s|ed|ingly)?|appear(?:s|ed)?|apparent(?:ly)?|alleged(?:ly)?|reported(?:ly)?|suspected|accused|tentative(?:ly)?|potential(?:ly)?|preliminary|unconfirmed|so-called|purported(?:ly)?|presumably|estimated|expected|believed|thought|considered|claim(?:s|ed)?|theory|paper|principle|if|whether|though|although|but|while|or|either|more|less|than|least|up to|over|under',
    'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|twice|percent|first|second|most|all|every|both|many|several',
    'said|says|say|told|tells|according|wrote|writes|added|argued?|argues|warned|asked|called|calls|reported|announced|cited|citing|quoted',
  ].join('|')})\\b`,
  'iu',
);
/** "with (the approval of) the judge", "— and relevant —": bound to what stands beside it. */
const TORN = /^\P{L}*(?:and|nor|of|to)\b|\b(?:of|to|for|in|on|at|by|with|from|the|an?|and|as)\P{L}*$/iu;
/** Where or on which day somebody spoke or something happened; what scopes a rule ("In Texas, …") stays. */
const INTRODUCTION =
  /^(?:On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|Earlier (?:on )?(?:this week|this month|this year|\p{Lu}\p{Ll}+day)|(?:Speaking|Appearing|Testifying) [^,]{4,110}|In an? (?:statement|interview|letter|speech|e-?mail|post|tweet|memo|report|briefing)(?: [^,]{2,110})?|At an? (?:news conference|press conference|briefing|hearing|rally|meeting|ceremony)(?: [^,]{2,110})?), (?=\p{Lu})/u;
/** "Following two days of talks in Kuala Lumpur, Malaysia, ": what went on before somebody did something; for how long may go with it. */
const LASTED =
  /^(?:Following|After) (?:an?|two|three|four|five|six|seven|eight|nine|ten|several|many) (?:minutes|hours?|days?|weeks?|months?|years?) of\b/u;
const PRECEDED =
  /^(?:Following|After) (?:\p{Ll}+) (?:minutes|hours?|days?|weeks?|months?|years?) of [^“”"‘;:()—–]{4,160}?, (?=\p{Lu}[^,]{2,80}? (?:told|said|\p{Ll}{2,}ed)\b)/u;
const PARENTHESIS = /\s\([^()]{2,140}\)|\s?(?:—|–|--)\s?[^—–]{3,140}?(?:—|–|--)(?=\s?\p{Ll})/gu;
const PREDICATE =
  'was|were|is|are|has|had|have|will|met|went|took|won|lost|left|made|came|became|got|held|led|began|rose|fell|died|grew|fought|ran|sent|set|cut|put|built|bought|sold|\\p{Ll}{2,}ed';
/** ", a retired judge," between a name and what the named one did: no item of a list, no clause that says which one. */
const APPOSITION = new RegExp(
  `(?<=\\p{Lu}[\\p{L}’'-]*\\p{L}), (?:an?|the|whose|who|which|his|her|its|their|formerly|once|signed|published|released|founded|built|based|opened|launched|written|led|known) (?![^,]*\\b(?:and|or)$)[^,;:()—–]{3,140},(?= (?:${PREDICATE})\\b)`,
  'gu',
);

/**
 * Leaves whole parts out of a sentence that is too long, as few as make it fit: an introduction, a parenthesis, an
 * apposition between commas. Never inside a quotation, never a part that denies, hedges, counts or says who said it.
 * `null`: what may go is not enough. English.
 */
export function shorten(sentence: string, fits: (text: string) => boolean): Shortened | null {
  const parts = findParts(sentence);
  const choices = listChoices(parts).map((choice) => ({ choice, length: lengthOf(choice) }));
  for (const { choice } of choices.sort((a, b) => a.length - b.length)) {
    const text = takeOut(sentence, choice);
    if (fits(text))
      return { text, leftOut: choice.map(({ start, end }) => sentence.slice(start, end).trim()) };
  }
  return null;
}

function findParts(sentence: string): Part[] {
  const quotations = findQuotations(sentence);
  const found = [
    INTRODUCTION.exec(sentence),
    PRECEDED.exec(sentence),
    ...sentence.matchAll(PARENTHESIS),
    ...sentence.matchAll(APPOSITION),
  ];
  const parts = found.flatMap((match) => {
    if (match === null || KEPT.test(match[0].replace(LASTED, '')) || TORN.test(match[0])) return [];
    const part = { start: match.index, end: match.index + match[0].length };
    const isTouched = quotations.some(({ start, end }) => part.start < (end ?? Infinity) && start < part.end);
    return isTouched ? [] : [part];
  });
  return parts
    .sort((a, b) => a.start - b.start)
    .filter((part, index) => (parts[index - 1]?.end ?? 0) <= part.start);
}

/** One part, or two or three of at most the first five. */
function listChoices(parts: readonly Part[]): Part[][] {
  const choices: Part[][] = [[]];
  for (const part of parts.slice(0, 5)) choices.push(...choices.map((choice) => [...choice, part]));
  return choices.filter((choice) => choice.length > 0 && choice.length <= 3);
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { start, end }) => sum + end - start, 0);
}

function takeOut(sentence: string, parts: readonly Part[]): string {
  let from = 0;
  let left = '';
  for (const { start, end } of parts) {
    left += sentence.slice(from, start);
    from = end;
  }
  return (left + sentence.slice(from)).trim();
}
