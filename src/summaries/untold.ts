import { DOES, endsNoun, isSaid, LINKS, LONGEST, PINS, toStem, VERB } from './nouns.ts';
import { HAPPENING, ROLE } from './roles.ts';

/** Things that everybody knows without having been told of them. */
const KNOWN =
  /^(?:world|government|public|economy|war|pandemic|internet|web|sun|moon|earth|planet|climate|weather|environment|universe|future|past|present|president|prime minister|pope|queen|king|military|army|media|press|police(?! (?:officer|chief|report|investigation))|market|markets|stock market|dollar|euro|yen|yuan|pound|rich|poor|elderly|best|worst|biggest|largest|smallest|highest|lowest|oldest|youngest|latest|first|last|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|two|three) of|most|more|less|only|global|international|world[’']s|country[’']s|nation[’']s|average|other day|holidays?|truth|north|south|east|west)\b/u;
/** "The Berlin-based startup", "the two men": told before, however they are described. */
const RELATIVE = /^(?:\S+-(?:based|born|year-old|led|backed|owned|run|old|educated|style)|\d[\d,.]*)$/u;
const PARTICIPLE =
  /^(?:accused|charged|convicted|killed|wounded|injured|arrested|suspected|named|called|used|signed|passed|proposed|created|involved|based|located|armed|backed|posted|released|caused|affected|owned|operated|designed|organized|hosted|published)$/u;
const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/u;
const TIMESPAN = /\ban? (?:decade|year|month|week|day|century|while|moment)\b/gu;
const VAGUE =
  /^(?:group|organi[sz]ation|company|firm|agency|team|man|men|woman|women|official|officials|thing|people|site|place|area|region|system|program|event|process)s?$/u;
/** "The", at the start, behind a first phrase ("On Friday, the …"), or in a first noun ("Supporters of the …"). */
const DEFINITE =
  /^([^,]{1,60}, |(?:[\p{L}’'-]+ ){0,3}(?:of|for|against|behind|among) |(?:(?:Apparently|Reflecting|Speaking|Based|Inside|Only|Even|Just|Shortly|Soon|Early|Late|Long|Hours|Days|Weeks|Months|Years)(?: \p{Ll}+)? )?(?:of|for|against|behind|in|on|at|among|during|after|before|under|with|by|when|as|if|while|since|despite|because|where|until|from|to|inside|outside|near|around|over|like|unlike) )?the (\S.*)$/isu;
/** What is done to something untold: "posted the audio online", "disputed the claims". */
const OBJECT =
  /^[^,;:“"]{2,80}? (?:posted|released|denied|denies|rejected|rejects|dismissed|condemned|disputed?|confirmed|discovered|welcomed|criticized|criticised|defended|obtained|aired|published|signed|vetoed|survived|witnessed|described|shared|filmed|captured|deleted|praised|mocked) the (\S.*)$/su;
/** Shorter stems are no nouns that tell anything; characters. */
const SHORTEST_STEM = 3;

/**
 * What a sentence speaks of as known ("The move", "On Friday, the officer"): stems of words, one of which an earlier
 * post must have said. `null`: its own words pin it down, or there is nothing of the kind. English.
 */
export function needsOf(sentence: string): readonly string[] | null {
  const bare = sentence.replace(/^[\s“"‘'([—–-]+/u, '');
  const [, before = '', phrase] = DEFINITE.exec(bare) ?? [];
  if (phrase !== undefined && !isTelling(before)) {
    const needs = findNeeds(phrase, before === '');
    if (needs !== null) return needs;
  }
  const object = OBJECT.exec(bare)?.[1];
  return object === undefined ? null : findNeeds(object, false);
}

/** A first phrase with a name or "a …" in it tells where the thing belongs. */
function isTelling(before: string): boolean {
  const words = before.replace(TIMESPAN, '').split(' ').slice(1);
  // "A pride of Alder, the quay …" describes the very thing.
  if (/^an? .*,/iu.test(before) || /^According to\b/u.test(before)) return false;
  return before.includes(',')
    ? words.some((word) => (/^\p{Lu}/u.test(word) && !CALENDAR.test(word)) || /^an?$/u.test(word))
    : words.some((word) => /^\p{Lu}/u.test(word));
}

/** Nothing farther behind "the" says which; a noun is looked for in what is left as often as "the" stands there. Characters. */
const NEAR = 300;

/** `behind` stands behind "the"; as a subject it may be followed by its name. */
export function findNeeds(behind: string, isSubject: boolean): readonly string[] | null {
  return findNear(behind.slice(0, NEAR), isSubject);
}

function findNear(phrase: string, isSubject: boolean): readonly string[] | null {
  if (KNOWN.test(phrase) || (!isSubject && /^(?:dead|injured|wounded)\b/u.test(phrase))) return null;
  const [near = '', mark = '', behind = ''] =
    /^([^,;:.()“”"!?—–]*?)(--|[,;:.()“”"!?—–]|$)(.*)$/su.exec(phrase)?.slice(1) ?? [];
  const words = near.trim().split(/\s+/u);
  const end = words.findIndex((_, index) => endsNoun(words, index));
  const noun = words.slice(0, end === -1 ? LONGEST : end);
  const heads = (end === -1 ? noun.slice(0, 2) : noun.slice(-1)).filter((word) => !RELATIVE.test(word));
  // "Supporters of the bill call": the verb belongs to others.
  if (noun.length === 2 && end !== -1 && DOES.test(noun[1] ?? '')) heads.push(noun[0] ?? '');
  const [first = ''] = noun;
  // Of "the terrorist group" any group says too little.
  if (noun.length > 1 && VAGUE.test(noun.at(-1) ?? '') && end !== -1) heads[0] = noun.at(-2) ?? '';
  const named = noun.some(
    (word) => /\p{Lu}|\d{4}|^\d+(?:st|nd|rd|th)$/u.test(word) && !isAdjective(noun, word),
  );
  if (named && !RELATIVE.test(first)) return null;
  // "The suspect, Tom Hall, …", "the bill, a compromise, …": told at once.
  if (isSubject && end === -1 && /[,(—–-]/u.test(mark) && /^\s?(?:\p{Lu}|an? )/u.test(behind)) return null;
  const link = end === -1 ? '' : (words[end] ?? '');
  if (PINS.test(link)) return null;
  const tail = words.slice(end + 1);
  if (LINKS.test(link) && tail.length > 0 && !CALENDAR.test(tail[0] ?? '')) {
    if (tail[0] === 'the') return findNear([...tail.slice(1), mark + behind].join(' '), false);
    const pinning = tail
      .slice(0, 5)
      .filter((word) => !CALENDAR.test(word))
      .join(' ');
    if (/\p{Lu}|\d|\ban?\b/u.test(pinning)) return null;
    const tied = tail.slice(0, 2).filter((word) => word.length > 3);
    return [...heads, ...tied].map(toStem).filter((stem) => stem.length > 2);
  }
  // "The man accused of …", "the law passed by …": a clause cut short.
  if (
    PARTICIPLE.test(link) &&
    /^(?:of|by|in|with|to|for|at|on) .*(?:\p{Lu}|\d|\ban?\b)/u.test(tail.slice(0, 6).join(' '))
  )
    return null;
  return heads.map(toStem).filter((stem) => stem.length > 2);
}

/** A person or a happening, behind at most two words: one of many, so which? */
const MANY = new RegExp(
  `^(?:(?!(?:of|in|on|at|to|for|by|with|from|and|or|that|who|is|was|are|were)\\b)[\\p{Ll}\\d’'-]+ ){0,2}(?:${ROLE}s?|${HAPPENING})\\b(?! (?:of|who|whose|that|which|in|from|behind|for|at|to|on|with) )(?!-)`,
  'u',
);

const A_NOUN = /\b[Aa]n? ((?:[\p{L}’'-]+ ?){1,4})/gu;
const ENDS_NOUN = [LINKS, PINS, VERB, /^(?:an?|the|his|her|its|their)$/u];
const THE_NOUN = /\b[Tt]he (?=\p{Ll})/gu;

/** What a nation has one of. */
const NATIONAL =
  /^(?:government|president|presidency|minister|ministry|parliament|people|army|military|navy|police|embassy|ambassador|economy|capital|coast|border|regime|war|media|press|market|league|constitution|language|authorities|leader|leaders|flag|state|public|side|team|dream|revolution|congress|senate|court|currency|community|population|monarch|royal|family|Cup|championship|season|election|elections|delegation|officials|forces|troops|soldiers|king|queen|prince|pope|church)$/u;

/** "the French collective": of which nation, but not which. */
function isAdjective(noun: readonly string[], word: string): boolean {
  if (
    !/^(?:\p{Lu}\p{L}+(?:ish|ese)|American|French|German|Dutch|Greek|Russian|Israeli|Iraqi|Iranian|Indian|European|African|Asian|Mexican|Korean|Italian|Canadian|Australian|Brazilian|Syrian|Egyptian|Ukrainian|Nigerian|Saudi|Belgian|Austrian|Norwegian)$/u.test(
      word,
    )
  )
    return false;
  const last = noun.at(-1) ?? '';
  return word !== last && !NATIONAL.test(last) && noun.filter((one) => /\p{Lu}/u.test(one)).length === 1;
}

/** The things that sentences introduce ("a strike"), as stems of their nouns, each with the place of the sentence. */
export function findIntroduced(sentences: readonly string[]): ReadonlyMap<string, number> {
  const introduced = new Map<string, number>();
  for (const [at, sentence] of sentences.entries()) {
    for (const [, phrase = ''] of sentence.matchAll(A_NOUN)) {
      const words = phrase.trim().split(' ');
      const end = words.findIndex((word, index) => index > 0 && ENDS_NOUN.some((ends) => ends.test(word)));
      // Of "a strike hit the town" the verb is not known, so the two last words count.
      for (const word of words.slice(0, end === -1 ? words.length : end).slice(-2)) {
        const stem = toStem(word);
        if (stem.length > SHORTEST_STEM && !introduced.has(stem)) introduced.set(stem, at);
      }
    }
  }
  return introduced;
}

/**
 * What a sentence calls "the …" inside it though an earlier one introduced it, or though there are many of its kind ("the
 * attack", "the officer"), each as `needsOf` gives it.
 */
export function owesOf(
  sentence: string,
  at: number,
  introduced: ReadonlyMap<string, number>,
): readonly (readonly string[])[] {
  return [...sentence.matchAll(THE_NOUN)].flatMap((match) => {
    const phrase = sentence.slice(match.index + match[0].length);
    const needs = findNeeds(phrase, false);
    if (needs === null) return [];
    const before = [sentence.slice(0, match.index)];
    const head = needs.find((stem) => (introduced.get(stem) ?? Infinity) < at);
    if (head !== undefined) return isSaid([head], before) ? [] : [[head]];
    const isOfMany = MANY.test(phrase) && !isSaid(needs, before);
    return isOfMany ? [needs] : [];
  });
}
