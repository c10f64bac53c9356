import { holdsLink, PRICES, type Prices } from '../model/budget.ts';
import { namesOf, type Byline } from '../model/byline.ts';
import { describeFault } from '../model/fault.ts';
import type { Feed, FeedAnswer } from '../model/feed.ts';
import { findBar } from '../model/filter.ts';
import {
  findHabit,
  planAccount,
  planFeed,
  SPAN,
  type AccountPlan,
  type FeedPlan,
  type Habit,
} from '../model/plan.ts';
import type { SeenEntry } from '../model/reading.ts';
import { findSupply } from '../model/supply.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';

const DAY = 86_400_000;

/** A month's forecast: what feeds bring, what accounts post, and the prices it was reckoned with. */
export type Plan = {
  readonly feeds: readonly FeedPlan[];
  readonly accounts: readonly (AccountPlan & { readonly prices: Prices })[];
};

/** Forecasts a month from the last 30 days: from what was seen, and from what each feed shows now. Stores nothing. */
export async function planMonth(desk: Desk, signal: AbortSignal): Promise<Plan> {
  const at = desk.clock.now();
  // Twice the span, so that a feed which was watched all the time is seen to reach back far enough.
  const seen = await desk.store.entriesSince(at - 2 * SPAN * DAY);
  const answers = await readFeeds(desk, signal);
  const feeds = desk.bylines.flatMap((byline) => planByline(byline, seen, answers, at));
  const threads = await desk.store.threads();
  const accounts = desk.accounts.map((account) => planOne(desk, account, feeds, threads));
  return { feeds, accounts };
}

async function readFeeds(desk: Desk, signal: AbortSignal): Promise<ReadonlyMap<string, FeedAnswer>> {
  const feeds = [...new Set(desk.bylines.flatMap((byline) => byline.feeds))];
  const answers = feeds.map(async (feed) => [feed, await desk.feeds.read(feed, null, signal)] as const);
  return new Map(await Promise.all(answers));
}

/** A story in several feeds of a byline becomes one thread: it counts for the first of them. */
function planByline(
  byline: Byline,
  seen: readonly SeenEntry[],
  answers: ReadonlyMap<string, FeedAnswer>,
  at: number,
): readonly FeedPlan[] {
  const counted = new Set<string>();
  return byline.feeds.map((feed) => {
    const answer = answers.get(feed);
    const own = seen.filter((entry) => entry.byline === byline.author && entry.feed === feed);
    const shown = answer?.kind === 'read' ? withoutBarred(byline, answer.feed) : null;
    const fault = answer !== undefined && 'fault' in answer ? describeFault(answer.fault) : null;
    const names = namesOf(byline);
    const supply = findSupply({ names, seen: own, shown, counted, at });
    return planFeed({ byline: byline.author, feed, fault, ...supply }, at);
  });
}

function withoutBarred(byline: Byline, feed: Feed): Feed {
  return { ...feed, entries: feed.entries.filter((entry) => findBar(byline, entry) === null) };
}

function planOne(
  desk: Desk,
  { name, budget }: DeskAccount,
  feeds: readonly FeedPlan[],
  threads: readonly Thread[],
): Plan['accounts'][number] {
  const bylines = desk.bylines.filter(({ accounts }) => accounts.includes(name));
  const authors = new Set(bylines.map(({ author }) => author));
  const articles = feeds
    .filter(({ byline }) => authors.has(byline))
    .reduce((sum, feed) => sum + feed.articles, 0);
  const most = Math.max(0, ...bylines.map(({ thread }) => thread.maxPosts));
  const told = threads.filter((thread) => thread.account === name && isTypical(thread));
  const sizes = told.map(({ slots }) => ({
    posts: slots.length,
    links: slots.filter(({ text }) => holdsLink(text)).length,
  }));
  const prices = budget?.prices ?? PRICES;
  const habit = { ...findHabit(sizes, most), ...foreseePictures(bylines, told) };
  return { ...planAccount(name, articles, habit, prices, budget), prices };
}

/** Pictures in the mean thread; without any thread so far, one where a byline wants them. */
function foreseePictures(bylines: readonly Byline[], told: readonly Thread[]): Pick<Habit, 'pictures'> {
  if (!bylines.some(({ thread }) => thread.image)) return {};
  const pictures = told.filter(({ image }) => image !== null).length;
  return { pictures: told.length === 0 ? 1 : pictures / told.length };
}

/** Neither one that was given up nor a correction says how long a thread is. */
function isTypical({ state, replyTo, slots }: Thread): boolean {
  return state !== 'cancelled' && replyTo === null && slots.length > 0;
}
