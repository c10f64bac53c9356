import { describe, expect, it } from 'vitest';
import { NO_PACE } from '../../src/model/manners.ts';
import { draft, entry, FEED, IDENTITY, reading, setback, T0, unchanged, type Opening } from './stories.ts';

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

    it('holds a burst until a person rules, and takes an account out of it that became another', async () => {
      const store = await open();
      await store.pin('mara', IDENTITY, T0);
      const both = { accounts: ['mara', 'desk'], burst: 1 };
      await store.recordReading(reading([], both), T0);
      const news = await store.recordReading(reading([entry(1), entry(2)], both), T0);
      expect(news.map(({ state }) => state)).toEqual(['held', 'held']);
      expect(await store.dueEntries(T0)).toEqual([]);
      await store.pin('mara', { ...IDENTITY, id: '43' }, T0);
      expect(await store.ruleHeld('https://other.example/feed', 'due', T0)).toBe(0);
      expect(await store.ruleHeld(FEED, 'due', T0 + 5)).toBe(2);
      expect(await store.ruleHeld(FEED, 'due', T0 + 5)).toBe(0);
      const due = await store.dueEntries(T0 + 5);
      expect(due).toMatchObject([
        { accounts: ['desk'], nextTry: T0 + 5 },
        { accounts: ['desk'], nextTry: T0 + 5 },
      ]);
    });

    it('knows a story of another feed, by all that it was ever known by, and by its page', async () => {
      const store = await open();
      const wire = 'https://wire.example/feed';
      await store.recordReading(reading([]), T0);
      await store.recordReading({ ...reading([]), feed: wire }, T0);
      const identities = ['guid:1', 'link:ledger.example/story-1'];
      const [due] = await store.recordReading(reading([entry(1, { identities })]), T0 + 1);
      if (due === undefined) throw new Error('one is due');
      const edited = ['guid:1', 'link:ledger.example/renamed'];
      await store.recordReading(reading([entry(1, { identities: edited })]), T0 + 2);
      const renamed = entry(7, { identities: ['guid:9', 'link:ledger.example/renamed'] });
      expect(await store.recordReading({ ...reading([renamed]), feed: wire }, T0 + 3)).toEqual([]);
      await store.file(due, [draft(1, { article: 'https://www.ledger.example/page' })], T0 + 4);
      const page = entry(8, { identities: ['guid:8', 'link:ledger.example/page'] });
      expect(await store.recordReading({ ...reading([page]), feed: wire }, T0 + 5)).toEqual([]);
      expect(await store.entriesFor('http://ledger.example/page/')).toMatchObject([{ key: 'guid-1' }]);
    });

    it('tells how feeds do', async () => {
      const store = await open();
      const bare = { feed: FEED, gone: false, notBefore: null, pace: NO_PACE };
      await store.recordReading(
        reading([entry(1, { published: T0 - 5 }), entry(2, { published: null })]),
        T0,
      );
      const first = { byline: 'Mara Ellison', seen: 2, matched: 2, held: 0, since: T0, matchedAt: T0 };
      const calm = { ...bare, title: 'The Ledger', readAt: T0, fault: null, newsAt: T0, followers: [first] };
      expect(await store.feedHealth()).toEqual([calm]);
      await store.recordReading(reading([entry(3), entry(4)], { burst: 1 }), T0 + 9);
      await store.recordReading(reading([entry(5)], {}, 'no'), T0 + 10);
      await store.recordFeedFault(FEED, setback({ gone: true }), T0 + 20);
      await store.recordFeedFault('https://b.example/', setback(), T0 + 20);
      const now = { seen: 5, matched: 4, held: 2, matchedAt: T0 + 9 };
      const failed = { ...calm, readAt: T0 + 10, newsAt: T0 + 10, gone: true, fault: 'HTTP 503' };
      expect(await store.feedHealth()).toEqual([
        {
          ...bare,
          feed: 'https://b.example/',
          title: '',
          readAt: null,
          fault: 'HTTP 503',
          newsAt: null,
          followers: [],
        },
        { ...failed, followers: [{ ...first, ...now }] },
      ]);
    });

    it('gives those alarms that did not stand before', async () => {
      const store = await open();
      expect(await store.setAlarms(['a', 'b'])).toEqual(['a', 'b']);
      expect(await store.setAlarms(['b', 'c'])).toEqual(['c']);
      expect(await store.setAlarms(['a', 'b'])).toEqual(['a']);
      expect(await store.setAlarms([])).toEqual([]);
    });
  });
}
