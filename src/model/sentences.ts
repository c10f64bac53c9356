import {
  ABROAD,
  INITIAL,
  LETTERED,
  NEVER_LAST,
  OPENER_ABROAD,
  SELDOM_LAST,
  SENTENCE_OPENER,
} from './abbreviations.ts';
import { findQuotations } from './quotes.ts';

/** A whole sentence of a block: its text, verbatim, and where it stands (UTF-16 units, `end` behind it). */
export type Sentence = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });

const SPEECH =
  /^(?:(?:\p{Lu}[\p{L}.’'-]*|of|the|for|de|van|von)\s){1,9}(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|declared|shouted)\b/u;
/** "「…。」と述べた", "“……！”福克说。": who spoke, behind the quotation. */
const SPEECH_UNSPACED = /^(?:と|って|、|，|[^。！？：，、]{0,12}(?:说|說|道|问|問)[。，])/u;
const MONTH =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Klasse|Liga|Platz)/u;
/** "am 3. Oktober" is told by the month, "der 2. Weltkrieg" by what stands before the number. */
const ORDINAL =
  /(?:^|\s)(?:der|die|das|dem|den|des|am|im|vom|zum|zur|beim|ins|ihre[mnrs]?|ihr|seine[mnrs]?|sein|eine[mnrs]?|jede[mnrs]?) \d{1,3}\.$/iu;
/** "6 000 av. J.-C.", "z. B. Berlin", "EE. UU.": letters with dots, blanks between them. */
const SPACED = /(?:^|[\s(])(?:\p{L}{1,2}\.[\s-]?){2,}$/u;
const TIMED = /\b[ap]\.m\.$/iu;
const TIME_GOES_ON =
  /^(?:\d|(?:local|on|to|and|in|at|ET|EST|EDT|PT|PST|PDT|GMT|BST|UTC|CET|HKT)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/u;

/** Nothing farther from a cut tells whether a sentence ends there; characters. */
const NEAR = 60;

/** The whole sentences of a block, in order; nothing is lost but the white space between them. */
export function splitSentences(text: string): Sentence[] {
  const quotations = findQuotations(text);
  const isQuoted = (at: number) =>
    quotations.some(({ start, end }) => start < at && (end === null || at < end));
  const sentences: Sentence[] = [];
  let from = 0;
  for (const cut of [...findCuts(text), text.length]) {
    const end = from + text.slice(from, cut).trimEnd().length;
    const right = text.slice(cut, cut + NEAR).trimStart();
    // "the Nasdaq .IXIC rose": a sign of the exchange, not an end.
    if (right !== '' && end === cut && /\s\.$/u.test(text.slice(from, end))) continue;
    if (right !== '' && (isQuoted(end) || goesOn(text.slice(Math.max(from, end - NEAR), end), right)))
      continue;
    const start = end - text.slice(from, end).trimStart().length;
    if (start < end) sentences.push({ text: text.slice(start, end), start, end });
    from = cut;
  }
  return sentences;
}

/** Where a sentence might end: what Unicode says, and before a number or a quotation, which it passes over. */
function findCuts(text: string): number[] {
  const cuts = [...SEGMENTER.segment(text)].map((segment) => segment.index);
  const more = [...text.matchAll(/[.!?…](?:\s?»)?["”’)\]]*\s+(?=[\d“"‘«„(¿¡]|[\p{Lu}])/gu)].map(
    (match) => match.index + match[0].length,
  );
  // Unicode counts an opening mark to the sentence before it; scripts without blanks need the cut in front of it.
  const unspaced = [...text.matchAll(/[。！？][”’」』）]*(?=[“「『‘（])/gu)].map(
    (match) => match.index + match[0].length,
  );
  return [...new Set([...cuts, ...more, ...unspaced])].filter((cut) => cut > 0).sort((a, b) => a - b);
}

/** Whether the sentence goes on from `text` to `right`. */
function goesOn(text: string, right: string): boolean {
  // "Los Angeles (CNN)Gov. Jerry Lund": a dateline without its blank.
  const left = text.replace(/\)(?=\p{L})/gu, ') ');
  if (/^[,;:)\]]|^[”’»](?!\p{L})/u.test(right)) return true;
  if (/^["“‘«„(]*\p{Ll}/u.test(right)) return !/[。！？]["”’」』]*$/u.test(left);
  if (/[!?]["”’»]+$/u.test(left) && SPEECH.test(right)) return true;
  if (/[。！？][”」』]$/u.test(left) && SPEECH_UNSPACED.test(right)) return true;
  if (NEVER_LAST.test(left)) return true;
  if (/^[\d#$€£]/u.test(right) && (SELDOM_LAST.test(left) || INITIAL.test(left))) return true;
  if (/(?:^|\s)\d{1,3}\.$/u.test(left))
    return MONTH.test(right) || ORDINAL.test(left) || /^\d{1,3}\.$/u.test(left.trim());
  if (ABROAD.test(left)) return !OPENER_ABROAD.test(right);
  if (TIMED.test(left)) return TIME_GOES_ON.test(right);
  if (SELDOM_LAST.test(left) || LETTERED.test(left) || INITIAL.test(left) || SPACED.test(left))
    return !SENTENCE_OPENER.test(right);
  return false;
}
