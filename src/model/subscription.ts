import { tidyText } from './plain.ts';
import { spread } from './spread.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long a hub is asked to go on telling; milliseconds. */
export const LEASE = 10 * DAY;
/** What a hub gives instead is believed within these bounds: shorter would only be asking all the time. Milliseconds. */
const SHORTEST_LEASE = 10 * MINUTE;
const LONGEST_LEASE = 60 * DAY;
/** A hub that does not take or verify what it was asked is asked again after 10 min, 20 … at most a day. */
const FIRST_WAIT = 10 * MINUTE;
/** So long may a hub take to verify; Google's tries again for hours. Milliseconds. */
const PENDING = DAY;
/** Of a reason that a hub gives; characters. */
const LONGEST_REASON = 200;

/** Which subscription: a followed feed's address, a hub that it names, and the topic that it names. */
export type SubscriptionRef = { readonly feed: string; readonly hub: string; readonly topic: string };

/** What a hub is asked. */
export type HubMode = 'subscribe' | 'unsubscribe';

/**
 * What stands between the bot and a hub about a feed; times in ms since the epoch. `asked`: not verified yet. `failed`: the
 * hub did not take it. `verified`: it tells of news. `denied`: it said no. `leaving`: it was asked to stop. `ended`: over.
 */
export type Subscription = SubscriptionRef & {
  readonly state: 'asked' | 'failed' | 'verified' | 'denied' | 'leaving' | 'ended';
  /** What it was asked last. */
  readonly mode: HubMode;
  /** The name (a hash) of the callback address that the hub was given. */
  readonly callback: string;
  readonly askedAt: number;
  /** When it may be asked again: to renew, or after a failure. */
  readonly next: number;
  /** How often it was asked since it last verified. */
  readonly asks: number;
  /** Until when it tells of news; `null` where it does not. */
  readonly until: number | null;
  /** Why it is not as it should be; "" where nothing was said. */
  readonly reason: string;
  readonly pushedAt: number | null;
  /** Pushes that came with a wrong signature, or none. */
  readonly forged: number;
};

/** What became of a subscription; `lease` in ms, as the hub says it. */
export type SubscriptionNews =
  | { readonly kind: 'asked'; readonly mode: HubMode; readonly callback: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'verified'; readonly mode: HubMode; readonly lease: number | null }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'pushed' }
  | { readonly kind: 'forged'; readonly times: number }
  /** It is not wanted any more, and there is nobody to tell. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'forgotten' };

/** A subscription after the news; `null`: there is none, or none any more. */
export function followNews(
  before: Subscription | null,
  ref: SubscriptionRef,
  news: SubscriptionNews,
  at: number,
): Subscription | null {
  if (news.kind === 'asked') return ask(before, ref, news, at);
  if (before === null) return null;
  switch (news.kind) {
    case 'failed':
      // It verified while it was being asked: what its answer came to means nothing.
      if (before.asks === 0) return before;
      return { ...before, state: before.state === 'asked' ? 'failed' : before.state, reason: news.reason };
    case 'verified':
      return verify(before, news, at);
    case 'denied':
      return { ...before, state: 'denied', until: null, next: at + DAY, reason: tidyReason(news.reason) };
    case 'pushed':
      return { ...before, pushedAt: at };
    case 'forged':
      return { ...before, forged: before.forged + news.times };
    case 'dropped':
      return { ...before, state: 'ended', until: null };
    case 'forgotten':
      return null;
  }
}

function ask(
  before: Subscription | null,
  { feed, hub, topic }: SubscriptionRef,
  { mode, callback }: SubscriptionNews & { readonly kind: 'asked' },
  at: number,
): Subscription {
  const asks = before?.mode === mode ? before.asks + 1 : 1;
  const next = at + Math.min(FIRST_WAIT * 2 ** (asks - 1), DAY);
  const { pushedAt = null, forged = 0, until = null } = before ?? {};
  const known = { feed, hub, topic, mode, callback, askedAt: at, next, asks, reason: '', pushedAt, forged };
  if (mode === 'unsubscribe') return { ...known, state: 'leaving', until };
  // Under another callback what it verified before leads nowhere.
  const stands = before?.state === 'verified' && before.callback === callback;
  return stands ? { ...known, state: 'verified', until } : { ...known, state: 'asked', until: null };
}

function verify(
  before: Subscription,
  { mode, lease }: SubscriptionNews & { readonly kind: 'verified' },
  at: number,
): Subscription {
  const done = { ...before, asks: 0, reason: '' };
  if (mode === 'unsubscribe') return { ...done, state: 'ended', until: null, next: at };
  const length = Math.min(Math.max(lease ?? LEASE, SHORTEST_LEASE), LONGEST_LEASE);
  // At about two thirds of it, and not all at once.
  const next = at + Math.round(length * (2 / 3 - 0.05 * spread(`${before.feed} ${at}`)));
  return { ...done, state: 'verified', until: at + length, next };
}

/** Whether a hub may be told that this is wanted: we asked for it, of this topic, and not too long ago. */
export function isWanted(
  { state, mode, topic, askedAt }: Subscription,
  asked: { readonly mode: string; readonly topic: string },
  at: number,
): boolean {
  if (asked.mode !== mode || asked.topic !== topic || at - askedAt > PENDING) return false;
  // A hub whose last answer was lost asks again: it is told the same.
  const pending = mode === 'subscribe' ? ['asked', 'failed', 'verified'] : ['leaving', 'ended'];
  return pending.includes(state);
}

/** Whether a hub may say no: it was asked to tell of this topic. */
export function isDeniable({ state, topic }: Subscription, denied: string): boolean {
  return topic === denied && ['asked', 'failed', 'verified'].includes(state);
}

/** What a hub said, on one line and cut short. */
function tidyReason(reason: string): string {
  return tidyText(reason).slice(0, LONGEST_REASON);
}
