import { show } from './quoted.ts';
import { splitSentences } from './sentences.ts';
import { toWords } from './words.ts';

/** Words that turn a sentence round, in English, Spanish, French and German; what ends in "n't" is one too. */
const NEGATIONS = new Set(
  'not never cannot no nor without nobody none nunca jamás ni sin ne pas jamais sans nicht nie niemals kein keine keinen keiner ohne'.split(
    ' ',
  ),
);
/** They stand between a negation and what it is about: "has not yet been approved", "no ha sido aprobado". */
const BETWEEN = new Set(
  'be been being have has had yet to a an the any se ha han fue sido lo la le a été est sont pas worden'.split(
    ' ',
  ),
);
/** "Not only approved" is approved. */
const ADDING = new Set(['only', 'just', 'merely', 'simply', 'sólo', 'solo', 'seulement', 'nur']);
/** Shorter words say too little to be known again. Characters. */
const TELLING = 4;

/** What a text's sentences have without "not" though the sentences that it rests on have it with one alone. */
export function findTurned(text: string, cited: readonly string[]): string[] {
  const sources = cited.flatMap((each) => splitSentences(each)).map((each) => toWords(each.text));
  const negated = new Set(sources.flatMap(listNegated));
  const plain = new Set(sources.filter((words) => !words.some(isNegation)).flat());
  const lost = splitSentences(text)
    .map((sentence) => toWords(sentence.text))
    .filter((words) => !words.some(isNegation))
    .flatMap((words) => words.filter((word) => negated.has(word) && !plain.has(word)));
  return [...new Set(lost)].map((word) => `leaves out the “not” before “${show(word)}” of its sentences`);
}

/** The word that each negation of a sentence is about. */
function listNegated(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    if (!isNegation(word) || ADDING.has(words[index + 1] ?? '')) return [];
    const about = words.slice(index + 1).find((next) => !BETWEEN.has(next));
    return about === undefined || about.length < TELLING ? [] : [about];
  });
}

function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || /n[’']t$/u.test(word);
}
