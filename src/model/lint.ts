import { isTaken, uncount } from './ask.ts';
import { findEntities, isDisguised, stripInvisible } from './entities.ts';
import type { Post } from './summary.ts';
import { overlap, toPairs, toRuns } from './words.ts';

/** What a thread's maker put into it that is live: its link, on one of its posts, and the names and tags of its last one. */
export type Placed = {
  readonly link: string | null;
  /** The place of the post that carries the link. */
  readonly linkAt: number;
  /** Mentions and hashtags, as written. */
  readonly names: readonly string[];
};

/** How a network counts: the longest post, in the unit of `weigh`, and the most cashtags in one; left out: any number. */
export type Measure = { readonly length: number; weigh(text: string): number; readonly cashtags?: number };

/** Two posts that share more than this of the pairs of words of the shorter one say nearly the same. */
const ALIKE = 0.7;
/** Below this many pairs of words, sharing some says nothing. */
const FEWEST_PAIRS = 6;

/** How a reason ends that is about the words of another account. */
export const SAID_ELSEWHERE = 'says what another account says of the story';

/** What other accounts say of the same story, without counters; left out: nothing. */
type Beside = { readonly taken?: readonly string[] };

/**
 * Reads a finished thread again: what is live in it must be what was placed, and each post must say something of its own,
 * that no other account says. `placed` is `null` where a person wrote the posts: they place what they like.
 */
export function lintThread(
  posts: readonly Pick<Post, 'text'>[],
  placed: Placed | null,
  around: Measure & Beside,
): string[] {
  const texts = posts.map(({ text }) => text);
  const bodies = texts.map(uncount);
  const reasons = texts.flatMap((text, index) => lintPost(text, index, around));
  if (new Set(bodies).size < bodies.length) reasons.push('two posts say the same');
  for (const [index, body] of bodies.entries()) {
    if (isTaken(body, around.taken)) reasons.push(`post ${index + 1} ${SAID_ELSEWHERE}`);
  }
  return placed === null ? reasons : [...reasons, ...findAlike(bodies), ...findUnplaced(texts, placed)];
}

/** Why no network may be given a text as post `index`, whoever approved it. */
export function lintPost(text: string, index: number, { length, weigh, cashtags }: Measure): string[] {
  const weight = weigh(text);
  const tickers = findEntities(text).filter(({ kind }) => kind === 'cashtag').length;
  const most = cashtags ?? Infinity;
  return [
    ...(text.trim() === '' ? [`post ${index + 1} is empty`] : []),
    ...(weight > length ? [`post ${index + 1} weighs ${weight}, and ${length} is the most`] : []),
    ...(tickers > most ? [`post ${index + 1} holds ${tickers} cashtags, and ${most} is the most`] : []),
    ...(stripInvisible(text) === text ? [] : [`post ${index + 1} holds characters that nobody sees`]),
  ];
}

function findAlike(bodies: readonly string[]): string[] {
  const pairs = bodies.map((body) => toPairs(toRuns(body)));
  for (const [index, mine] of pairs.entries()) {
    const other = pairs.findIndex((theirs, at) => at < index && isAlike(mine, theirs));
    if (other !== -1) return [`posts ${other + 1} and ${index + 1} say nearly the same`];
  }
  return [];
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return Math.min(one.size, other.size) >= FEWEST_PAIRS && overlap(one, other) > ALIKE;
}

function findUnplaced(texts: readonly string[], { link, linkAt, names }: Placed): string[] {
  return texts.flatMap((text, index) => {
    const foreign = findForeign(
      text,
      index === linkAt ? link : null,
      index === texts.length - 1 ? names : [],
    );
    return [
      ...(foreign === null ? [] : [`post ${index + 1} holds ${foreign}, which is not the thread’s own`]),
      ...(isDisguised(text) ? [`post ${index + 1} mixes alphabets in one word`] : []),
    ];
  });
}

/** The first thing live in a post that is neither its one link nor one of the names placed in it. */
function findForeign(text: string, link: string | null, names: readonly string[]): string | null {
  const from = link === null ? -1 : text.indexOf(link);
  const isInLink = (at: number) => link !== null && from !== -1 && at >= from && at < from + link.length;
  let links = 0;
  for (const { kind, text: written, start } of findEntities(text)) {
    if (kind === 'link' && isInLink(start)) links += 1;
    else if (kind === 'link' || isInLink(start) || !names.includes(written)) return written;
    if (links > 1) return written;
  }
  return null;
}
