import { describe, expect, it } from 'vitest';
import { planSubscriptions } from '../../src/model/subscribing.ts';
import {
  followNews,
  isDeniable,
  isWanted,
  type Subscription,
  type SubscriptionNews,
} from '../../src/model/subscription.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const T0 = Date.UTC(2026, 0, 5, 9);
const FEED = 'https://ledger.example/feed';
const [A, B] = ['https://a.example/', 'https://b.example/'];
const refTo = (hub: string) => ({ feed: FEED, hub, topic: FEED });
const ASKED = { kind: 'asked', mode: 'subscribe', callback: 'now' } as const;
const VERIFIED = { kind: 'verified', mode: 'subscribe', lease: 10 * DAY } as const;
const LEAVING = { ...ASKED, mode: 'unsubscribe' } as const;

/** What these news, all at T0, make of a subscription at hub A, or another. */
function after(news: readonly SubscriptionNews[], hub = A): Subscription {
  const none: Subscription | null = null;
  const own = news.reduce<Subscription | null>(
    (known, each) => followNews(known, refTo(hub), each, T0),
    none,
  );
  if (own === null) throw new Error('there is none');
  return own;
}

/** What is to be done, as words. */
function plan(known: readonly Subscription[], at = T0, hubs: readonly string[] = [A, B], callback = 'now') {
  const offers = hubs.length === 0 ? [] : [{ feed: FEED, offer: { hubs, topic: FEED } }];
  const steps = planSubscriptions(offers, known, () => callback, at);
  return steps.map(({ act, ref }) => `${act} ${new URL(ref.hub).host[0]}`);
}

describe('a subscription', () => {
  it('that is not verified is asked for less and less often, at most once a day', () => {
    let own: Subscription | null = null;
    const waits = Array.from({ length: 12 }, () => {
      own = followNews(own, refTo(A), ASKED, T0);
      return ((own?.next ?? 0) - T0) / MINUTE;
    });
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440, 1440]);
  });

  it.each([
    [10 * DAY, 10 * DAY],
    [null, 10 * DAY],
    [0, 10 * MINUTE],
    [1_000 * DAY, 60 * DAY],
    [2 * DAY, 2 * DAY],
  ])('with a lease of %j ms stands for %i ms and is renewed at about two thirds of it', (lease, length) => {
    const own = after([ASKED, { ...VERIFIED, lease }]);
    expect(own).toMatchObject({ state: 'verified', until: T0 + length, asks: 0 });
    expect((own.next - T0) / length).toBeGreaterThan(0.61);
    expect((own.next - T0) / length).toBeLessThanOrEqual(0.67);
  });

  it('stays verified while it is renewed, whatever comes of it, unless its callback is another', () => {
    expect(after([ASKED, VERIFIED, ASKED])).toMatchObject({ state: 'verified', until: T0 + 10 * DAY });
    const failed = after([ASKED, VERIFIED, ASKED, { kind: 'failed', reason: 'no' }]);
    expect(failed).toMatchObject({ state: 'verified', reason: 'no' });
    const other = after([ASKED, VERIFIED, { ...ASKED, callback: 'other' }]);
    expect(other).toMatchObject({ state: 'asked', until: null });
  });

  it('that verified while it was asked did so, though the answer got lost', () => {
    const own = after([ASKED, VERIFIED, { kind: 'failed', reason: 'the connection was cut' }]);
    expect(own).toMatchObject({ state: 'verified', reason: '' });
  });

  it('is on record only once it was asked for', () => {
    for (const news of [VERIFIED, { kind: 'pushed' }, { kind: 'dropped' }] as const) {
      expect(followNews(null, refTo(A), news, T0)).toBeNull();
    }
  });

  it('is verified only as it was asked for, and for a day', () => {
    const right = { mode: 'subscribe', topic: FEED };
    expect(isWanted(after([ASKED]), right, T0 + DAY)).toBe(true);
    expect(isWanted(after([ASKED]), right, T0 + DAY + 1)).toBe(false);
    expect(isWanted(after([ASKED]), { ...right, topic: A }, T0)).toBe(false);
    expect(isWanted(after([ASKED]), { ...right, mode: 'unsubscribe' }, T0)).toBe(false);
    expect(isWanted(after([ASKED, { kind: 'failed', reason: 'cut' }]), right, T0)).toBe(true);
    expect(isWanted(after([ASKED, VERIFIED, LEAVING]), right, T0)).toBe(false);
    expect(isWanted(after([ASKED, VERIFIED, LEAVING]), { ...right, mode: 'unsubscribe' }, T0)).toBe(true);
    expect(isWanted(after([ASKED, { kind: 'dropped' }]), right, T0)).toBe(false);
    expect(isDeniable(after([ASKED]), FEED)).toBe(true);
    expect(isDeniable(after([ASKED, VERIFIED, LEAVING]), FEED)).toBe(false);
  });
});

