import { takeSpeechOut } from './speech.ts';

/** What a post leans on that it does not hold. */
export type Lean =
  | 'pronoun'
  | 'connective'
  | 'part'
  | 'untold thing'
  | 'no antecedent'
  | 'fragment'
  | 'first person'
  | 'other leaning';

const PRONOUN =
  /^(?:he|she|they|it|its|it['’]s|he['’]s|she['’]s|they['’](?:re|ve|ll|d)|he['’]d|she['’]d|his|hers?|him|their|theirs|them|this|that|that['’]s|these|those|such)\b/iu;
const CONNECTIVE =
  /^(?:but|and|or|nor|so|yet|then|thus|hence|however|therefore|moreover|furthermore|nevertheless|nonetheless|meanwhile|still|instead|indeed|also|besides|additionally|similarly|likewise|otherwise|consequently|accordingly|conversely|separately|finally|later|earlier|afterwards?|eventually|elsewhere|again|too|even so|as such|as a result|in turn|in addition|in (?:contrast|response|fact|short|particular|other words|return|all|total)|by contrast|for (?:example|instance|one|now|that|his part|her part|their part)|on the (?:other hand|contrary|one hand)|on top of|at (?:the same|that|the) time|at (?:least|first|last|one point)|after (?:all|that|this|which)|before (?:that|this)|above all|of course|rather|perhaps|maybe|yes|no(?=,)|well|oh|plus|sure|since then|until (?:then|now)|back then|so far|next|once again|what['’]s more|what is more|worse|better still|even worse|even more|only then|not only|not that|because of (?:that|this|it)|despite (?:that|this|these|it)|apart from (?:that|this)|aside from (?:that|this)|to (?:that|this) end|with (?:that|this|these|those)|here|there|now|just|only|why|how|what|where|who|if so|if not|either|neither|unsurprisingly|surprisingly|unfortunately|fortunately|ironically|notably|importantly|crucially|interestingly|initially|previously|subsequently|ultimately|first|second|secondly|third|thirdly|though|although it|asked (?:if|whether|about|why|how) (?:he|she|they|it|this|that|the)|when asked (?:if|whether|about) (?:he|she|they|it|this|that)|let['’]s|sorry|don['’]t|probably|in reply|not (?:according|so|quite|yet|exactly|really|everyone|necessarily))(?=[\s,:;—–-]|$)(?! (?:lady|minister|division|world|grade|degree|half|quarter|nations?|class)\b)/iu;
const PART =
  /^(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|part|half|most|many|some|several|few|none|all|each|both|members|among) of (?:the|them|those|these|its|his|her|their|whom|which|us)\b|among (?:them|those|the)\b|(?:another|others?|the others?)\b|(?:\p{L}+|\d+) (?:others|more)\b|(?:some|many|most|several|few|all|none|each|both|one|two|three|more|others) (?:are|were|was|is|have|has|had|will|would|can|could|say|says|said|wrote|told|believe|think|also|even|,))/iu;
/** "The", also behind a clause ("On Friday, the …") or three words ("Supporters of the …"), up to four words, and what follows. */
const DEFINITE =
  /^(?:[^,]{1,60}, |(?:[\p{L}-]+ ){0,3}(?:of|for|against|behind|in|on|at|among|during|after|before|under|with|by) )?the ((?:[\p{Ll}\d’'-]+ ?){1,4})(.*)$/su;
const LINK =
  /^(?:of|for|who|whose|whom|that|which|in|at|on|from|between|behind|against|about|to|by|with|where|when|near|outside)$/u;
const KNOWN =
  /^(?:world|government|public|economy|internet|sun|moon|earth|planet|climate|future|past|president|prime minister|pope|queen|king|military|army|media|press|weather|universe|sky|number of|majority|first|last|most|best|worst|biggest|largest|oldest|youngest|latest|more|less|only|U\.S\.|united)\b/iu;
const NOBODY_YET = /\b(?:he|she|him|his|hers?|himself|herself)\b/u;
const NOTHING_YET = /\b(?:they|them|their|theirs|themselves)\b/u;
const PERSON =
  /\p{Lu}\p{Ll}+|\b(?:an?|one) (?:[\p{L}\d-]+ ){0,4}\p{L}+|\b(?:everyone|someone|anyone|nobody|who)\b/u;
const SEVERAL =
  /\p{Lu}\p{Ll}+|\p{L}{3,}s\b|\b(?:people|men|women|children|police|everyone|staff|team|family)\b/u;
/** Capitalised for standing first, not for being a name. */
const OPENER =
  /^\W*(?:when|while|as|after|before|if|since|although|though|despite|during|for|with|without|on|in|at|by|from|to|of|because|once|until|unlike|like|under|over|last|every|according|where|whether|a|an|the|\p{L}+(?:ing|ed|rn))(?= )/iu;
/** "On Facebook, he", "Born in Leeds, she". */
const PRONOUN_BEHIND_COMMA =
  /^\W*(?:on|in|at|from|to|for|by|with|since|during|before|after|until|once|as|like|unlike|under|over|of|last|every|\p{L}+(?:ing|ed|rn)) [^,]{1,60}, (?:he|she|they|it(?! (?:is|was|took|has)\b))\b/iu;
const ACTOR =
  /\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+|\p{Lu}\p{Ll}+ (?:was|is|had|has|said|told|came|went|left|became|took|died)\b/u;
/** "Probably not." answers what the post does not ask; words. */
const FRAGMENT = 4;
const FIRST =
  /^.*?\p{Ll}{2}(?<!\b(?:Gov|Sen|Rep|Gen|Mr|Mrs|Ms|Dr|St|Lt|Sgt|Col|Capt|Jr|Sr|Inc|Corp|Co|Ltd|Rev|Prof|Jan|Feb|Aug|Sept|Oct|Nov|Dec))[.!?]["”’')]*(?=\s|$)/su;
const MINE = /\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves|I['’](?:m|ve|d|ll)|we['’](?:re|ve|ll|d))\b/iu;
const LEANING =
  /\b(?:(?<!but )also|too[,.]|as well[,.]|the (?:latter|former|same|other|others|rest|pair|duo|two|three)\b|such an?|these|those (?!who|with|in|of)|this (?!year|week|month|spring|summer|autumn|fall|winter|season|morning|afternoon|evening|weekend|century|decade)|that (?:same |very )?(?:move|decision|deal|figure|number|day|year|time|case|plan|point|amount|night|moment|trip|game|incident)|instead|however|therefore|meanwhile|for instance|for example|again\b|another|in turn|do so|did so|doing so|added\b|went on|continued\b)/iu;

/** What stands around a post: whether it opens the article, and the text of the posts before it. */
export type Around = { readonly opensArticle: boolean; readonly told: string };

/**
 * Why a reader would ask "who?" or "what?" at the beginning of a post, or `null`. A definite thing ("the move") is
 * known when a post before it has told one of its words; a pronoun has to be known from the post itself. Written for the
 * bench and stricter than the program's own rule: better a good post too many than a bad one too few. English.
 */
export function findDangling(text: string, around: Around): Lean | null {
  const bare = text
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^[A-Z][A-Za-z ,.]{2,40} \(CNN\)\s*(?:--\s*)?/u, '');
  const outside = takeSpeechOut(text);
  if (PRONOUN.test(bare)) return 'pronoun';
  if (CONNECTIVE.test(bare)) return 'connective';
  if (MINE.test(outside.replace(/\bUS\b/gu, ''))) return 'first person';
  if (lacksAntecedent(outside) || asksWhom(text)) return 'no antecedent';
  if (around.opensArticle) return null;
  if (firstOf(bare).split(' ').length < FRAGMENT) return 'fragment';
  if (PART.test(bare)) return 'part';
  return isUntold(firstOf(bare), around.told) ? 'untold thing' : null;
}

/** The same, and words anywhere in the first sentence that lean on what stood before it. */
export function findLean(text: string, around: Around): Lean | null {
  const dangling = findDangling(text, around);
  if (dangling !== null || around.opensArticle) return dangling;
  return LEANING.test(firstOf(takeSpeechOut(text))) ? 'other leaning' : null;
}

function firstOf(text: string): string {
  return FIRST.exec(text)?.[0] ?? text;
}

/** A pronoun before anybody or anything that it could mean. "When he was 15, González …" tells at once whom. */
function lacksAntecedent(outside: string): boolean {
  const lead = /^[^,]*/u.exec(outside)?.[0] ?? '';
  if (PRONOUN_BEHIND_COMMA.test(outside) && !ACTOR.test(lead.replace(OPENER, ''))) return true;
  const tellsLate =
    OPENER.test(outside) && !/^, (?:he|she|they|it|this|that)\b/iu.test(outside.slice(lead.length));
  const lacks = (pronoun: RegExp, noun: RegExp): boolean => {
    const at = outside.search(pronoun);
    if (at === -1 || (tellsLate && at < lead.length && lead.length < outside.length)) return false;
    return !noun.test(outside.slice(0, at).replace(OPENER, ''));
  };
  return lacks(NOBODY_YET, PERSON) || lacks(NOTHING_YET, SEVERAL);
}

/** "You should call him," a lawyer said: a post that opens with speech about somebody not yet named. */
function asksWhom(text: string): boolean {
  const speech = /^["“'‘]([^"“”]*)/u.exec(text)?.[1] ?? '';
  const at = speech.search(/\b(?:he|she|him|her|his|they|them|their)\b/u);
  return (
    at !== -1 && !PERSON.test(speech.slice(0, at).slice(1)) && !SEVERAL.test(speech.slice(0, at).slice(1))
  );
}

/** "The move", "On Friday, the officer": a definite thing that no name, number, clause or earlier post pins down. */
function isUntold(first: string, told: string): boolean {
  const [, noun = '', rest = ''] = DEFINITE.exec(first.charAt(0).toLowerCase() + first.slice(1)) ?? [];
  if (noun === '' || KNOWN.test(noun) || /\d/.test(noun)) return false;
  const words = noun.trim().split(' ');
  const at = words.findIndex((word) => LINK.test(word));
  const named = at === -1 ? words : words.slice(0, at);
  if (named.some((word) => isTold(word, told))) return false;
  if (at === -1) return !/^\p{Lu}/u.test(rest);
  if (/^(?:who|whose|whom|that|which|to|where|when)$/.test(words[at] ?? '')) return false;
  const behind = [...words.slice(at + 1), ...rest.split(' ')].slice(0, 5).join(' ');
  return !/\p{Lu}|\d|\ban?\b/u.test(behind);
}

/** Words of four letters or more, in the singular or the plural. */
function isTold(word: string, told: string): boolean {
  const stem = word.toLowerCase().replace(/(?:['’]s|s|ies|y)$/u, '');
  return stem.length > 3 && told.toLowerCase().includes(stem);
}
