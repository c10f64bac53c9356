/** Things that everybody knows without having been told of them. */
const KNOWN =
  /^(?:world|government|public|economy|war|pandemic|internet|web|sun|moon|earth|planet|climate|weather|environment|universe|future|past|present|president|prime minister|pope|queen|king|military|army|media|press|police(?! (?:officer|chief|report|investigation))|market|markets|stock market|dollar|euro|yen|yuan|pound|rich|poor|elderly|best|worst|biggest|largest|smallest|highest|lowest|oldest|youngest|latest|first|last|most|more|less|only|global|international|world[’']s|country[’']s|nation[’']s|average|other day|holidays?|truth|north|south|east|west)\b/u;
/** "The Berlin-based startup", "the two men": told before, however they are described. */
const RELATIVE = /^(?:\S+-(?:based|born|year-old|led|backed|owned|run|old|educated|style)|\d[\d,.]*)$/u;
const PINS = /^(?:who|whose|whom|that|which|where|when|to)$/u;
const LINKS =
  /^(?:of|for|in|at|on|from|between|behind|against|about|by|with|near|outside|inside|over|under|into|among|around|across|through|after|before|during|since|within|along|toward|towards|off)$/u;
const VERB =
  /^(?:is|was|are|were|has|had|have|will|would|could|can|may|might|must|should|do|does|did|said|says|say|told|tells|came|comes|went|goes|took|takes|made|makes|got|gets|left|led|began|begins|became|won|lost|gave|gives|shows?|and|or|but|as|not|also|then|now|already|still|just|never|recently|later|this|last|than)$|(?:ed|ing|ly)$/u;
const PARTICIPLE =
  /^(?:accused|charged|convicted|killed|wounded|injured|arrested|suspected|named|called|used|signed|passed|proposed|created|involved|based|located|armed|backed|posted|released|caused|affected|owned|operated|designed|organized|hosted|published)$/u;
const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/u;
const TIMESPAN = /\ban? (?:decade|year|month|week|day|century|while|moment)\b/gu;
/** "The", at the start, behind a first phrase ("On Friday, the …"), or in a first noun ("Supporters of the …"). */
const DEFINITE =
  /^([^,]{1,60}, |(?:[\p{L}’'-]+ ){0,3}(?:of|for|against|behind|among) |(?:(?:Apparently|Reflecting|Speaking|Based|Inside|Only|Even|Just|Shortly|Soon|Early|Late|Long|Hours|Days|Weeks|Months|Years)(?: \p{Ll}+)? )?(?:of|for|against|behind|in|on|at|among|during|after|before|under|with|by|when|as|if|while|since|despite|because|where|until|from|to|inside|outside|near|around|over|like|unlike) )?the (\S.*)$/isu;
/** What is done to something untold: "posted the audio online", "disputed the claims". */
const OBJECT =
  /^[^,;:“"]{2,80}? (?:posted|released|denied|denies|rejected|rejects|dismissed|condemned|disputed?|confirmed|discovered|welcomed|criticized|criticised|defended|obtained|aired|published|signed|vetoed|survived|witnessed|described|shared|filmed|captured|deleted|praised|mocked) the (\S.*)$/su;
/** Shorter stems are no nouns that tell anything; characters. */
const SHORTEST_STEM = 3;
/** A noun of a few words; what comes behind it tells whether it is pinned down. */
const LONGEST = 4;

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

/** `phrase` stands behind "the"; as a subject it may be followed by its name. */
function findNeeds(phrase: string, isSubject: boolean): readonly string[] | null {
  if (KNOWN.test(phrase) || (!isSubject && /^(?:dead|injured|wounded)\b/u.test(phrase))) return null;
  const [near = '', mark = '', behind = ''] = /^([^,;:.()“”"!?—–]*)(.?)(.*)$/su.exec(phrase)?.slice(1) ?? [];
  const words = near.trim().split(/\s+/u);
  const end = words.findIndex(
    (word, index) => index > 0 && (LINKS.test(word) || PINS.test(word) || VERB.test(word)),
  );
  const noun = words.slice(0, end === -1 ? LONGEST : end);
  const heads = (end === -1 ? noun.slice(0, 2) : noun.slice(-2)).filter((word) => !RELATIVE.test(word));
  const [first = ''] = noun;
  const named = noun.some((word) => /\p{Lu}|\d{4}|^\d+(?:st|nd|rd|th)$/u.test(word));
  if (named && !RELATIVE.test(first)) return null;
  // "The suspect, Tom Hall, …", "the bill, a compromise, …": told at once.
  if (isSubject && end === -1 && /[,(—–]/u.test(mark) && /^\s?(?:\p{Lu}|an? )/u.test(behind)) return null;
  const link = end === -1 ? '' : (words[end] ?? '');
  if (PINS.test(link)) return null;
  const tail = words.slice(end + 1);
  if (LINKS.test(link) && tail.length > 0 && !CALENDAR.test(tail[0] ?? '')) {
    if (tail[0] === 'the') return findNeeds([...tail.slice(1), mark + behind].join(' '), false);
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

const A_NOUN = /\b[Aa]n? ((?:[\p{L}’'-]+ ?){1,4})/gu;
const ENDS_NOUN = [LINKS, PINS, VERB, /^(?:an?|the|his|her|its|their)$/u];
const THE_NOUN = /\bthe (?=\p{Ll})/gu;

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

/** What a sentence calls "the …" inside it though an earlier one introduced it, each as `needsOf` gives it. */
export function owesOf(
  sentence: string,
  at: number,
  introduced: ReadonlyMap<string, number>,
): readonly (readonly string[])[] {
  return [...sentence.matchAll(THE_NOUN)].flatMap((match) => {
    const needs = findNeeds(sentence.slice(match.index + match[0].length), false);
    const head = needs?.find((stem) => (introduced.get(stem) ?? Infinity) < at);
    return head === undefined || isSaid([head], [sentence.slice(0, match.index)]) ? [] : [[head]];
  });
}

/** Whether one of the words that `needs` asks for is said in these texts. */
export function isSaid(needs: readonly string[], texts: readonly string[]): boolean {
  const said = texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return needs.some((stem) =>
    said.some((word) => (stem.length > 3 ? word.startsWith(stem) : toStem(word) === stem)),
  );
}

function toStem(word: string): string {
  const bare = word
    .toLowerCase()
    .replace(/[’']s?$/u, '')
    .replace(/^.*-/u, '');
  return bare.length > 3 ? bare.replace(/(?:ies|y|s)$/u, '') : bare;
}
