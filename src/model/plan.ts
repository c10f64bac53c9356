import type { Budget, Prices } from './budget.ts';

const DAY = 86_400_000;

/** What a forecast looks back on; days. */
export const SPAN = 30;

/** An article of the author in a feed: when it came out, and whether that is only when it was first seen. */
export type Piece = { readonly at: number; readonly dated: boolean };

/** What is known of one feed for one byline. `oldest`: the time of the oldest entry of whoever, `null`: no entry has one. */
export type Supply = {
  readonly byline: string;
  readonly feed: string;
  readonly pieces: readonly Piece[];
  readonly oldest: number | null;
  /** Entries that nobody has signed: they may be the author's, and are not counted. */
  readonly unsigned: number;
  /** Why the feed cannot be read now; `null`: it can. */
  readonly fault: string | null;
};

/** What a feed would bring in a month. */
export type FeedPlan = Pick<Supply, 'byline' | 'feed' | 'unsigned' | 'fault'> & {
  /** Articles in a month, as far as is known. */
  readonly articles: number;
  /** Of those that are counted, how many carry no date. */
  readonly undated: number;
  /** Articles counted and the days they are from, where these are fewer than 30 and the month was scaled up. */
  readonly scaled: { readonly articles: number; readonly days: number } | null;
};

/** Counts what a feed brought in the last 30 days; where it reaches back fewer, what is dated is scaled up. */
export function planFeed({ byline, feed, pieces, oldest, unsigned, fault }: Supply, at: number): FeedPlan {
  const recent = pieces.filter((piece) => piece.at > at - SPAN * DAY);
  const dated = recent.filter((piece) => piece.dated).length;
  const undated = recent.length - dated;
  // Less than a day is too short to say anything of a month.
  const days = oldest === null ? SPAN : Math.min(Math.max((at - oldest) / DAY, 1), SPAN);
  const articles = Math.round((dated * SPAN) / days) + undated;
  const scaled = days < SPAN && dated > 0 ? { articles: dated, days: Math.round(days) } : null;
  return { byline, feed, unsigned, fault, articles, undated, scaled };
}

/** What an account's threads so far were like; `threads` is how many that is a mean of, 0: it is assumed. */
export type Habit = {
  readonly threads: number;
  readonly posts: number;
  readonly links: number;
  /** How many of a thread's posts carry a picture, 0 to 1; left out: none. */
  readonly pictures?: number;
};

/** The mean of threads, each as its posts and how many of them hold a link; without any: `most` posts, one with a link. */
export function findHabit(
  threads: readonly { readonly posts: number; readonly links: number }[],
  most: number,
): Habit {
  if (threads.length === 0) return { threads: 0, posts: most, links: Math.min(most, 1) };
  const mean = (sum: number): number => sum / threads.length;
  return {
    threads: threads.length,
    posts: mean(threads.reduce((sum, { posts }) => sum + posts, 0)),
    links: mean(threads.reduce((sum, { links }) => sum + links, 0)),
  };
}

/** What an account would post in a month, and whether its budget would do. */
export type AccountPlan = {
  readonly account: string;
  readonly threads: number;
  readonly habit: Habit;
  readonly posts: number;
  readonly dollars: number;
  /** What reading the timeline before each thread costs, at most; no budget counts it. */
  readonly readDollars: number;
  readonly perMonthUsd: number | null;
  /** The day of the month on which the money would be spent; `null`: it would do, or there is no cap. */
  readonly spentOnDay: number | null;
  /** Set where a mean day has more posts than the budget's day. */
  readonly overDay: { readonly posts: number; readonly perDay: number } | null;
};

/** A read of the timeline before a thread shows as many posts, each of which is paid for. */
const POSTS_READ = 5;

/** What so many threads of an account come to in a month of 30 days. */
export function planAccount(
  account: string,
  threads: number,
  habit: Habit,
  prices: Prices,
  budget: Budget | undefined,
): AccountPlan {
  const texts = (habit.posts - habit.links) * prices.post + habit.links * prices.linkPost;
  const each = texts + (habit.pictures ?? 0) * prices.altText;
  const dollars = threads * each;
  const posts = threads * habit.posts;
  const perMonthUsd = budget?.perMonthUsd ?? null;
  const perDay = budget?.perDay ?? null;
  return {
    account,
    threads,
    habit,
    posts: Math.round(posts),
    dollars: toCents(dollars),
    readDollars: toCents(threads * POSTS_READ * prices.read),
    perMonthUsd,
    spentOnDay: perMonthUsd === null ? null : findDay(perMonthUsd, dollars),
    overDay: perDay !== null && posts / SPAN > perDay ? { posts: Math.ceil(posts / SPAN), perDay } : null,
  };
}

/** The day of a month of 30 days on which `dollars`, spent evenly, pass the cap. */
function findDay(cap: number, dollars: number): number | null {
  if (toCents(dollars) <= cap) return null;
  return Math.min(Math.floor((cap * SPAN) / dollars) + 1, SPAN);
}

function toCents(dollars: number): number {
  return Math.round(dollars * 100) / 100;
}
