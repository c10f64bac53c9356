/** What pins a noun down behind it. */
export const PINS = /^(?:who|whose|whom|that|which|where|when|to)$/u;
/** Prepositions that may tie a noun to another. */
export const LINKS =
  /^(?:of|for|in|at|on|from|between|behind|against|about|by|with|near|outside|inside|over|under|into|among|around|across|through|after|before|during|since|within|along|toward|towards|off)$/u;
/** Words that end a noun, most of them verbs. */
export const VERB =
  /^(?:is|was|are|were|has|had|have|will|would|could|can|may|might|must|should|do|does|did|said|says|say|told|tells|came|comes|went|goes|took|takes|made|makes|got|gets|left|led|began|begins|became|won|lost|gives|shows?|hit|shot|struck|became|gave|spent|found|held|grew|fell|rose|sent|met|ran|put|kept|brought|stood|sat|saw|knew|wrote|spoke|broke|drew|drove|flew|paid|built|bought|sold|caught|taught|shut|let|read|bore|sank|swept|threw|wore|slept|fought|sought|burst|crept|dealt|rang|sang|stole|swam|tore|woke|and|or|but|as|not|also|then|now|already|still|just|never|recently|later|this|last|than)$|(?:ed|ing|ly|n[’']t)$/u;
const DETERMINER =
  /^(?:an?|the|his|her|its|their|our|my|this|these|those|he|she|it|they|we|I|you|him|them|one|some|any|no|both|each|every|next|once)$/u;
/** Verbs of the present; in the form that fits the noun before them. */
export const DOES =
  /^(?:includ|appear|show|com|mak|tak|need|want|help|offer|fac|call|featur|follow|seem|contain|depict|run|work|play|remain|reveal|suggest|describ|provid|begin|end|start|giv|get|see|look|leav|liv|stand|sit|know|think|believ|hop|plan|mean|mark|rais|bring|allow|requir|touch|cap|star|open|clos|claim|argu|not|add|warn|explain|continu|hold|keep|turn|mov|caus|creat|us|serv|lead|carri|carry|fail|rel|reli|rely|tri|try|act|feel|agre|disagre|insist|expect|ask|urg|represent|address|reflect|refer|focus|propos|serv|set|aim|seek|fall|rise|grow|meet|pay|put|cost|stem|go|arriv|spend|sell|buy|boast|air|vow|den|deni|warn|kick|launch|host|produc|receiv|reach|return|spread|visit|watch|wear|writ|admit|announc|appl|appli|believ|belong|celebrat|choos|consist|cover|decid|depend|deserv|develop|draw|driv|eat|enjoy|examin|exist|express|fight|gain|improv|influenc|kill|lack|last|mention|occur|operat|own|pass|perform|predict|prefer|prevent|promis|prov|push|recall|reduc|refus|releas|replac|report|respond|result|sound|support|surviv|target|teach|tell|threaten|treat|trigger|understand|vari|view|weigh|worri)(?:e?s|e)?$/u;
/** They end like verbs. */
const DEED =
  /(?:shooting|bombing|killing|slaying|meeting|building|hearing|ruling|painting|finding|recording|wedding|funding|spending|warning|landing|kidnapping|stabbing|hanging|beating|screening|gathering|training|sentencing|filing|booking|listing|offering|evening|morning|opening|ceiling|feeling|being)s?$|^(?:wing|king|ring|spring|string|thing|seed|speed|feed|weed|breed|bed|shed|red)s?$/u;
/** A noun of a few words; what comes behind it tells whether it is pinned down. */
export const LONGEST = 4;

/** Whether a noun that begins with the first word has ended before this one. */
export function endsNoun(words: readonly string[], at: number): boolean {
  const [before = '', word = ''] = [words[at - 1], words[at]];
  if (at === 0 || DEED.test(word)) return false;
  if ([LINKS, PINS, VERB, DETERMINER].some((rule) => rule.test(word))) return true;
  return DOES.test(word) && word.endsWith('s') !== /(?:[^s]s|men|people|children|police)$/u.test(before);
}

/** The noun of a phrase (the last word before its end, or the first where no end is seen), and the noun before it: "the harbour wall". */
export function findHeads(phrase: string): readonly string[] {
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
