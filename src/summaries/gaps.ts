import { findHeads, isSaidExactly } from './nouns.ts';
import { HAPPENING, ROLE } from './roles.ts';
import { findNeeds } from './untold.ts';

/** What stands in a place that has one, or is part of everything: no follower asks which. */
const PARTIAL =
  /^(?:country|nation|state|city|town|region|area|capital|neighbou?rhood|community|island|continent|globe|ground|floor|road|roads|street|streets|border|coast|sea|ocean|sky|air|beach|water|hospital|airport|scene|field|stage|line|time|moment|day|days|night|morning|afternoon|evening|week|weekend|month|year|years|decade|century|season|summer|winter|spring|fall|autumn|hour|minute|end|beginning|start|middle|cent(?:er|re)|top|bottom|back|front|side|heart|edge|rest|way|head|face|leg|arm|chest|neck|shoulder|mind|body|phone|door|table|money|right|left|law|authorities|future|past|issue|issues|situation|people|public|nation[’']s|federal government|general public|same time|long run|long term|ability|need|chance|opportunity|risk|possibility|idea|fact|kind|sort|type|number|amount|majority|lead|job|news|market|other hand|process|works|table|making|letter|death|age|dark|cold|heat|rain|snow|wind|home|house|family|Internet|internet|wheel|bench|ball|net|crowd|audience|poll|polls|ballot|floor|wild|lot|clock|record|books|sidelines|outskirts|suburbs|aftermath|wake|form|name|age|rate|cost|price|percent|same|like|meantime|late|early|mid|population|(?:human |public )?mind|reality|irony|upshot|unknown|minimum wage|federal minimum wage|arts|sciences|middle class|(?:bottom|top) line|spirit)\b(?!-)/u;

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
    const phrase = first.slice(match.index + match[0].length).replace(ORDINAL, '');
    if (PARTIAL.test(phrase) || FIRST_OF_ALL.test(phrase)) return [];
    if (match.index > 0 && isGeneral(phrase)) return [];
    if (CLAUSED.test(phrase) && !TELLING.test(first.slice(0, match.index))) return [];
    // "the statement when …": a clause of time does not say which.
    const needs = findNeeds(phrase.replace(UNPINNED, '$1,'), false);
    if (needs === null || needs.length === 0) return [];
    const heads = findHeads(phrase);
    const before = [first.slice(0, match.index)];
    return heads.some((word) => isSaidExactly(word, before)) ? [] : [heads];
  });
  return [...pointed, ...definite];
}

/** "the first incidents": of many, so which? */
const ORDINAL =
  /^(?:first|last|latest|only|biggest|largest|oldest|youngest) (?!(?:of|in|to|ever|such|time|half|quarter|week|year|month)\b)(?=\p{Ll})/u;
/** "the largest crater ever found": there is but one. */
const FIRST_OF_ALL =
  /^(?:\p{Ll}+ly )?(?:most \p{Ll}+|(?!(?:lat|near|w|r|gu|prot|arr|inter|requ|t|for|hon|cont|qu|inv|har|ch|n|cr|v|p|mod)est)\p{Ll}{2,}est) (?!(?:of the|was|were|is|are|had|has|said)\b)\p{Ll}/u;
