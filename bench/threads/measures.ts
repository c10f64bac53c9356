import { findLean as findOwnLean } from '../../src/summaries/openers.ts';
import { splitSentences } from '../../src/model/sentences.ts';
import type { Share } from './bootstrap.ts';
import { ASK, type Choose } from './builders.ts';
import type { Told } from './corpus.ts';
import { findDangling, findLean, type Around } from './dangling.ts';
import { coverNames, findTopNames, findUntold } from './names.ts';
import { rougeL, rougeN, toTokens } from './rouge.ts';
import { findOrphan } from './speech.ts';
import { isOrdered, isWhole, type Chosen } from './whole.ts';
import { isSaid } from '../../src/summaries/nouns.ts';
import { needsOf } from '../../src/summaries/untold.ts';

/** Posts of a thread that tells the story. */
export const UNITS = 6;
/** The length at which builders with posts of unequal length are compared; words. */
export const LENGTH = 205;

/** What one thread adds to each measure; counted by post, by thread, or (bigrams) by pair. */
export type Measured = Readonly<Record<Measure, Share>>;
/** The names of the measures. */
export type Measure =
  | 'strict'
  | 'leaning'
  | 'own'
  | 'untold'
  | 'orphan'
  | 'overlap'
  | 'cover'
  | 'r1'
  | 'r2'
  | 'rl'
  | 'r1f'
  | 'r2f'
  | 'rlf'
  | 'verbatim'
  | 'shortened'
  | 'ordered'
  | 'fitting'
  | 'few'
  | 'none'
  | 'words'
  | 'r2long'
  | 'wordsLong';

/** Measures a thread of six posts against its article and reference; `long` are the same builder's posts at about 205 words. */
export function measure(told: Told, chosen: readonly Chosen[], long: readonly Chosen[]): Measured {
  const { article } = told;
  const posts = chosen.map(({ text }) => text);
  const paragraphs = article.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  const around = posts.map((post, index) => ({
    opensArticle: (paragraphs[0] ?? '').startsWith(post),
    told: posts.slice(0, index).join('\n'),
  }));
  const each = (holds: (post: string, near: Around) => boolean): Share => ({
    sum: posts.filter((post, index) => holds(post, around[index] ?? { opensArticle: false, told: '' }))
      .length,
    of: posts.length,
  });
  const untold = findUntold(paragraphs, posts);
  return {
    strict: each((post, near) => findDangling(post, near) !== null),
    leaning: each((post, near) => findLean(post, near) !== null),
    own: each(isAgainstOwnRule),
    untold: { sum: untold.filter((names) => names.length > 0).length, of: posts.length },
    orphan: each((post) => findOrphan(post) !== null),
    overlap: once(findOverlap(posts)),
    cover: once(coverNames(findTopNames(paragraphs), posts.join('\n'))),
    ...compare(told, posts),
    verbatim: { sum: chosen.filter((post) => isWhole(article, post)).length, of: posts.length },
    shortened: { sum: chosen.filter(({ leftOut }) => leftOut.length > 0).length, of: posts.length },
    ordered: once(isOrdered(article, chosen) ? 1 : 0),
    fitting: each((post) => ASK.weigh(`${post} 6/7`) <= ASK.length),
    few: once(posts.length < UNITS ? 1 : 0),
    none: once(posts.length < 2 ? 1 : 0),
    words: once(countWords(posts)),
    r2long: once(compareLong(told, toTexts(long))),
    wordsLong: once(countWords(toTexts(long))),
  };
}

/** The first sentence leans by the program's rule, or speaks of a thing that no earlier post names. */
function isAgainstOwnRule(post: string, { opensArticle, told }: Around): boolean {
  const first = splitSentences(post)[0]?.text ?? '';
  if (findOwnLean(first, 'en', opensArticle) === 'never') return true;
  const needs = opensArticle ? null : needsOf(first);
  return needs !== null && !isSaid(needs, [told]);
}

function toTexts(posts: readonly Chosen[]): string[] {
  return posts.map(({ text }) => text);
}

/** Three posts of 280 have at most about 150 words, so that so few need not be tried. */
const FEWEST_POSTS = 4;

/** Of threads of one builder with ever more posts the one whose length is nearest to 205 words. */
export async function reachLength(choose: Choose): Promise<readonly Chosen[]> {
  let best: readonly Chosen[] = [];
  for (let count = FEWEST_POSTS; ; count += 1) {
    const posts = await choose(count);
    const words = countWords(toTexts(posts));
    if (Math.abs(words - LENGTH) < Math.abs(countWords(toTexts(best)) - LENGTH)) best = posts;
    if (words >= LENGTH || posts.length < count) return best;
  }
}

type Compared = Pick<Measured, 'r1' | 'r2' | 'rl' | 'r1f' | 'r2f' | 'rlf'>;

function compare({ reference }: Told, posts: readonly string[]): Compared {
  const told = posts.flatMap((post) => splitSentences(post).map(({ text }) => toTokens(text)));
  const wanted = reference.map(toTokens);
  const one = rougeN(told.flat(), wanted.flat(), 1);
  const two = rougeN(told.flat(), wanted.flat(), 2);
  const longest = rougeL(told, wanted);
  return {
    r1: once(one.recall),
    r2: once(two.recall),
    rl: once(longest.recall),
    r1f: once(one.f1),
    r2f: once(two.f1),
    rlf: once(longest.f1),
  };
}

function compareLong({ reference }: Told, posts: readonly string[]): number {
  return rougeN(posts.flatMap(toTokens), reference.flatMap(toTokens), 2).recall;
}

function once(value: number): Share {
  return { sum: value, of: 1 };
}

function countWords(posts: readonly string[]): number {
  return posts.reduce((sum, post) => sum + post.split(/\s+/u).length, 0);
}

/** The most that two posts share: of the word pairs of the shorter one the share that stands in the other. */
export function findOverlap(posts: readonly string[]): number {
  const pairs = posts.map((post) => {
    const words = toTokens(post);
    return new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`));
  });
  let most = 0;
  for (const [i, a] of pairs.entries()) {
    for (const b of pairs.slice(0, i)) {
      const [small, large] = a.size < b.size ? [a, b] : [b, a];
      const shared = [...small].filter((pair) => large.has(pair)).length;
      if (small.size > 0) most = Math.max(most, shared / small.size);
    }
  }
  return most;
}
