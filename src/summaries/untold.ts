import { HAPPENING, ROLE } from './roles.ts';

/** Things that everybody knows without having been told of them. */
const KNOWN =
  /^(?:world|government|public|economy|war|pandemic|internet|web|sun|moon|earth|planet|climate|weather|environment|universe|future|past|present|president|prime minister|pope|queen|king|military|army|media|press|police(?! (?:officer|chief|report|investigation))|market|markets|stock market|dollar|euro|yen|yuan|pound|rich|poor|elderly|best|worst|biggest|largest|smallest|highest|lowest|oldest|youngest|latest|first|last|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|two|three) of|most|more|less|only|global|international|world[’']s|country[’']s|nation[’']s|average|other day|holidays?|truth|north|south|east|west)\b/u;
/** "The Berlin-based startup", "the two men": told before, however they are described. */
const RELATIVE = /^(?:\S+-(?:based|born|year-old|led|backed|owned|run|old|educated|style)|\d[\d,.]*)$/u;
const PINS = /^(?:who|whose|whom|that|which|where|when|to)$/u;
const LINKS =
  /^(?:of|for|in|at|on|from|between|behind|against|about|by|with|near|outside|inside|over|under|into|among|around|across|through|after|before|during|since|within|along|toward|towards|off)$/u;
const VERB =
  /^(?:is|was|are|were|has|had|have|will|would|could|can|may|might|must|should|do|does|did|said|says|say|told|tells|came|comes|went|goes|took|takes|made|makes|got|gets|left|led|began|begins|became|won|lost|gives|shows?|hit|shot|struck|became|gave|spent|found|held|grew|fell|rose|sent|met|ran|put|kept|brought|stood|sat|saw|knew|wrote|spoke|broke|drew|drove|flew|paid|built|bought|sold|caught|taught|shut|let|read|bore|sank|swept|threw|wore|slept|fought|sought|burst|crept|dealt|rang|sang|stole|swam|tore|woke|and|or|but|as|not|also|then|now|already|still|just|never|recently|later|this|last|than)$|(?:ed|ing|ly)$/u;
const DETERMINER =
  /^(?:an?|the|his|her|its|their|our|my|this|these|those|he|she|it|they|we|I|you|him|them|one|some|any|no|both|each|every|next|once)$/u;
/** Verbs of the present; in the form that fits the noun before them. */
const DOES =
  /^(?:includ|appear|show|com|mak|tak|need|want|help|offer|fac|call|featur|follow|seem|contain|depict|run|work|play|remain|reveal|suggest|describ|provid|begin|end|start|giv|get|see|look|leav|liv|stand|sit|know|think|believ|hop|plan|mean|mark|rais|bring|allow|requir|touch|cap|star|open|clos|claim|argu|not|add|warn|explain|continu|hold|keep|turn|mov|caus|creat|us|serv|lead|carri|carry|fail|rel|reli|rely|tri|try|act|feel|agre|disagre|insist|expect|ask|urg|represent|address|reflect|refer|focus|propos|serv|set|aim|seek|fall|rise|grow|meet|pay|put|cost|stem|go|arriv)(?:e?s|e)?$/u;
/** They end like verbs. */
const DEED =
  /(?:shooting|bombing|killing|slaying|meeting|building|hearing|ruling|painting|finding|recording|wedding|funding|spending|warning|landing|kidnapping|stabbing|hanging|beating|screening|gathering|training|sentencing|filing|booking|listing|offering|evening|morning|opening|ceiling|feeling|being)s?$|^(?:wing|king|ring|spring|string|thing|seed|speed|feed|weed|breed|bed|shed|red)s?$/u;
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

/** Whether a noun that begins with the first word has ended before this one. */
function endsNoun(words: readonly string[], at: number): boolean {
  const [before = '', word = ''] = [words[at - 1], words[at]];
  if (at === 0 || DEED.test(word)) return false;
  if ([LINKS, PINS, VERB, DETERMINER].some((rule) => rule.test(word))) return true;
  return DOES.test(word) && /s$/u.test(word) !== /(?:[^s]s|men|people|children|police)$/u.test(before);
}

/** `phrase` stands behind "the"; as a subject it may be followed by its name. */
function findNeeds(phrase: string, isSubject: boolean): readonly string[] | null {
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

/** A person or a happening, behind at most two words: one of many, so which? */
const MANY = new RegExp(
  `^(?:(?!(?:of|in|on|at|to|for|by|with|from|and|or|that|who|is|was|are|were)\\b)[\\p{Ll}\\d’'-]+ ){0,2}(?:${ROLE}s?|${HAPPENING})\\b(?! (?:of|who|whose|that|which|in|from|behind|for|at|to|on|with) )(?!-)`,
  'u',
);

const A_NOUN = /\b[Aa]n? ((?:[\p{L}’'-]+ ?){1,4})/gu;
const ENDS_NOUN = [LINKS, PINS, VERB, /^(?:an?|the|his|her|its|their)$/u];
const THE_NOUN = /\bthe (?=\p{Ll})/gu;

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

/** "Ocalan's letter": what somebody has many of, or did once. */
const OWNED = new RegExp(
  `(?<=\\p{Lu}[\\p{L}’'-]*(?:[’']s|s[’']) )(?:\\p{Ll}+ )?(?<noun>${HAPPENING}|letter|offer|gesture|view|belief|reaction|response|approach)\\b(?! (?:of|who|whose|that|which|to)\\b)`,
  'gu',
);

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

/** What stands in a place that has one, or is part of everything: no follower asks which. */
const PARTIAL =
  /^(?:country|nation|state|city|town|region|area|capital|neighbou?rhood|community|island|continent|globe|ground|floor|road|roads|street|streets|border|coast|sea|ocean|sky|air|beach|water|hospital|airport|scene|field|stage|line|time|moment|day|days|night|morning|afternoon|evening|week|weekend|month|year|years|decade|century|season|summer|winter|spring|fall|autumn|hour|minute|end|beginning|start|middle|cent(?:er|re)|top|bottom|back|front|side|heart|edge|rest|way|head|face|leg|arm|chest|neck|shoulder|mind|body|phone|door|table|money|right|left|law|authorities|future|past|issue|issues|situation|people|public|nation[’']s|federal government|general public|same time|long run|long term|ability|need|chance|opportunity|risk|possibility|idea|fact|kind|sort|type|number|amount|majority|lead|job|news|market|other hand|process|works|table|making|letter|death|age|dark|cold|heat|rain|snow|wind|home|house|family|Internet|internet|wheel|bench|ball|net|crowd|audience|poll|polls|ballot|floor|wild|lot|clock|record|books|sidelines|outskirts|suburbs|aftermath|wake|form|name|age|rate|cost|price|percent|same|like|meantime|late|early|mid)\b(?!-)/u;

/**
 * Everything that sentences call "the …" though neither their own words nor those before them tell it, each as the
 * words of which one must have been told; for what stands behind a gap, where nothing is in a follower's mind but the posts.
 */
export function strictlyOwes(sentences: readonly string[]): readonly (readonly string[])[] {
  const text = sentences.join(' ');
  const first = sentences[0] ?? '';
  const pointed = [...text.matchAll(POINTED), ...text.matchAll(ANOTHER), ...text.matchAll(OWNED)].flatMap(
    ({ index, groups }) => {
      const word = (groups?.['noun'] ?? '').toLowerCase();
      return TIMELY.test(word) || isSaidExactly(word, [text.slice(0, index)]) ? [] : [[word]];
    },
  );
  const definite = [...first.matchAll(/\b[Tt]he (?=\p{Ll})/gu)].flatMap((match) => {
    const phrase = first.slice(match.index + match[0].length);
    if (PARTIAL.test(phrase)) return [];
    // "the statement when …": a clause of time does not say which.
    const needs = findNeeds(phrase.replace(UNPINNED, '$1,'), false);
    if (needs === null || needs.length === 0) return [];
    const heads = findHeads(phrase);
    const before = [first.slice(0, match.index)];
    return heads.some((word) => isSaidExactly(word, before)) ? [] : [heads];
  });
  return [...pointed, ...definite];
}

const UNPINNED = /^((?:\p{Ll}+ ){0,2}\p{Ll}+) (?:when|where)\b/u;
/** "another man": of whom one was told. */
const ANOTHER =
  /\b[Aa]nother (?!day|way|thing|reason|time|example|year|step|level|day|week|month|man|woman|person|country|state|city|one|two|three)(?:\p{Ll}+ )?(?<noun>\p{Ll}{3,})(?= (?:of|in|and|was|were|is|are|has|have|had|will|said|says|told|to|for|on|at|from|with|by|who|that)\b|[,.;:])/gu;
/** "this network", "those hurdles": what is pointed at. */
const POINTED =
  /\b(?:[Tt]his|[Tt]hese|[Tt]hose) (?<noun>\p{Ll}{3,})(?= (?:of|in|and|was|were|is|are|has|have|had|will|would|could|can|may|might|to|for|on|at|from|with|by)\b|[,.;:])/gu;
const TIMELY =
  /^(?:year|years|week|month|weekend|morning|afternoon|evening|night|season|time|summer|winter|spring|fall|autumn|decade|century|day|days|who|with|was|were|is|are|in|on|at|from|has|have|under|caught|killed|charged|arrested|country|article|newspaper)$/u;

/** The noun of a phrase (the last word before its end, or the first where no end is seen), and the noun before it: "the harbour wall". */
function findHeads(phrase: string): readonly string[] {
  const near = /^(?:(?!--)[^,;:.()“”"!?—–])*/u.exec(phrase)?.[0] ?? '';
  const words = near.trim().split(/\s+/u);
  const end = words.findIndex((_, index) => endsNoun(words, index));
  const noun = end === -1 ? words : words.slice(0, end);
  // "the harbour's traffic" is known by its harbour.
  const owner = noun.find((word) => /[’']s$|s[’']$/u.test(word));
  const heads =
    owner !== undefined
      ? [owner]
      : end === -1 && noun.length >= LONGEST
        ? noun.slice(0, 1)
        : noun.slice(-2).reverse();
  return heads.map((head) =>
    head
      .toLowerCase()
      .replace(/[’']s?$/u, '')
      .replace(/^.*-/u, ''),
  );
}

/** Whether a word is said, in the singular if it is one: of "two schools" nobody knows which is "the school". */
export function isSaidExactly(word: string, texts: readonly string[]): boolean {
  if (word.endsWith('s')) return isSaid([toStem(word)], texts);
  return texts.some((text) =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some(
      (other) => other.startsWith(word) && other !== `${word}s` && other !== `${word}es`,
    ),
  );
}

/** Whether one of the words that `needs` asks for is said in these texts. */
export function isSaid(needs: readonly string[], texts: readonly string[]): boolean {
  const said = texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return needs.some((stem) =>
    said.some((word) => (stem.length > 3 ? word.startsWith(stem) : toStem(word) === stem)),
  );
}

/** A word without the ending of its plural or possessive, in small letters. */
export function toStem(word: string): string {
  const bare = word
    .toLowerCase()
    .replace(/[’']s?$/u, '')
    .replace(/^.*-/u, '');
  return bare.length > 3 ? bare.replace(/(?:ies|y|s)$/u, '') : bare;
}
