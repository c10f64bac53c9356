import type { Config } from '../config/config.ts';
import type { FeedHealth } from '../model/health.ts';
import type { Store } from '../ports/store.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { findPush, notePush, pushToJson, type Push } from './feeds-push.ts';
import { minute, time, withStore } from './outbox.ts';
import { toLine } from './plain.ts';
import { align } from './table.ts';

/** One configured feed for a person; `health` is `null` where it was never asked, `push` where no hub may call. */
type Standing = {
  readonly feed: string;
  readonly schedules: readonly string[];
  readonly health: FeedHealth | null;
  readonly push: Push | null;
};

/** Shows how every configured feed does. Exit code 1: one of them fails, has stopped, or holds a burst. */
export async function listFeeds(doors: Doors, options: Options, streams: Streams): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  return withStore(doors, options, async (store) => {
    const feeds = await readStandings(config, store);
    if (options.json === true)
      streams.out(`${JSON.stringify(feeds.map((feed) => toJson(feed, doors.now())))}\n`);
    else streams.out(describeFeeds(feeds, doors.now()));
    return feeds.some(needsPerson) ? 1 : 0;
  });
}

/** Lets a feed that stopped, or rests, be asked again at the next round. */
export function retryFeed(doors: Doors, feed: string, options: Options, streams: Streams): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    if (!(await store.retryFeed(feed))) return complain(streams, feed, 'it was never asked');
    streams.out(`${toLine(feed)} is asked again at the next round\n`);
    return 0;
  });
}

/** Lets what a feed's burst held go on (`release`), or lets go of it (`dismiss`). */
export function ruleOnBurst(
  verdict: 'release' | 'dismiss',
  doors: Doors,
  feed: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const into = verdict === 'release' ? 'due' : 'baseline';
    const count = await store.ruleHeld(feed, into, doors.now());
    if (count === 0) return complain(streams, feed, 'nothing of it is held');
    const fate = verdict === 'release' ? 'drafted at the next round' : 'not told';
    streams.out(`${count} entries of ${toLine(feed)} are ${fate}\n`);
    return 0;
  });
}

function complain(streams: Streams, feed: string, reason: string): ExitCode {
  streams.err(`feed ${toLine(feed)}: ${reason}; see: bylinebot feeds\n`);
  return 1;
}

async function readStandings(config: Config, store: Store): Promise<readonly Standing[]> {
  const health = await store.feedHealth();
  const [offers, subscriptions] = [await store.offers(), await store.subscriptions()];
  const feeds = [...new Set(config.bylines.flatMap((byline) => byline.feeds))];
  return feeds.map((feed) => {
    const bylines = config.bylines.filter((byline) => byline.feeds.includes(feed));
    const schedules = [...new Set(bylines.map(({ schedule }) => schedule))];
    const push = config.websub === null ? null : findPush(feed, offers, subscriptions);
    return { feed, schedules, health: health.find((each) => each.feed === feed) ?? null, push };
  });
}

function stateOf({ health }: Standing): 'new' | 'ok' | 'failing' | 'stopped' {
  if (health === null) return 'new';
  if (health.gone) return 'stopped';
  return health.fault === null ? 'ok' : 'failing';
}

function heldIn({ health }: Standing): number {
  return sum(health?.followers.map(({ held }) => held) ?? []);
}

function needsPerson(standing: Standing): boolean {
  return ['failing', 'stopped'].includes(stateOf(standing)) || heldIn(standing) > 0;
}

/** When it is asked next, and who wants it so: a time, or its schedule. */
function nextOf({ schedules, health }: Standing, now: number): { at: number | null; why: string } {
  if (health?.gone === true) return { at: null, why: 'never, it is gone' };
  const { notBefore = null, pace } = health ?? {};
  if (notBefore !== null && notBefore > now) return { at: notBefore, why: pace?.why ?? '' };
  return { at: null, why: `schedule ${schedules.join(' and ')}` };
}

function toJson(standing: Standing, now: number): object {
  const { feed, health } = standing;
  const next = nextOf(standing, now);
  const moment = (at: number | null | undefined) => (at === null || at === undefined ? null : time(at));
  return {
    feed,
    title: health?.title ?? null,
    state: stateOf(standing),
    lastRead: moment(health?.readAt),
    nextPoll: moment(next.at),
    why: next.why,
    failures: health?.pace.failures ?? 0,
    failingSince: moment(health?.pace.failingSince),
    fault: health?.fault ?? null,
    movedTo: health?.pace.address ?? null,
    push: standing.push === null ? null : pushToJson(standing.push),
    bylines: (health?.followers ?? []).map(({ byline, seen, matched, held, matchedAt }) => {
      return { author: byline, seen, matched, held, lastMatch: moment(matchedAt) };
    }),
  };
}

/** How feeds do, as a table with what a person must know below each. */
function describeFeeds(feeds: readonly Standing[], now: number): string {
  const rows = feeds.map((standing) => {
    const { feed, health } = standing;
    const next = nextOf(standing, now);
    const followers = health?.followers ?? [];
    const seen = Math.max(0, ...followers.map((follower) => follower.seen));
    const matched = sum(followers.map((follower) => follower.matched));
    const read = health?.readAt ?? null;
    return [
      stateOf(standing),
      read === null ? 'never' : minute(read),
      next.at === null ? '' : minute(next.at),
      String(seen),
      String(matched),
      toLine(feed),
    ];
  });
  const head = ['state', 'last read', 'not before', 'seen', 'matched', 'feed'];
  const [first = '', ...lines] = align([head, ...rows], [false, false, false, true, true, false]);
  const notes = (index: number) => noteFeed(feeds[index], now).map((note) => `         ${toLine(note)}`);
  return `${[first, ...lines.flatMap((line, index) => [line, ...notes(index)])].join('\n')}\n`;
}

function noteFeed(standing: Standing | undefined, now: number): readonly string[] {
  if (standing === undefined || standing.health === null) return [];
  const { feed, health } = standing;
  const { pace } = health;
  const notes = [`next poll: ${nextOf(standing, now).why}`];
  if (standing.push !== null) notes.push(...notePush(standing.push, now));
  if (health.fault !== null) notes.push(health.fault);
  if (pace.failures > 1 && pace.failingSince !== null) notes.push(`fails since ${minute(pace.failingSince)}`);
  if (health.gone) notes.push(`if it is back: bylinebot feeds retry ${feed}`);
  if (pace.address !== null)
    notes.push(`has moved for good to ${pace.address}; write that in the configuration`);
  const held = heldIn(standing);
  if (held > 0) notes.push(`${held} held, too many at once: bylinebot feeds release ${feed}, or dismiss`);
  for (const { byline, matchedAt } of health.followers) {
    if (matchedAt !== null) notes.push(`${byline}: last ${minute(matchedAt)}`);
  }
  return notes;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