describe('what is to be done about subscriptions', () => {
  const bad: SubscriptionNews = { kind: 'failed', reason: 'HTTP 500' };
  const no: SubscriptionNews = { kind: 'denied', reason: '' };
  it.each<[string, string[], string[]]>([
    ['nothing is known', plan([]), ['subscribe a']],
    ['the first was asked just now', plan([after([ASKED])]), []],
    ['the first does not verify', plan([after([ASKED])], T0 + 11 * MINUTE), ['subscribe a']],
    ['the first refuses', plan([after([ASKED, bad])]), ['subscribe b']],
    ['the first denies', plan([after([ASKED, no])]), ['subscribe b']],
    ['both refuse', plan([after([ASKED, bad]), after([ASKED, bad], B)]), []],
    [
      'both refused a while ago',
      plan([after([ASKED, bad]), after([ASKED, bad], B)], T0 + DAY),
      ['subscribe a'],
    ],
    ['one stands', plan([after([ASKED, VERIFIED])]), []],
    ['one is to be renewed', plan([after([ASKED, VERIFIED])], T0 + 7 * DAY), ['subscribe a']],
    ['one has run out', plan([after([ASKED, VERIFIED])], T0 + 11 * DAY), ['subscribe a']],
    ['two stand', plan([after([ASKED, VERIFIED]), after([ASKED, VERIFIED], B)]), ['unsubscribe b']],
    ['the second stands and the first is free', plan([after([ASKED, VERIFIED], B)]), []],
    ['the callback is another', plan([after([ASKED, VERIFIED])], T0, [A], 'new'), ['subscribe a']],
    ['its hub is another', plan([after([ASKED, VERIFIED])], T0, [B]), ['unsubscribe a', 'subscribe b']],
    ['its feed is not followed', plan([after([ASKED, VERIFIED])], T0, []), ['unsubscribe a']],
    ['that one ran out', plan([after([ASKED, VERIFIED])], T0 + 11 * DAY, []), ['drop a']],
    ['that one was not verified', plan([after([ASKED])], T0, []), ['drop a']],
    ['it was asked to stop', plan([after([ASKED, VERIFIED, LEAVING])], T0, []), []],
    ['it does not stop', plan([after([ASKED, VERIFIED, LEAVING])], T0 + 11 * MINUTE, []), ['unsubscribe a']],
    [
      'it never stops',
      plan([after([ASKED, VERIFIED, ...Array.from({ length: 5 }, () => LEAVING)])], T0 + DAY, []),
      ['drop a'],
    ],
    ['it ended today', plan([after([ASKED, { kind: 'dropped' }])], T0, []), []],
    ['it ended long ago', plan([after([ASKED, { kind: 'dropped' }])], T0 + 2 * DAY, []), ['forget a']],
    [
      'it was wanted again',
      plan([after([ASKED, VERIFIED, LEAVING])], T0 + 11 * MINUTE, [A]),
      ['subscribe a'],
    ],
  ])('where %s', (_, steps, wanted) => {
    expect(steps).toEqual(wanted);
  });

  it('ends where a feed names another hub every time', () => {
    const many = Array.from({ length: 10 }, (_, n) =>
      after([ASKED, { kind: 'dropped' }], `https://h${n}.example/`),
    );
    expect(plan(many)).toEqual([]);
    expect(plan(many, T0 + 2 * DAY)).toHaveLength(10);
  });
});
