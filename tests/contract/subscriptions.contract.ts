import { describe, expect, it } from 'vitest';
import type { SubscriptionNews, SubscriptionRef } from '../../src/model/subscription.ts';
import { FEED, reading, setback, T0, type Opening } from './stories.ts';

const DAY = 86_400_000;
const HUB = 'https://hub.example/';
const REF: SubscriptionRef = { feed: FEED, hub: HUB, topic: `${FEED}?self` };
const ASKED = { kind: 'asked', mode: 'subscribe', callback: 'abc' } as const satisfies SubscriptionNews;
const OFFER = { hubs: [HUB, 'https://second.example/'], topic: REF.topic };

/** What every store keeps of hubs that tell of news. */
export function describeSubscriptions(open: Opening): void {
  describe('subscriptions', () => {
    it('knows what each feed offered last, until it offers nothing or is gone', async () => {
      const store = await open();
      await store.recordReading(reading([]), T0);
      expect(await store.offers()).toEqual([]);
      await store.recordReading({ ...reading([]), offer: OFFER }, T0);
      await store.recordReading({ ...reading([]), feed: 'https://a.example/', offer: OFFER }, T0);
      await store.recordReading({ ...reading([]), feed: 'https://b.example/', offer: null }, T0);
      const other = { feed: 'https://a.example/', offer: OFFER };
      const known = [other, { feed: FEED, offer: OFFER }];
      expect(await store.offers()).toEqual(known);
      await store.recordReading(reading([]), T0);
      await store.recordFeedFault(FEED, setback(), T0);
      expect(await store.offers()).toEqual(known);
      await store.recordFeedFault(FEED, setback({ gone: true }), T0);
      expect(await store.offers()).toEqual([other]);
      await store.recordReading({ ...reading([]), offer: null }, T0);
      expect(await store.offers()).toEqual([other]);
    });

    it('keeps what became of each, and gives it as it is then', async () => {
      const store = await open();
      expect(await store.recordSubscription(REF, { kind: 'pushed' }, T0)).toBeNull();
      const asked = await store.recordSubscription(REF, ASKED, T0);
      expect(asked).toEqual({
        ...REF,
        state: 'asked',
        mode: 'subscribe',
        callback: 'abc',
        askedAt: T0,
        next: T0 + 600_000,
        asks: 1,
        until: null,
        reason: '',
        pushedAt: null,
        forged: 0,
      });
      expect(await store.subscriptions()).toEqual([asked]);
      await store.recordSubscription(REF, { kind: 'verified', mode: 'subscribe', lease: DAY }, T0 + 1);
      await store.recordSubscription(REF, { kind: 'pushed' }, T0 + 2);
      const last = await store.recordSubscription(REF, { kind: 'forged', times: 2 }, T0 + 3);
      expect(last).toMatchObject({ state: 'verified', until: T0 + 1 + DAY, pushedAt: T0 + 2, forged: 2 });
      expect(await store.subscriptions()).toEqual([last]);
      expect(await store.recordSubscription(REF, { kind: 'forgotten' }, T0 + 4)).toBeNull();
      expect(await store.subscriptions()).toEqual([]);
    });

    it('tells those of one feed apart by hub and topic, and finds one by its callback', async () => {
      const store = await open();
      const other = { ...REF, hub: 'https://second.example/' };
      const third = { ...REF, feed: 'https://a.example/' };
      await store.recordSubscription(REF, ASKED, T0);
      await store.recordSubscription(other, { ...ASKED, callback: 'def' }, T0);
      await store.recordSubscription(third, { ...ASKED, callback: 'ghi' }, T0);
      const hubs = (await store.subscriptions()).map(({ feed, hub }) => [feed, hub]);
      expect(hubs).toEqual([
        [third.feed, HUB],
        [FEED, HUB],
        [FEED, other.hub],
      ]);
      expect(await store.subscriptionAt('def')).toMatchObject(other);
      expect(await store.subscriptionAt('xyz')).toBeNull();
    });

    it('says until when a host rests, besides what a feed wishes for itself', async () => {
      const store = await open();
      const host = { name: 'ledger.example', until: T0 + 60_000 };
      await store.recordFeedFault(FEED, setback({ notBefore: T0 + 90_000, host }), T0);
      expect(await store.feedState(FEED)).toMatchObject({ notBefore: T0 + 90_000, hostUntil: T0 + 60_000 });
      expect((await store.feedState('https://a.example/')).hostUntil).toBeUndefined();
    });
  });
}
