import { listNames } from '../../src/model/named.ts';
import { findQuotations } from '../../src/model/quotes.ts';

/** Draws a number from 0 up to, without, 1. */
export type Draw = () => number;

/** A post to be damaged: `common` and `names` are the article's, `foreign` are another's. */
export type Whole = {
  readonly text: string;
  readonly common: ReadonlySet<string>;
  readonly names: readonly string[];
  readonly foreign: readonly string[];
};

/** One way to make a true post false; `null` where the post has nothing that can be damaged so. */
export type Damage = { readonly name: string; of(whole: Whole, draw: Draw): string | null };

/** Shorter quotations are turns of phrase. Characters. */
const SPEECH = 20;

const TURNS =
  'rose fell,increased decreased,won lost,more fewer,higher lower,up down,before after,above below,approved rejected,better worse,profit loss,increase decrease,rise fall'
    .split(',')
    .flatMap((pair): (readonly [RegExp, string])[] => {
      const [one = '', other = ''] = pair.split(' ');
      return [
        [new RegExp(`\\b${one}\\b`, 'u'), other],
        [new RegExp(`\\b${other}\\b`, 'u'), one],
      ];
    });
const NOTS: readonly (readonly [RegExp, string])[] = [
  [/ not\b(?! only)/u, ''],
  [/\bwon[’']t\b/u, 'will'],
  [/(?<!wo)n[’']t\b/u, ''],
  [/ never\b/u, ''],
  [/\bno /u, ''],
  [/\bdenied /u, ''],
];
const HEDGES: readonly (readonly [RegExp, string])[] = [
  [/\balleged(?:ly)? /u, ''],
  [/\breportedly /u, ''],
  [/\bsuspected /u, ''],
  [/\b(?:may|might|could) (?:have )?(?!not)/u, ''],
  [/\b(?:possibl[ey]|perhaps|probabl[ey]|likely) /u, ''],
  [/\b(?:about|nearly|almost|around|roughly|some|up to|at least|more than|over) (?=[$£€]?\d)/u, ''],
  [/\baccused of |\bbelieved to (?:have )?|\bexpected to /u, ''],
];

/** What a careless or hostile writer does to a post. */
export const DAMAGES: readonly Damage[] = [
  {
    name: 'a number altered',
    of: ({ text }, draw) => {
      const found = pick([...text.matchAll(/\d+/g)], draw);
      if (found === null) return null;
      const other = String(Number(found[0]) + 1 + Math.floor(draw() * 8));
      return put(text, found.index, found[0].length, other);
    },
  },
  { name: 'a name of another article', of: (whole, draw) => rename(whole, whole.foreign, draw) },
  { name: 'another name of the article', of: (whole, draw) => rename(whole, whole.names, draw) },
  {
    name: 'two of its names swapped',
    of: ({ text, common }, draw) => {
      const names = namesIn(text, common);
      const one = pick(names, draw);
      const other = pick(
        names.filter((name) => one !== null && !name.includes(one) && !one.includes(name)),
        draw,
      );
      return one === null || other === null ? null : swap(text, one, other);
    },
  },
  {
    name: 'a quotation less a word',
    of: ({ text }, draw) => {
      const long = findQuotations(text).filter(({ start, end }) => end !== null && end - start > SPEECH);
      const found = pick(long, draw);
      if (found === null || found.end === null) return null;
      const words = text.slice(found.start + 1, found.end - 1).split(' ');
      const gone = Math.floor(draw() * words.length);
      const rest = words.filter((_, place) => place !== gone).join(' ');
      return put(text, found.start + 1, found.end - found.start - 2, rest);
    },
  },
  { name: 'a direction turned', of: ({ text }, draw) => turn(text, TURNS, draw) },
  { name: 'a “not” dropped', of: ({ text }, draw) => turn(text, NOTS, draw) },
  { name: 'a hedge dropped', of: ({ text }, draw) => turn(text, HEDGES, draw) },
];

/** A word in another's place, the first of these that stands there. */
function turn(text: string, pairs: readonly (readonly [RegExp, string])[], draw: Draw): string | null {
  const found = pick(
    pairs.filter(([word]) => word.test(text)),
    draw,
  );
  return found === null ? null : text.replace(...found);
}

/** The names of a text as they are written there. */
export function namesIn(text: string, common: ReadonlySet<string>): readonly string[] {
  const written = listNames(text, common).map(({ words }) => words.join(' '));
  return [...new Set(written)].filter((name) => text.includes(name));
}

/** Two names in each other's place. */
export function swap(text: string, one: string, other: string): string {
  return text
    .split(one)
    .map((part) => part.replaceAll(other, one))
    .join(other);
}

/** One of a list, or `null` of none. */
function pick<T>(list: readonly T[], draw: Draw): T | null {
  return list[Math.floor(draw() * list.length)] ?? null;
}

function rename({ text, common }: Whole, others: readonly string[], draw: Draw): string | null {
  const name = pick(namesIn(text, common), draw);
  const other = pick(
    others.filter((each) => !text.includes(each)),
    draw,
  );
  return name === null || other === null ? null : text.replace(name, other);
}

function put(text: string, at: number, length: number, other: string): string {
  return text.slice(0, at) + other + text.slice(at + length);
}
