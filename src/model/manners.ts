import type { FeedState, Validators, Wish } from './feed.ts';
import { spread } from './spread.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is said of caching says little of news: `max-age` of 16 years has been seen. Milliseconds. */
const LONGEST_FRESH = 5 * HOUR;
/** A longer wish than this is a mistake or spite; milliseconds. */
const LONGEST_REST = DAY;
/** Some servers answer 304 for ever: after this long the whole feed is asked for; milliseconds. */
const WHOLE = 8 * DAY;
/** Failures wait 1 min, 2, 4 … at most an hour, so that a week of them loses nothing but that hour. */
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = HOUR;
/** A whole host rests at least this long when it says 429 without a time. */
const HOST_WAIT = 15 * MINUTE;
/** Up to a tenth is added to a rest: who was told the same must not come back at the same moment. */
const JITTER = 0.1;
/** A permanent move is believed after so many sightings, the last at least so long after the first. */
const SIGHTINGS = 3;
const SIGHTED_FOR = DAY;

/** How a feed was treated so far and is to be polled next; `NO_PACE` before the first poll. */
export type Pace = {
  /** Failures in a row, and when they began (ms since the epoch). */
  readonly failures: number;
  readonly failingSince: number | null;
  /** How long the feed itself asks to be left alone; milliseconds. */
  readonly ttl: number | null;
  /** When it was last asked. */
  readonly askedAt: number | null;
  /** When it was last read in whole, not answered with "unchanged". */
  readonly wholeAt: number | null;
  /** Who wishes it to rest; "" where nobody does. */
  readonly why: string;
  /** The address that is asked in the place of its own, since it moved there for good. */
  readonly address: string | null;
  /** A permanent move that was seen, and is not believed yet. */
  readonly move: { readonly to: string; readonly times: number; readonly since: number } | null;
};

/** The pace of a feed that was never asked. */
export const NO_PACE: Pace = {
  failures: 0,
  failingSince: null,
  ttl: null,
  askedAt: null,
  wholeAt: null,
  why: '',
  address: null,
  move: null,
};

/** When a feed may be asked again, and its pace from then on. */
export type Next = { readonly notBefore: number | null; readonly pace: Pace };

/** The validators to send: none where the whole feed is due again. `settled`: every follower has its baseline. */
export function chooseValidators(state: FeedState, settled: boolean, now: number): Validators | null {
  const { wholeAt } = state.pace;
  // A time ahead of now was written by a clock that has been set back since.
  const fresh = wholeAt !== null && wholeAt <= now && now - wholeAt < WHOLE;
  return settled && fresh ? state.validators : null;
}

/**
 * Until when a feed rests; `null`: it may be asked now. A rest longer than any was written by a clock that was wrong, and so
 * was one of a feed that was asked later than `now`.
 */
export function restOf(
  { notBefore, pace }: Pick<FeedState, 'notBefore' | 'pace'>,
  now: number,
): number | null {
  if (notBefore === null || notBefore <= now || (pace.askedAt ?? now) > now) return null;
  return notBefore - now > LONGEST_REST * (1 + JITTER) ? null : notBefore;
}

/**
 * Until when a feed rests of which a hub told that it has news: how long it called itself fresh does not count then. What
 * failed, and whoever said "later", is left alone all the same.
 */
export function restOfPushed(state: FeedState, now: number): number | null {
  const { notBefore, pace, hostUntil = null } = state;
  const strict = pace.failures > 0 || pace.why.startsWith('Retry-After');
  const own = strict ? restOf({ notBefore, pace }, now) : null;
  const host = restOf({ notBefore: hostUntil, pace }, now);
  return own === null || host === null ? (own ?? host) : Math.max(own, host);
}

/** What a good answer gave: the wishes in it, the feed's own ttl, and where a permanent redirect led. */
export type GoodAnswer = {
  readonly wishes: readonly Wish[];
  readonly ttl: number | null;
  readonly moved: string | null;
  readonly whole: boolean;
};

/** The next poll after a good answer: as late as the latest wish; the schedule may be later still. */
export function restAfterAnswer(pace: Pace, answer: GoodAnswer, feed: string, at: number): Next {
  const ttl = answer.ttl === null ? [] : [{ by: 'ttl', until: at + answer.ttl } as const];
  const wishes = [...ttl, ...answer.wishes].map((wish) => ({ ...wish, until: clamp(wish, at) }));
  const [latest] = wishes.filter(({ until }) => until > at).toSorted((a, b) => b.until - a.until);
  const notBefore = latest === undefined ? null : delay(latest, feed, at);
  const wholeAt = answer.whole ? at : pace.wholeAt;
  const calm = {
    failures: 0,
    failingSince: null,
    ttl: answer.ttl,
    askedAt: at,
    wholeAt,
    why: latest?.by ?? '',
  };
  return { notBefore, pace: { ...pace, ...calm, ...sightMove(pace, answer.moved, at) } };
}

/**
 * The next poll after a failure: a little later each time, or when the server wishes (`wish`), if it said. An address that
 * was adopted and fails is given up: the feed's own is asked next.
 */
export function restAfterFault(pace: Pace, wish: Wish | null, feed: string, at: number): Next {
  const failures = pace.failures + 1;
  const until = at + Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
  const notBefore = wish === null ? delay({ by: null, until }, feed, at) : clamp(wish, at);
  const why = wish?.by ?? `failed ${failures === 1 ? 'once' : `${failures} times`}`;
  const address = wish === null ? null : pace.address;
  const failingSince = pace.failingSince ?? at;
  return { notBefore, pace: { ...pace, failures, failingSince, askedAt: at, why, address, move: null } };
}

/** Until when a whole host rests that said it is asked too often. */
export function restHost(wish: Wish | null, host: string, at: number): number {
  return wish === null ? delay({ by: null, until: at + HOST_WAIT }, host, at) : clamp(wish, at);
}

/** A feed's rest, or that of its host (`host`, ms since the epoch) where it is longer; the host's is told besides. */
export function restWithHost<T extends Next>(feed: T, host: number | null): T & Pick<FeedState, 'hostUntil'> {
  if (host === null) return feed;
  const both = { ...feed, hostUntil: host };
  if (host <= (feed.notBefore ?? 0)) return both;
  return { ...both, notBefore: host, pace: { ...feed.pace, why: 'Retry-After of its host' } };
}

/** The pace of a feed that a person wants to be asked again. */
export function retry(pace: Pace): Pace {
  return { ...pace, failures: 0, failingSince: null, why: '' };
}

/** The host that a feed is asked at, with its port; "" for no link. */
export function hostOf(feed: string): string {
  return URL.canParse(feed) ? new URL(feed).host : '';
}

function clamp({ by, until }: Wish, at: number): number {
  return Math.min(until, at + (by === 'Retry-After' ? LONGEST_REST : LONGEST_FRESH));
}

/** A moment that the server itself named is kept as it is. */
function delay({ by, until }: { by: Wish['by'] | null; until: number }, seed: string, at: number): number {
  if (by === 'Retry-After') return until;
  return Math.round(until + (until - at) * JITTER * spread(`${seed} ${at}`));
}

/** Only answers that hold a feed are shown here, so a portal that redirects everything is never believed. */
function sightMove(pace: Pace, moved: string | null, at: number): Pick<Pace, 'address' | 'move'> {
  const { address, move } = pace;
  if (moved === null) return { address, move: null };
  const times = move?.to === moved ? move.times + 1 : 1;
  const since = move?.to === moved ? move.since : at;
  if (times >= SIGHTINGS && at - since >= SIGHTED_FOR) return { address: moved, move: null };
  return { address, move: { to: moved, times, since } };
}
