import { findDropped, type Marks } from './dropped.ts';
import { listNumbers } from './numerals.ts';
import { show } from './quoted.ts';

/** What keeps a claim from being a fact, in English, German, French and Spanish. */
const OPEN =
  toPhrases(`alleged, allegedly, reportedly, suspected, supposed, supposedly, purported, purportedly,
  apparent, apparently, unconfirmed, tentative, tentatively, preliminary, may, might, could, possible, possibly, perhaps, probably,
  potential, potentially, likely, unlikely to, expected to, believed to, thought to, said to have, hopes to, hoped to, plans to,
  planned to, wants to, considering, accused of, suspected of, charged with,
  mutmaßlich, mutmaßliche, mutmaßlicher, mutmaßlichen, angeblich, angebliche, angeblicher, angeblichen, offenbar, vermutlich,
  présumé, présumée, présumés, prétendu, prétendue, soupçonné de, accusé de, accusée de,
  presunto, presunta, presuntos, presuntas, presuntamente, supuesto, supuesta, supuestamente, acusado de, acusada de`);
/** What makes a number less than sure. */
const LOOSE =
  toPhrases(`about, nearly, almost, around, roughly, approximately, some, over, under, up to, close to, at least, at most,
  more than, less than, fewer than, as many as, as much as, etwa, rund, ungefähr, fast, knapp, mindestens, mehr als, weniger als,
  environ, près de, presque, plus de, moins de, unos, unas, casi, cerca de, alrededor de, más de, menos de`);
/** "Accused the guard of theft": so many words may stand between. */
const NAMED = 6;
const CHARGES: Readonly<Record<string, string>> = { accused: 'of', accuses: 'of', charged: 'with' };
/** Shorter words say too little to be known again. Characters. */
const TELLING = 4;
/** The month, but where it opens a sentence. */
const MONTH = /(?<=\S\s)May\b/gu;

const CLAIMS: Marks = {
  at: (words, index) => {
    if (/^(?:not|never)$|n[’']t$/u.test(words[index + 1] ?? '')) return 0;
    return measure(OPEN, words, index) || measureCharge(words, index);
  },
  isClaim: (word) => word.length >= TELLING && !isNumber(word),
};
const NUMBERS: Marks = {
  at: (words, index) => {
    const length = measure(LOOSE, words, index);
    return length > 0 && isNumber(words[index + length] ?? '') ? length : 0;
  },
  isClaim: isNumber,
};

/** What a text states as a fact, or as an exact number, though the sentences that it rests on do not. */
export function findHardened(text: string, cited: readonly string[]): string[] {
  const [told, sources] = [text.replace(MONTH, ''), cited.map((each) => each.replace(MONTH, ''))];
  return [CLAIMS, NUMBERS]
    .flatMap((marks) => findDropped(told, sources, marks))
    .map(({ mark, claim }) => `leaves out the “${show(mark)}” before “${show(claim)}” of its sentences`);
}

/** How many words the longest phrase that begins at a place has; 0: none does. */
function measure(phrases: ReadonlySet<string>, words: readonly string[], index: number): number {
  return [3, 2, 1].find((length) => phrases.has(words.slice(index, index + length).join(' '))) ?? 0;
}

function measureCharge(words: readonly string[], index: number): number {
  const link = CHARGES[words[index] ?? ''];
  return link === undefined ? 0 : words.slice(index, index + NAMED).indexOf(link) + 1;
}

function isNumber(word: string): boolean {
  return listNumbers(word).size > 0;
}

function toPhrases(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((phrase) => phrase.trim()));
}
