import { namesOf, type Byline } from '../model/byline.ts';
import { describeFault, type Fault } from '../model/fault.ts';
import { findBar } from '../model/filter.ts';
import type { Feed, FeedAnswer, FeedState, Setback, Wish } from '../model/feed.ts';
import {
  chooseValidators,
  hostOf,
  restAfterAnswer,
  restAfterFault,
  restHost,
  restOf,
  restOfPushed,
} from '../model/manners.ts';
import { matchEntry, type Follow } from '../model/reading.ts';
import type { Desk } from '../ports/desk.ts';

/**
 * Asks one feed for what is new and files it for every byline that follows it. Gives when to ask instead, if it rests;
 * `pushed`: its hub told of news.
 */
export async function poll(
  desk: Desk,
  feed: string,
  signal: AbortSignal,
  pushed = false,
): Promise<number | null> {
  const bylines = findFollowers(desk.bylines, feed);
  const state = await desk.store.feedState(feed);
  const now = desk.clock.now();
  if (state.gone) {
    desk.log.warn('feed is gone and not asked again', { feed, remedy: `bylinebot feeds retry ${feed}` });
    return null;
  }
  const rest = pushed ? restOfPushed(state, now) : restOf(state, now);
  if (rest !== null) {
    const until = new Date(rest).toISOString();
    desk.log.debug('feed is left alone for now', { feed, until, why: state.pace.why });
    return rest;
  }
  const validators = chooseValidators(state, isSettled(state, bylines), now);
  const answer = await desk.feeds.read(feed, validators, signal, state.pace.address ?? feed);
  await record(desk, { feed, bylines, state }, answer, signal);
  return null;
}

/** With 10,000 feeds looking through every byline at each poll took 3 % of the time. */
const FOLLOWERS = new WeakMap<readonly Byline[], ReadonlyMap<string, readonly Byline[]>>();

function findFollowers(bylines: readonly Byline[], feed: string): readonly Byline[] {
  const followers = FOLLOWERS.get(bylines) ?? groupByFeed(bylines);
  FOLLOWERS.set(bylines, followers);
  return followers.get(feed) ?? [];
}

function groupByFeed(bylines: readonly Byline[]): ReadonlyMap<string, readonly Byline[]> {
  const followers = new Map<string, Byline[]>();
  for (const byline of bylines) {
    for (const feed of new Set(byline.feeds)) followers.set(feed, [...(followers.get(feed) ?? []), byline]);
  }
  return followers;
}

type Asked = {
  readonly feed: string;
  readonly bylines: readonly Byline[];
  readonly state: FeedState;
};

async function record(desk: Desk, asked: Asked, answer: FeedAnswer, signal: AbortSignal): Promise<void> {
  const { feed, state } = asked;
  const at = desk.clock.now();
  switch (answer.kind) {
    case 'unchanged': {
      const { wishes = [], moved = null, validators } = answer;
      const calm = { wishes, ttl: state.pace.ttl, moved, whole: false };
      desk.log.debug('feed is unchanged', { feed });
      return desk.store.recordUnchanged(
        { feed, validators, ...restAfterAnswer(state.pace, calm, feed, at) },
        at,
      );
    }
    case 'read':
      return recordRead(desk, asked, answer, at);
    case 'gone':
      // An address that was adopted may go without the feed's own being gone.
      if (state.pace.address !== null) return recordFault(desk, asked, answer.fault, null, false, at);
      desk.log.error('feed is gone', { feed, reason: describeFault(answer.fault) });
      desk.notifier.notify({
        kind: 'feed-stopped',
        feed,
        byline: null,
        reason: describeFault(answer.fault),
        at,
      });
      return desk.store.recordFeedFault(feed, { fault: answer.fault, notBefore: null, gone: true }, at);
    case 'later': {
      const wish: Wish | null = answer.until === null ? null : { by: 'Retry-After', until: answer.until };
      return recordFault(desk, asked, answer.fault, wish, answer.host ?? false, at);
    }
    case 'failed':
      if (signal.aborted) return;
      return recordFault(desk, asked, answer.fault, null, false, at);
  }
}

async function recordRead(
  desk: Desk,
  { feed, bylines, state }: Asked,
  answer: FeedAnswer & { kind: 'read' },
  at: number,
): Promise<void> {
  const { validators, wishes = [], moved = null, offer } = answer;
  const { title, entries, nature } = answer.feed;
  const good = { wishes, ttl: nature?.ttl ?? null, moved, whole: true };
  const next = restAfterAnswer(state.pace, good, feed, at);
  const { address } = next.pace;
  if (address !== null && address !== state.pace.address) {
    desk.log.warn('feed has moved for good and is asked there; change it in the configuration', {
      feed,
      address,
    });
  }
  // What is missing of a first reading would be news at the second.
  const partial = nature?.whole === false && state.validators === null;
  if (partial) desk.log.warn('feed broke off at its first reading, which does not count', { feed });
  const follows = partial ? [] : bylines.map((byline) => follow(byline, feed, answer.feed));
  const reading = { feed, title, validators, follows, next, ...(offer !== undefined && { offer }) };
  const news = await desk.store.recordReading(reading, at);
  const due = news.filter((entry) => entry.state === 'due').length;
  desk.log.info('feed read', { feed, entries: entries.length, due });
  for (const { author } of bylines) {
    const held = news.find((entry) => entry.state === 'held' && entry.byline === author);
    if (held === undefined) continue;
    desk.notifier.notify({ kind: 'burst-held', feed, byline: author, reason: held.reason, at });
  }
}

async function recordFault(
  desk: Desk,
  { feed, state }: Asked,
  fault: Fault,
  wish: Wish | null,
  wholeHost: boolean,
  at: number,
): Promise<void> {
  const { notBefore, pace } = restAfterFault(state.pace, wish, feed, at);
  const name = hostOf(state.pace.address ?? feed);
  const host = wholeHost ? { host: { name, until: restHost(wish, name, at) } } : {};
  const setback: Setback = { fault, notBefore, gone: false, pace, ...host };
  const until = notBefore === null ? undefined : new Date(notBefore).toISOString();
  desk.log.warn('feed cannot be read', { feed, reason: describeFault(fault), next: until });
  return desk.store.recordFeedFault(feed, setback, at);
}

/** A follower without a baseline needs the whole feed, which a 304 would not show. */
function isSettled(state: FeedState, bylines: readonly Byline[]): boolean {
  return bylines.every(({ author, accounts }) =>
    accounts.every((account) =>
      state.settled.some((each) => each.byline === author && each.account === account),
    ),
  );
}

function follow(byline: Byline, url: string, feed: Feed): Follow {
  const names = namesOf(byline);
  const burst = byline.bursts?.[url] ?? byline.burst;
  return {
    byline: byline.author,
    accounts: byline.accounts,
    firstRun: byline.firstRun,
    ...(byline.settle !== undefined && { settle: byline.settle }),
    ...(burst !== undefined && { burst }),
    entries: feed.entries.map((entry) => {
      const barred = findBar(byline, entry);
      return { entry, match: matchEntry(names, feed, entry), ...(barred !== null && { barred }) };
    }),
  };
}
