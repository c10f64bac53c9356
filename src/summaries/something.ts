import { ROLE } from './roles.ts';

/** "read it aloud", "four of them": a thing as the object of what somebody does. */
const OBJECT =
  /([\p{L}’']+) (?:it|them)\b(?! (?:is|was|are|were|has|had|have|will|would|could|can|may|might|should|does|did)\b)/gu;
/** Behind these "it" is a subject, or stands for what follows: "made it clear that …". */
const NO_OBJECT =
  /^(?:that|because|as|when|if|while|until|before|after|since|where|which|than|and|but|or|so|though|although|whether|how|why|what|whatever|said|says|say|thinks?|thought|believes?|believed|hopes?|hoped|makes?|made|making|finds?|found|finding|takes?|took|let|lets|is|was|are|were|did|does|do|had|has|would|will|could|should|once|unless|like|of|for|both|all)$/iu;
const DETERMINED =
  /\b(?:an?|the|its|his|her|their|our|this|these|no|every|each|any|some|another|several|many|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|[\p{L}]+[’']s?) ((?:[\p{L}\d’'-]+ ?){1,4})/giu;
const PERSON = new RegExp(`^(?:[\\p{L}\\d’'-]+ ){0,3}?${ROLE}\\b`, 'u');
const TIME =
  /^(?:next |last |same |past |few )*(?:day|week|month|year|morning|afternoon|evening|night|time|moment|hour|minute|second)s?\b/iu;
/** Nouns without an article, before another word for what was done to them: "seized cocaine and burned it". */
const BARE =
  /\b\p{Ll}{3,}(?:ed|s|ing) \p{Ll}{4,}(?: \p{Ll}+){0,3} (?:and|then|to|before|after|so|but)\b|\b\p{Ll}{3,}s\b/u;

/** Whether the first sentence of a post says "it" of a thing that nothing in it can be; `outside` is without quotations. English. */
export function lacksSomething(outside: string): boolean {
  for (const match of outside.matchAll(OBJECT)) {
    const verb = match[1] ?? '';
    if (NO_OBJECT.test(verb)) continue;
    return !namesThing(outside.slice(0, match.index));
  }
  return false;
}

function namesThing(before: string): boolean {
  // "Kestrel said the city had told it": the company that speaks.
  if (/^\p{Lu}[^,]* (?:said|says)\b/u.test(before) && !/\b(?:he|she)\b/u.test(before)) return true;
  const things = [...before.matchAll(DETERMINED)].map(([, noun = '']) => noun.trim());
  if (things.some((noun) => !PERSON.test(noun) && !TIME.test(noun) && !/^\p{Lu}/u.test(noun))) return true;
  return BARE.test(before.replace(/^\p{Lu}\p{L}* /u, '').replace(/, (?:an?|the) [^,]*,/gu, ','));
}
