import { describe, expect, it } from 'vitest';
import { NO_PACE } from '../../src/model/manners.ts';
import { entry, FEED, reading, setback, T0, unchanged, type Opening } from './stories.ts';

/** What every store keeps of how feeds are to be polled. */
export function describeManners(open: Opening): void {
  describe('the next poll of feeds', () => {
    it('keeps how a feed is to be polled, and until when its host rests, whatever comes between', async () => {
      const store = await open();
      const pace = { ...NO_PACE, failures: 2, failingSince: T0, why: 'failed 2 times', ttl: 60_000 };
      const host = { name: 'ledger.example', until: T0 + 90_000 };
      await store.recordReading({ ...reading([entry(1)]), next: { notBefore: T0 + 1, pace: NO_PACE } }, T0);
      await store.recordFeedFault(FEED, setback({ notBefore: T0 + 60_000, pace, host }), T0);
      const why = 'Retry-After of its host';
      const rests = { notBefore: T0 + 90_000, pace: { ...pace, why } };
      expect(await store.feedState(FEED)).toMatchObject(rests);
      expect(await store.feedState('https://ledger.example/other')).toMatchObject({ notBefore: T0 + 90_000 });
      expect(await store.feedState('https://ledger.example:81/')).toMatchObject({ notBefore: null });
      const validators = { etag: null, lastModified: 'now', digest: 'abc=' };
      await store.recordUnchanged(unchanged({ notBefore: T0 + 99_000, pace, validators }), T0);
      expect(await store.feedState(FEED)).toMatchObject({ notBefore: T0 + 99_000, pace, validators });
      await store.recordUnchanged(unchanged(), T0);
      expect(await store.feedState(FEED)).toMatchObject({ pace: { ...NO_PACE, why }, validators });
    });

    it('lets a feed that stopped be asked again when a person says so', async () => {
      const store = await open();
      expect(await store.retryFeed(FEED)).toBe(false);
      const pace = { ...NO_PACE, failures: 3, failingSince: T0, ttl: 60_000 };
      await store.recordFeedFault(FEED, setback({ notBefore: T0 + 60_000, gone: true, pace }), T0);
      expect(await store.retryFeed(FEED)).toBe(true);
      const state = { gone: false, notBefore: null, pace: { ...NO_PACE, ttl: 60_000 } };
      expect(await store.feedState(FEED)).toMatchObject(state);
    });
  });
}
