import type { Block } from '../model/article.ts';
import { splitSentences } from '../model/sentences.ts';
import type { Source, Unit } from '../model/summary.ts';
import { isKnown } from './known.ts';
import { BODY, CALENDAR } from './somebody.ts';
import { HEADED } from './strangers.ts';

/** A name of one word as it stands in a text, and the word behind it. */
const NAME = /(?<![\p{L}’'.-])(\p{Lu}\p{Ll}[\p{L}’'-]*\p{L})(?= ?(\p{L}*))/gu;
/** Places stand behind these somewhere in the article, and everybody knows them. */
const PLACED = /\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Aa]cross|[Tt]he) $/u;
const BESIDE = /\p{Lu}[\p{L}’'.-]* $/u;

/** Which names of one word a unit uses that the article said before it for the first time, so that a follower has not met them. */
export function readFirstNames(blocks: readonly Block[]): (unit: Unit) => readonly string[] {
  const first = new Map<string, Source>();
  const common = new Set<string>();
  for (const [paragraph, block] of blocks.entries()) {
    for (const word of block.text.match(/(?<!\p{L})\p{Ll}+/gu) ?? []) common.add(word);
    for (const [sentence, { text }] of splitSentences(block.text).entries()) {
      for (const match of [...text.matchAll(NAME), ...text.matchAll(FULL)]) {
        const name = bare(match[1] ?? match[0]);
        if (!first.has(name)) first.set(name, { paragraph, sentence });
        if (PLACED.test(text.slice(0, match.index))) common.add(name.toLowerCase());
      }
    }
  }
  return ({ text, sources }) =>
    [...listAlone(text), ...listFull(text)].filter((name) => {
      if (common.has(name.toLowerCase()) || CALENDAR.test(name) || isKnown(name)) return false;
      const { paragraph, sentence } = first.get(name) ?? {};
      return !sources.some((source) => source.paragraph === paragraph && source.sentence === sentence);
    });
}

/** Names in full, of people as far as one can see. */
const FULL =
  /(?<![\p{L}’'.-])(?<!\p{Lu}[\p{L}’'.-]* )\p{Lu}\p{Ll}[\p{L}’'-]* (?:\p{Lu}\. )?\p{Lu}\p{Ll}[\p{L}’'-]*\p{L}(?! \p{Lu})/gu;

/** Names that stand alone: no part of a longer one, no adjective. */
function listAlone(text: string): string[] {
  return [...text.matchAll(NAME)].flatMap((match) => {
    const [whole, name = '', next = ''] = match;
    const at = match.index;
    const isAlone = !BESIDE.test(text.slice(0, at)) && !/^ \p{Lu}/u.test(text.slice(at + whole.length));
    const isAdjective = /(?:an|ish|ese|[^s]ch)$/u.test(name) && next !== '';
    return isAlone && !isAdjective ? [bare(name)] : [];
  });
}

function listFull(text: string): string[] {
  return [...text.matchAll(FULL)]
    .map(([name]) => bare(name))
    .filter((name) => !HEADED.test(name.split(' ')[0] ?? '') && !BODY.test(name));
}

/** Whether a name is said in a text, as a whole word. */
export function saysName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = `${text.charAt(at - 1)}${text.charAt(at + name.length)}`;
    if (!/\p{L}/u.test(around)) return true;
  }
  return false;
}

function bare(name: string): string {
  return name.replace(/[’']s?$/u, '');
}
