import { findEntities, isPlain } from './entities.ts';
import { findHardened } from './hedged.ts';
import { isAmong, listNames, listWords, type Name } from './named.ts';
import { findTurned } from './negated.ts';
import { listNumbers } from './numerals.ts';
import { listQuoted, show } from './quoted.ts';
import { findReversed } from './reversed.ts';
import { findSwapped } from './swapped.ts';
import { toPairs, toWords } from './words.ts';

/**
 * What is wrong with a post that somebody else worded. `blocks`: it must not go out. `doubts`: a person should compare
 * it. Each is a clause that begins behind the post's name, without a full stop.
 */
export type Judgement = { readonly blocks: readonly string[]; readonly doubts: readonly string[] };

/** More words than this share that the sentences lack are another story. */
const MOST_NEW = 0.35;
/** Fewer neighbouring words than this share in the sentences' order are another telling. */
const LEAST_SUPPORT = 0.33;

/**
 * Compares a post with the sentences that it rests on, and with nothing else. `common` holds the words that the article
 * writes small (`findCommon`): what opens a sentence with a capital may be one of them.
 */
export function judgeFaith(text: string, cited: readonly string[], common: ReadonlySet<string>): Judgement {
  const source = cited.join('\n');
  const names = listNames(text, common);
  const reversed = findReversed(text, cited);
  return {
    blocks: [
      ...findLive(text),
      ...findForeignNumbers(text, source),
      ...findForeignNames(names, source),
      ...findForeignQuotations(text, cited),
      ...findSwapped(text, cited, common),
      ...reversed.blocks,
    ],
    doubts: [
      ...findTurned(text, cited),
      ...findHardened(text, cited),
      ...reversed.doubts,
      ...findNewWords(text, source),
      ...findThinSupport(text, source),
    ],
  };
}

function findLive(text: string): string[] {
  const [held] = findEntities(text);
  if (held !== undefined) return [`holds ${show(held.text)}, which would become live`];
  return isPlain(text) ? [] : ['holds signs that cannot be seen, or that disguise a word'];
}

function findForeignNumbers(text: string, source: string): string[] {
  const known = listNumbers(source);
  return [...listNumbers(text)]
    .filter((number) => !(known.has(number) || (/^\p{Script=Han}/u.test(number) && source.includes(number))))
    .map((number) => `tells the number ${show(number)}, which none of its sentences has`);
}

function findForeignNames(names: readonly Name[], source: string): string[] {
  const known = listWords(source);
  return names
    .filter(({ words }) => !words.every((word) => isAmong(word, known)))
    .map(({ words }) => `names ${show(words.join(' '))}, which stands in none of its sentences`);
}

/** A quotation must be one of the article's from its first word to its last, or whole sentences of one. */
function findForeignQuotations(text: string, cited: readonly string[]): string[] {
  const said = cited.flatMap(listQuoted);
  return listQuoted(text)
    .filter((words) => !said.some((whole) => holdsWhole(whole, words)))
    .map((words) => `quotes “${show(words)}”, which none of its sentences says so, word for word`);
}

function holdsWhole(whole: string, words: string): boolean {
  const from = whole.indexOf(words);
  if (from < 0 || words === '') return false;
  const before = whole.slice(0, from).trimEnd();
  const after = whole.slice(from + words.length);
  return (
    (before === '' || /[.!?…。！？]["']?$/u.test(before)) &&
    (/^$|^[.!?…。！？]/u.test(after) || /[!?！？]$/u.test(words))
  );
}

function findNewWords(text: string, source: string): string[] {
  const known = new Set(toWords(source));
  const words = toWords(text);
  const fresh = words.filter((word) => !known.has(word)).length / Math.max(1, words.length);
  return fresh > MOST_NEW ? [`is worded anew: ${percent(fresh)} of its words are not the article’s`] : [];
}

function findThinSupport(text: string, source: string): string[] {
  const told = toPairs(toWords(source));
  const pairs = [...toPairs(toWords(text))];
  if (pairs.length === 0) return [];
  const support = pairs.filter((pair) => told.has(pair)).length / pairs.length;
  return support < LEAST_SUPPORT ? [`follows its sentences in ${percent(support)} of its words only`] : [];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
