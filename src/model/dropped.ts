import { listNumbers } from './numerals.ts';
import { splitSentences } from './sentences.ts';
import { toWords } from './words.ts';

/** Words that change what is claimed behind them: how many of a sentence's words such a mark takes at a place, 0: none. */
export type Marks = {
  at(words: readonly string[], index: number): number;
  /** Whether the word behind a mark is something to be known again by. */
  isClaim(word: string): boolean;
};

/** A mark that a text lacks before a claim that it has. */
export type Dropped = { readonly mark: string; readonly claim: string };

/** They stand between a mark and what it is about: "has not yet been approved", "no ha sido aprobado". */
const BETWEEN = new Set(
  'be been being have has had having yet to a an the any that he she it they his her their him them se ha han fue sido lo la le a été est sont pas worden'.split(
    ' ',
  ),
);
/** What verbs and nouns end with. */
const ENDING = /(?<=.{3})(?:ing|ed|es|s|e)$/u;

/** What a text's sentences claim without a mark though the sentences that it rests on have it with one alone. */
export function findDropped(text: string, cited: readonly string[], marks: Marks): readonly Dropped[] {
  const sources = cited.flatMap((each) => splitSentences(each)).map((each) => toWords(each.text));
  const isMarked = (words: readonly string[]): boolean => words.some((_, at) => marks.at(words, at) > 0);
  const marked = new Map(sources.flatMap((words) => listClaims(words, marks)));
  if (marked.size === 0) return [];
  const plain = new Set(
    sources
      .filter((words) => !isMarked(words))
      .flat()
      .map(toKey),
  );
  const lost = splitSentences(text)
    .map((sentence) => toWords(sentence.text))
    .filter((words) => !isMarked(words))
    .flat()
    .flatMap((claim) => {
      const mark = marked.get(toKey(claim));
      return mark === undefined || plain.has(toKey(claim)) ? [] : [[claim, mark] as const];
    });
  return [...new Map(lost)].map(([claim, mark]) => ({ mark, claim }));
}

/** What each mark of a sentence is about, with the mark's words. */
function listClaims(words: readonly string[], marks: Marks): (readonly [string, string])[] {
  return words.flatMap((_, at) => {
    const length = marks.at(words, at);
    const claim = length === 0 ? undefined : words.slice(at + length).find((next) => !BETWEEN.has(next));
    if (claim === undefined || !marks.isClaim(claim)) return [];
    return [[toKey(claim), words.slice(at, at + length).join(' ')] as const];
  });
}

/** One key for the forms of a word, and for the spellings of a number. */
function toKey(word: string): string {
  const [number] = listNumbers(word);
  return number ?? word.replace(ENDING, '').replace(/(\p{L})\1$/u, '$1');
}
