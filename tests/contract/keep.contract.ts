import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import type { Thread } from '../../src/model/thread.ts';
import { beginThread, done, draft, entry, FEED, fileThread, reading, T0, type Opening } from './stories.ts';

const DAY = 86_400_000;
const LATER = T0 + 401 * DAY;

/** Takes out all that is older than 400 days at this time. */
async function pruneAll(store: Store, at = LATER): Promise<number> {
  let gone = 0;
  for (let batch = 1; batch > 0; gone += batch) batch = await store.prune(at - 400 * DAY, at);
  return gone;
}

async function ids(store: Store): Promise<readonly string[]> {
  return (await store.threads()).map(({ id }) => id);
}

/** A thread that is out, or was cancelled, at T0. */
async function endThread(store: Store, n: number): Promise<Thread> {
  if (n % 2 === 1) return beginThread(store, 3, n);
  const { id } = await fileThread(store, n);
  return done(await store.cancel(id, 'no', T0));
}

/** What every store makes of what is old. */
export function describeKeeping(open: Opening): void {
  describe('keeping', () => {
    it('takes out what is finished and old, with all that belongs to it, and nothing younger', async () => {
      const store = await open();
      const [out, cancelled] = [await endThread(store, 1), await endThread(store, 2)];
      expect(await pruneAll(store, T0 + 400 * DAY)).toBe(0);
      const { id: young } = await fileThread(store, 4);
      done(await store.cancel(young, 'no', LATER));
      expect(await pruneAll(store)).toBe(2);
      expect(await ids(store)).toEqual([young]);
      for (const { id } of [out, cancelled]) {
        expect(await store.thread(id)).toBeNull();
        expect(await store.events(id)).toEqual([]);
      }
      expect(await store.events(young)).toHaveLength(2);
      expect(await store.spendings('mara', 0)).toEqual([]);
    });

    it('keeps every thread that has not ended, however old, with its whole story', async () => {
      const store = await open();
      const half = await beginThread(store, 1, 1);
      const review = await fileThread(store, 2, { approvedBy: null });
      const approved = await fileThread(store, 3);
      const events = await store.events(half.id);
      expect(await pruneAll(store)).toBe(0);
      expect(await ids(store)).toEqual([approved.id, review.id, half.id]);
      expect(await store.events(half.id)).toEqual(events);
      done(await store.handOver(half.id, 'old', LATER));
      done(await store.accept(half.id, 'Ana', LATER));
      expect(await pruneAll(store, LATER + DAY)).toBe(0);
    });

    it('never takes out what the month’s budget reads back to, whatever it is asked', async () => {
      const store = await open();
      await endThread(store, 1);
      expect(await store.prune(LATER, T0 + 39 * DAY)).toBe(0);
      expect(await store.spendings('mara', T0)).toHaveLength(3);
      expect(await store.prune(LATER, T0 + 41 * DAY)).toBe(1);
    });

    it('keeps a thread that something happened to later than its last change says', async () => {
      const store = await open();
      const { id } = await fileThread(store, 1);
      done(await store.reserve(id, null, LATER));
      done(await store.cancel(id, 'the clock was set back', T0));
      expect(await pruneAll(store)).toBe(0);
    });

    it('takes out a hundred at a time, and says when none is left', async () => {
      const store = await open();
      const ref = { feed: FEED, byline: 'Mara Ellison', key: 'many' };
      const drafts = Array.from({ length: 120 }, (_, n) => draft(n));
      for (const { id } of await store.file(ref, drafts, T0)) await store.cancel(id, 'no', T0);
      const batches = [];
      for (let n = 0; n < 3; n++) batches.push(await store.prune(LATER, LATER));
      expect(batches).toEqual([100, 20, 0]);
    });

    it('lets no story that was told be told again, by whichever way it comes', async () => {
      const store = await open();
      await store.recordReading(reading([]), T0);
      const [due] = await store.recordReading(reading([entry(1)]), T0);
      if (due === undefined) throw new Error('nothing is due');
      const [thread] = await store.file(due, [draft(1)], T0);
      done(await store.cancel(thread?.id ?? '', 'no', T0));
      expect(await pruneAll(store)).toBe(1);
      // Its own feed shows it again, under a new guid and under a new spelling of its link.
      const again = [entry(1), entry(1, { key: 'new' }), entry(1, { key: 'x', link: `${FEED}/1?page=all` })];
      const spelt = await store.recordReading(reading(again), LATER);
      expect(spelt.map(({ key }) => key)).toEqual(['x']);
      // Another feed shows it.
      const other = { ...reading([]), feed: 'https://wire.example/feed' };
      await store.recordReading(other, LATER);
      const { follows } = reading([entry(1)]);
      const wired = await store.recordReading({ ...other, follows }, LATER);
      for (const entryAgain of [...spelt, ...wired]) {
        expect(await store.file(entryAgain, [draft(1)], LATER)).toEqual([]);
      }
      expect(await store.dueEntries(LATER)).toEqual([]);
      expect(await store.threads()).toEqual([]);
      const [desk] = await store.file({ ...due, key: 'y' }, [draft(1, { account: 'desk' })], LATER);
      expect(desk?.account).toBe('desk');
    });
  });
}
