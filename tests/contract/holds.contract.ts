import { describe, expect, it } from 'vitest';
import {
  answer,
  beginThread,
  done,
  entry,
  FEED,
  fileThread,
  type Opening,
  postedAs,
  reading,
  setback,
  T0,
  unchanged,
} from './stories.ts';

const HOUR = 3_600_000;
const LATE = { why: 'late', mark: String(T0 + HOUR), reason: 'it is too late' } as const;

/** What every store makes of threads that are held back, and of the time at which an entry may have been seen. */
export function describeHolds(open: Opening): void {
  describe('holding back', () => {
    it('takes the approval of a thread back, for a person to look again', async () => {
      const store = await open();
      const { id, hash } = await fileThread(store);
      const held = done(await store.withhold(id, LATE, T0 + 2 * HOUR));
      expect(held).toMatchObject({
        state: 'in_review',
        reason: 'it is too late',
        approvedHash: null,
        approvedBy: null,
        approvedAt: null,
        updatedAt: T0 + 2 * HOUR,
      });
      expect(await store.thread(id)).toEqual(held);
      expect(await store.openThreads('mara')).toEqual([]);
      expect((await store.events(id)).at(-1)).toMatchObject({ kind: 'withheld', about: LATE });
      expect(await store.reserve(id, null, T0 + 2 * HOUR)).toMatchObject({ kind: 'refused' });
      const approved = done(await store.approve(id, 'Ana', T0 + 3 * HOUR));
      expect(approved).toMatchObject({ approvedHash: hash, approvedBy: 'Ana', approvedAt: T0 + 3 * HOUR });
      expect(done(await store.reserve(id, null, T0 + 3 * HOUR)).state).toBe('publishing');
    });

    it('takes back no approval of what was never approved, has begun, or is nowhere', async () => {
      const store = await open();
      const waiting = await fileThread(store, 1, { approvedBy: null });
      const begun = await beginThread(store, 1, 2);
      for (const { id } of [waiting, begun, { id: 'nowhere' }]) {
        expect(await store.withhold(id, LATE, T0)).toMatchObject({ kind: 'refused' });
      }
      expect(await store.thread(waiting.id)).toEqual(waiting);
      expect(await store.thread(begun.id)).toEqual(begun);
    });
  });

  describe('putting a thread back that did not begin', () => {
    it('lets it be reserved anew, once its account may post', async () => {
      const store = await open();
      const { id } = await beginThread(store);
      done(await store.pause(id, 'HTTP 429', T0 + 1));
      const back = done(await store.putBack(id, T0 + HOUR));
      expect(back).toMatchObject({ state: 'approved', reason: '', startedAt: null });
      expect(await store.thread(id)).toEqual(back);
      expect(done(await store.reserve(id, '1005', T0 + HOUR))).toMatchObject({ sinceId: '1005' });
      expect(done(await store.arm(id, 0, T0 + HOUR, T0 + HOUR)).startedAt).toBe(T0 + HOUR);
    });

    it('leaves what has just been reserved, and what is out in part', async () => {
      const store = await open();
      const { id } = await beginThread(store);
      expect(await store.putBack(id, T0 + 1)).toMatchObject({ kind: 'refused' });
      expect(await store.putBack('nowhere', T0)).toMatchObject({ kind: 'refused' });
      done(await store.arm(id, 0, T0 + 20_000, T0));
      expect(await store.putBack(id, T0 + HOUR)).toMatchObject({ kind: 'refused' });
      const armed = await store.thread(id);
      const half = armed === null ? null : await answer(store, armed, postedAs(armed, 0));
      expect(await store.putBack(id, T0 + HOUR)).toMatchObject({ kind: 'refused' });
      expect(await store.thread(id)).toEqual(half);
    });
  });

  describe('the age of an entry', () => {
    it('goes back to the last reading of its feed, or to when that had nothing new', async () => {
      const store = await open();
      await store.recordUnchanged(unchanged(), T0 - HOUR);
      await store.recordReading(reading([]), T0);
      const old = { published: T0 - 24 * HOUR };
      const [first] = await store.recordReading(reading([entry(1, old)]), T0 + HOUR);
      expect(first).toMatchObject({ since: T0, seenAt: T0 + HOUR });
      await store.recordUnchanged(unchanged(), T0 + 2 * HOUR);
      await store.recordFeedFault(FEED, setback({ notBefore: null, gone: false }), T0 + 3 * HOUR);
      const [second] = await store.recordReading(reading([entry(2, old)]), T0 + 4 * HOUR);
      expect(second).toMatchObject({ since: T0 + 2 * HOUR, seenAt: T0 + 4 * HOUR });
      expect(await store.dueEntries(T0 + 4 * HOUR)).toEqual([first, second]);
    });

    it('leaves a feed as it was when it had nothing new', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1)]), T0);
      const before = await store.feedState(FEED);
      await store.recordUnchanged(unchanged(), T0 + HOUR);
      expect(await store.feedState(FEED)).toEqual(before);
    });

    it('lets an entry rest while it settles', async () => {
      const store = await open();
      await store.recordReading(reading([]), T0);
      const [rests] = await store.recordReading(reading([entry(1)], { settle: HOUR }), T0);
      expect(rests).toMatchObject({ state: 'due', reason: 'settles until 2026-01-05T10:00:00.000Z' });
      expect(await store.dueEntries(T0 + HOUR - 1)).toEqual([]);
      expect(await store.dueEntries(T0 + HOUR)).toEqual([rests]);
    });
  });
}
