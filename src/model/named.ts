import { SENTENCE_OPENER } from './abbreviations.ts';
import { splitSentences } from './sentences.ts';

/** A name as it stands in a text: its words, and where it begins (UTF-16 units). */
export type Name = { readonly words: readonly string[]; readonly start: number };

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’']*/gu;
const CAPITAL = /^\p{Lu}/u;
/** Katakana spells foreign names; a run of it is one. */
const KATAKANA = /[\p{Script=Katakana}ー]{2,}/gu;
/** What may stand between two words of one name: "U.S.", "Asia-Pacific", "Jean-Luc Godard". */
const JOINT = /^(?:[ .·-]|\. )$/u;
const FIRST_PERSON = /^I(?:[’'](?:m|ve|d|ll))?$/u;

/**
 * The names of a text. A capitalised word is one unless sentences usually open with it, or it opens one and `common`, the
 * words that the article writes small, has it. Scripts without capitals have none, but for katakana.
 */
export function listNames(text: string, common: ReadonlySet<string>): readonly Name[] {
  return splitSentences(text).flatMap((sentence) => findIn(sentence.text, sentence.start, common));
}

/** The words of a text, without the marks of possession. */
export function listWords(text: string): ReadonlySet<string> {
  const katakana = [...text.matchAll(KATAKANA)].map(([run]) => run);
  return new Set([...[...text.matchAll(WORD)].map(([word]) => bare(word)), ...katakana]);
}

/** Whether a name, or only its last word as the trade writes it the second time, stands among the words of a text. */
export function standsIn(name: Name, words: ReadonlySet<string>): boolean {
  return isAmong(name.words.at(-1) ?? '', words);
}

/** Whether a word of a name is among others; "Alder" is the "ALDER" of a text in capitals. */
export function isAmong(word: string, words: ReadonlySet<string>): boolean {
  return words.has(word) || words.has(word.toUpperCase());
}

function findIn(sentence: string, offset: number, common: ReadonlySet<string>): Name[] {
  const names: { words: string[]; start: number; end: number }[] = [];
  for (const match of sentence.matchAll(WORD)) {
    const word = bare(match[0]);
    const opens =
      sentence
        .slice(0, match.index)
        .trim()
        .replace(/["“‘'«„(—–-]/gu, '') === '';
    if (!CAPITAL.test(word) || FIRST_PERSON.test(match[0])) continue;
    if (SENTENCE_OPENER.test(sentence.slice(match.index))) continue;
    if (opens && common.has(word.toLowerCase())) continue;
    const last = names.at(-1);
    const end = match.index + match[0].length;
    if (last !== undefined && JOINT.test(sentence.slice(last.end, match.index))) {
      last.words.push(word);
      last.end = end;
    } else names.push({ words: [word], start: match.index, end });
  }
  const katakana = [...sentence.matchAll(KATAKANA)].map(({ 0: run, index }) => ({
    words: [run],
    start: index,
  }));
  return [...names, ...katakana].map(({ words, start }) => ({ words, start: start + offset }));
}

function bare(word: string): string {
  return word.normalize('NFC').replace(/[’']s?$/u, '');
}
