import { SENTENCE_OPENER } from './abbreviations.ts';
import { splitSentences } from './sentences.ts';

/** What stood somewhere, and what stands there now. */
export type Change = { readonly before: string; readonly after: string };

const DIGITS = /\p{Nd}+(?:[.,:/]\p{Nd}+)*/gu;
const NUMBER_WORD =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|half|quarter|thirds?)\b/giu;
const WORD = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu;
const CAPITAL = /^\p{Lu}/u;

/** The numbers of a text, in figures or in the English words for them; "1,000" is "1000". */
export function findNumbers(text: string): readonly string[] {
  const figures = [...text.matchAll(DIGITS)].map(([number]) => number.replace(/,(?=\d{3}(?!\d))/g, ''));
  return [...figures, ...[...text.matchAll(NUMBER_WORD)].map(([word]) => word.toLowerCase())];
}

/**
 * The words of a text that are written like names. The first of a sentence counts only where `common`, the words that
 * are also written small, does not have it. Scripts without capitals have none.
 */
export function findNames(text: string, common: ReadonlySet<string>): readonly string[] {
  return splitSentences(text).flatMap((sentence) => {
    const words = wordsOf(sentence.text);
    return words.filter((word, index) => {
      if (!CAPITAL.test(word)) return false;
      return index > 0 || !(SENTENCE_OPENER.test(sentence.text) || common.has(word.toLowerCase()));
    });
  });
}

/** The words that a text writes small. */
export function findCommon(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).filter((word) => !CAPITAL.test(word)));
}

/**
 * What of `before` was replaced; `null`: nothing. What was only added is news, and what went from here and still
 * stands somewhere in `rest` was moved.
 */
export function findReplaced(
  before: readonly string[],
  after: readonly string[],
  rest: readonly string[],
): Change | null {
  const out = [...new Set(before)].filter((each) => !after.includes(each));
  const into = [...new Set(after)].filter((each) => !before.includes(each));
  const lost = into.length > 0 ? out : out.filter((each) => !rest.includes(each));
  return lost.length === 0 ? null : { before: lost.join(', '), after: into.join(', ') };
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => word.replace(/[’']s?$/u, ''));
}
