import { findDropped, type Marks } from './dropped.ts';
import { show } from './quoted.ts';

/** Words that turn a sentence round, in English, Spanish, French and German; what ends in "n't" is one too. */
const NEGATIONS = new Set(
  'not never cannot no nor without nobody none denied denies deny denying nunca jamás ni sin ne pas jamais sans nicht nie niemals kein keine keinen keiner ohne'.split(
    ' ',
  ),
);
/** "Not only approved" is approved. */
const ADDING = new Set(['only', 'just', 'merely', 'simply', 'sólo', 'solo', 'seulement', 'nur']);
/** Shorter words say too little to be known again. Characters. */
const TELLING = 3;

const MARKS: Marks = {
  at: (words, index) => Number(isNegation(words[index] ?? '') && !ADDING.has(words[index + 1] ?? '')),
  isClaim: (word) => word.length >= TELLING,
};

/** What a text's sentences have without "not" though the sentences that it rests on have it with one alone. */
export function findTurned(text: string, cited: readonly string[]): string[] {
  return findDropped(text, cited, MARKS).map(({ mark, claim }) => {
    const word = mark.startsWith('den') ? mark : 'not';
    return `leaves out the “${word}” before “${show(claim)}” of its sentences`;
  });
}

function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || /n[’']t$/u.test(word);
}
