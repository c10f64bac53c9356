import { listNames, listWords, standsIn, type Name } from './named.ts';
import { listQuoted, show } from './quoted.ts';
import { findQuotations } from './quotes.ts';
import { splitSentences } from './sentences.ts';
import { toWords } from './words.ts';

/** A sentence of a post that shares so much of its other words with one of its sources tells that one again. */
const RETELLS = 0.6;
/** Shorter words stand beside any name. Characters. */
const TELLING = 4;

type Cited = {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly quoted: readonly string[];
};

/**
 * Names that are true to the article and stand in the wrong place: two that no cited sentence brings together, one that
 * the sentence retold does not have, one beside a quotation that is not its own, one where the article has another.
 */
export function findSwapped(
  text: string,
  cited: readonly string[],
  common: ReadonlySet<string>,
): readonly string[] {
  const sources = cited.map((each) => ({ text: each, words: listWords(each), quoted: listQuoted(each) }));
  const found = splitSentences(text).flatMap((sentence) => {
    const names = listNames(sentence.text, common).filter((name) =>
      sources.some(({ words }) => standsIn(name, words)),
    );
    return [
      ...findApart(names, sources),
      ...findElsewhere(sentence.text, names, sources),
      ...findBorrowed(sentence.text, names, sources),
      ...findMisplaced(sentence.text, names, sources, common),
    ];
  });
  return [...new Set(found)];
}

function findApart(names: readonly Name[], sources: readonly Cited[]): string[] {
  return names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .filter((other) => !sources.some(({ words }) => standsIn(one, words) && standsIn(other, words)))
      .map((other) => `brings ${write(one)} and ${write(other)} together, which none of its sentences does`),
  );
}

/** "B approved it" where the sentence about the approval has A alone. */
function findElsewhere(sentence: string, names: readonly Name[], sources: readonly Cited[]): string[] {
  const own = new Set(names.flatMap(({ words }) => words.map((word) => word.toLowerCase())));
  const rest = [...new Set(toWords(sentence))].filter((word) => !own.has(word));
  const shared = sources.map(({ text }) => {
    const words = new Set(toWords(text));
    return rest.filter((word) => words.has(word)).length / Math.max(1, rest.length);
  });
  const most = Math.max(0, ...shared);
  if (most < RETELLS) return [];
  const retold = sources.filter((_, index) => shared[index] === most);
  return names
    .filter((name) => !retold.some(({ words }) => standsIn(name, words)))
    .map((name) => `tells of ${write(name)} what a sentence without that name says`);
}

function findBorrowed(sentence: string, names: readonly Name[], sources: readonly Cited[]): string[] {
  const quotations = findQuotations(sentence);
  const speakers = names.filter(
    ({ start }) => !quotations.some((each) => each.start < start && start < (each.end ?? sentence.length)),
  );
  return listQuoted(sentence).flatMap((words) => {
    const saying = sources.filter(({ quoted }) => quoted.some((said) => said.includes(words)));
    return speakers
      .filter((name) => saying.length > 0 && !saying.some((each) => standsIn(name, each.words)))
      .map((name) => `puts “${show(words)}” beside ${write(name)}, which none of its sentences does`);
  });
}

/** "Hansen told Berg" where the article has "Berg told Hansen": neighbours that are another name's, and never its own. */
function findMisplaced(
  sentence: string,
  names: readonly Name[],
  sources: readonly Cited[],
  common: ReadonlySet<string>,
): string[] {
  const around = sources.flatMap(({ text }) =>
    listNames(text, common).map((name) => ({ name, ...lookAround(text, name) })),
  );
  return names.flatMap((name) => {
    const { before, after } = lookAround(sentence, name);
    const own = around.filter((each) => each.name.words.at(-1) === name.words.at(-1));
    if (own.some((each) => each.before === before || each.after === after)) return [];
    const other = around.find((each) => {
      const [left, right] = [each.before === before, each.after === after];
      return (left && right) || (left && before.length >= TELLING) || (right && after.length >= TELLING);
    });
    return other === undefined ? [] : [`has ${write(name)} where the article has ${write(other.name)}`];
  });
}

/** The words beside a name; empty at either end of the sentence. */
function lookAround(sentence: string, { words, start }: Name): { before: string; after: string } {
  const last = words.at(-1) ?? '';
  const end = sentence.indexOf(last, start) + last.length;
  return {
    before: toWords(sentence.slice(0, start)).at(-1) ?? '',
    after: toWords(sentence.slice(end).replace(/^[’']s\b/u, ''))[0] ?? '',
  };
}

function write({ words }: Name): string {
  return show(words.join(' '));
}