/** "the man she married": what somebody does says which, but not in "told the jury he …". */
const CLAUSED =
  /^(?:(?!(?:of|in|on|at|for|with|by|from|to|and|or|that|when|as|after|before|if|because|said|says)\b)\p{Ll}[\p{Ll}’'-]* ){1,3}(?:he|she|they|it|we|you|I|people|[\p{Lu}][\p{Ll}]+) (?:\p{Ll}+ed|can|could|will|would|should|had|has|have|was|is|are|were|did|does|do|saw|took|made|wrote|loves?|likes?|wants?|needs?|uses?|runs?|keeps?|said|told|went|got|gave|left|lost|won|built|bought|sold)\b/u;
const TELLING =
  /\b(?:t(?:old|ells?|elling)|inform\p{Ll}*|assur\p{Ll}*|warn\p{Ll}*|convinc\p{Ll}*|persuad\p{Ll}*|remind\p{Ll}*|show\p{Ll}*|promis\p{Ll}*|ask\p{Ll}*|when|while|as|before|after|because|if|until|since|once|where)(?: \p{Ll}+)? $/iu;
const UNPINNED = /^((?:\p{Ll}+ ){0,2}\p{Ll}+) (?:when|where)\b/u;
/** "another man": of whom one was told. */
const ANOTHER =
  /\b[Aa]nother (?!day|way|thing|reason|time|example|year|step|level|day|week|month|man|woman|person|country|state|city|one|two|three)(?:\p{Ll}+ )?(?<noun>\p{Ll}{3,})(?= (?:of|in|and|was|were|is|are|has|have|had|will|said|says|told|to|for|on|at|from|with|by|who|that)\b|[,.;:])/gu;
/** "this network", "those hurdles": what is pointed at. */
const POINTED =
  /\b(?:[Tt]his|[Tt]hese|[Tt]hose) (?<noun>\p{Ll}{3,})(?= (?:of|in|and|was|were|is|are|has|have|had|will|would|could|can|may|might|to|for|on|at|from|with|by)\b|[,.;:])/gu;
const TIMELY =
  /^(?:year|years|week|month|weekend|morning|afternoon|evening|night|season|time|summer|winter|spring|fall|autumn|decade|century|day|days|who|with|was|were|is|are|in|on|at|from|has|have|under|caught|killed|charged|arrested|country|article|newspaper)$/u;

/** "Ocalan's letter", "last week's hearing": what somebody has many of, or did once, and what happened then. */
const OWNED = new RegExp(
  `(?<=(?:\\p{Lu}[\\p{L}’'-]*|\\b(?:[Ll]ast|[Tt]his) \\p{Ll}+)(?:[’']s|s[’']) )(?:\\p{Ll}+ )?(?<noun>${HAPPENING}|letter|offer|gesture|presentation|speech|remarks|comments|testimony|view|belief|reaction|response|approach)\\b(?! (?:of|who|whose|that|which|to)\\b)`,
  'gu',
);

/** "the spirit of forgiveness", "the practice of fining drivers": of all of its kind, and no happening. */
function isGeneral(phrase: string): boolean {
  return GENERAL.test(phrase) && !HAPPENS.test(phrase);
}

const GENERAL =
  /^(?:(?!(?:of|in|on|at|for|with|by|from|to|and|or|that)\b)\p{Ll}[\p{Ll}’'-]* ){1,3}(?:of|from|for) (?!(?:the|an?|this|that|these|those|his|her|its|their|our|my|your|him|them|it|others?|two|three|four|five|six|seven|eight|nine|ten|both|all|some|those|which|whom)\b)\p{Ll}/u;
const HAPPENS = new RegExp(`^(?:[\\p{Ll}’'-]+ ){0,2}(?:${HAPPENING}|${ROLE}s?)\\b`, 'u');

/** "A taxi driver said …", "Some parents …", "“…,” says a columnist": of somebody or something that nobody need know. */
const ANEW =
  /^(?:(?:In|On|At|Over|Last|Since|During|Early|Late)\b[^,]{2,40}, )?(?:[Aa]n? (?!few\b|lot\b|similar\b|further\b|second\b|third\b|separate\b|spokes)|(?:[Ss]ome|[Ss]everal|[Mm]any) (?!of\b)|[Oo]ne (?!of (?:the|those|them)\b)|(?:[Dd]ozens|[Hh]undreds|[Tt]housands) of|\d[\d,.]* )|^[“"][^”"]*[,.!?][”"] (?:said|says) an? /u;

/** Whether a text begins with what need not have been told before. English. */
export function opensAnew(text: string): boolean {
  return ANEW.test(text);
}
