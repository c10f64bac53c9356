import { describe, expect, it } from 'vitest';
import { NO_PACE } from '../../src/model/manners.ts';
import { draft, entry, FEED, IDENTITY, reading, setback, T0, type Opening } from './stories.ts';

const MARA = { byline: 'Mara Ellison', account: 'mara' };

/** What every store makes of feeds and their entries. */
export function describeFeeds(open: Opening): void {
  describe('feeds and entries', () => {
    it('knows nothing of a feed that was never read', async () => {
      const store = await open();
      const unread = { validators: null, notBefore: null, gone: false, settled: [], pace: NO_PACE };
      expect(await store.feedState(FEED)).toEqual(unread);
    });

    it('takes what stood in a feed at its first reading as baseline, and drafts what comes after', async () => {
      const store = await open();
      expect(await store.recordReading(reading([entry(1), entry(2)]), T0)).toEqual([]);
      expect((await store.feedState(FEED)).settled).toEqual([MARA]);
      const due = await store.recordReading(reading([entry(4), entry(3), entry(2), entry(1)]), T0 + 1);
      expect(due.map(({ key }) => key)).toEqual(['guid-3', 'guid-4']);
      expect(await store.dueEntries(T0 + 1)).toEqual(due);
      expect(due[0]).toMatchObject({
        certain: true,
        accounts: ['mara'],
        firstRun: false,
        tries: 0,
        nextTry: T0 + 1,
      });
    });

    it('knows an entry again by its link when it comes with a new guid', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1)]), T0);
      expect(await store.recordReading(reading([entry(1, { key: 'another' })]), T0 + 1)).toEqual([]);
    });

    it('knows an entry again whose key holds what a database cannot', async () => {
      const store = await open();
      await store.recordReading(reading([]), T0);
      const odd = entry(1, { key: `cut \ud83d`, link: 'https://ledger.example/\0odd' });
      const [due] = await store.recordReading(reading([odd]), T0);
      expect(await store.dueEntries(T0)).toEqual([due]);
      expect(await store.recordReading(reading([odd]), T0)).toEqual([]);
    });

    it('drafts the newest article at the first reading when asked to, and only then', async () => {
      const store = await open();
      const newest = { firstRun: 'newest' } as const;
      const due = await store.recordReading(reading([entry(1), entry(3), entry(2)], newest), T0);
      expect(due).toMatchObject([{ key: 'guid-3', firstRun: true, accounts: ['mara'] }]);
      expect(await store.recordReading(reading([entry(1), entry(2), entry(3)], newest), T0)).toEqual([]);
    });

    it('passes the other candidates over once one of a first run is filed', async () => {
      const store = await open();
      const newest = reading([entry(1), entry(2), entry(3)], { firstRun: 'newest' }, 'unknown');
      const due = await store.recordReading(newest, T0);
      expect(due.map(({ key }) => key)).toEqual(['guid-3', 'guid-2', 'guid-1']);
      const [first, second] = due;
      if (first === undefined || second === undefined) throw new Error('two are due');
      await store.settleEntry(first, 'other', 'by somebody else');
      expect(await store.file(second, [draft(2)], T0)).toHaveLength(1);
      expect(await store.dueEntries(T0)).toEqual([]);
    });

    it('drafts an entry of unknown authorship, and leaves one by somebody else', async () => {
      const store = await open();
      await store.recordReading(reading([]), T0);
      const [unknown] = await store.recordReading(reading([entry(1)], {}, 'unknown'), T0);
      expect(unknown).toMatchObject({ state: 'due', certain: false });
      expect(await store.recordReading(reading([entry(2)], {}, 'no'), T0)).toEqual([]);
    });

    it('gives an account that joins a byline its own baseline', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1)]), T0);
      const both = { accounts: ['mara', 'desk'] };
      expect(await store.recordReading(reading([entry(1), entry(2)], both), T0)).toMatchObject([
        { accounts: ['mara'] },
      ]);
      expect(await store.recordReading(reading([entry(3)], both), T0)).toMatchObject([
        { accounts: ['mara', 'desk'] },
      ]);
    });

    it('keeps two bylines of one feed apart', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1)]), T0);
      const other = reading([entry(1)], { byline: 'Ana Ruiz', firstRun: 'newest' });
      expect(await store.recordReading(other, T0)).toMatchObject([{ byline: 'Ana Ruiz', key: 'guid-1' }]);
    });

    it('keeps validators and baseline through a fault, and the fault until the next reading', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1)]), T0);
      await store.recordFeedFault(FEED, setback({ notBefore: T0 + 60_000, gone: true }), T0);
      const validators = { etag: '"1"', lastModified: null };
      const faulty = { validators, notBefore: T0 + 60_000, gone: true, settled: [MARA], pace: NO_PACE };
      expect(await store.feedState(FEED)).toEqual(faulty);
      await store.recordReading(reading([entry(1)]), T0);
      expect(await store.feedState(FEED)).toEqual({ ...faulty, notBefore: null, gone: false });
    });

    it('remembers a fault of a feed that was never read', async () => {
      const store = await open();
      await store.recordFeedFault(FEED, setback({ notBefore: null, gone: false }), T0);
      expect(await store.feedState(FEED)).toMatchObject({ validators: null, gone: false });
    });

    it('puts an entry off, counts its tries, and never undoes a decision', async () => {
      const store = await open();
      await store.recordReading(reading([]), T0);
      const [due] = await store.recordReading(reading([entry(1)]), T0);
      if (due === undefined) throw new Error('one is due');
      await store.deferEntry(due, 'HTTP 503', T0 + 60_000);
      expect(await store.dueEntries(T0 + 59_999)).toEqual([]);
      const later = await store.dueEntries(T0 + 60_000);
      expect(later).toMatchObject([{ tries: 1, reason: 'HTTP 503', nextTry: T0 + 60_000 }]);
      await store.settleEntry(due, 'dropped', 'HTTP 410');
      await store.settleEntry(due, 'due', 'again');
      await store.deferEntry(due, 'late', T0);
      expect(await store.dueEntries(T0 + 60_000)).toEqual([]);
      expect(await store.file(due, [draft(1)], T0)).toEqual([]);
    });

    it('files an entry for all its accounts at once, and only once', async () => {
      const store = await open();
      const both = { accounts: ['mara', 'desk'] };
      await store.recordReading(reading([], both), T0);
      const [due] = await store.recordReading(reading([entry(1)], both), T0);
      if (due === undefined) throw new Error('one is due');
      const drafts = [draft(1), draft(1, { account: 'desk' }), draft(1, { account: 'stranger' })];
      const threads = await store.file(due, drafts, T0);
      expect(threads.map(({ account }) => account)).toEqual(['mara', 'desk']);
      expect(await store.file(due, drafts, T0)).toEqual([]);
      expect(await store.dueEntries(T0)).toEqual([]);
    });

    it('leaves a thread that stands as it is when its article comes by another way', async () => {
      const store = await open();
      const ref = { feed: FEED, byline: 'Mara Ellison', key: 'a' };
      const [first] = await store.file(ref, [draft(1)], T0);
      expect(await store.file({ ...ref, key: 'b' }, [draft(1, { title: 'Edited' })], T0 + 1)).toEqual([]);
      expect(await store.threads()).toEqual([first]);
    });

    it('finds entries by their link, by the article they were told as, and by their time', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1, { published: null })]), T0);
      const [due] = await store.recordReading(reading([entry(2, { link: `${FEED}?go=2` })]), T0 + 9);
      if (due === undefined) throw new Error('nothing is due');
      await store.file(due, [draft(2)], T0 + 9);
      const keys = async (link: string) => (await store.entriesFor(link)).map(({ key }) => key);
      expect(await keys('https://ledger.example/story-1')).toEqual(['guid-1']);
      expect(await keys(`${FEED}?go=2`)).toEqual(['guid-2']);
      expect(await keys('https://ledger.example/story-2')).toEqual(['guid-2']);
      expect(await keys('https://ledger.example/story-3')).toEqual([]);
      const since = async (time: number) => (await store.entriesSince(time)).map(({ key }) => key);
      expect(await since(T0)).toEqual(['guid-1', 'guid-2']);
      expect(await since(T0 + 1)).toEqual(['guid-2']);
      expect(await since(T0 + 10)).toEqual([]);
    });

    it('makes feeds baseline again when the account becomes another, and files nothing for it', async () => {
      const store = await open();
      await store.pin('mara', IDENTITY, T0);
      const both = { accounts: ['mara', 'desk'] };
      await store.recordReading(reading([], both), T0);
      await store.recordReading(reading([entry(1)]), T0);
      const [, shared] = [
        await store.dueEntries(T0),
        ...(await store.recordReading(reading([entry(2)], both), T0)),
      ];
      await store.pin('mara', { ...IDENTITY, id: '43' }, T0);
      expect(await store.dueEntries(T0)).toMatchObject([{ key: 'guid-2', accounts: ['desk'] }]);
      expect((await store.feedState(FEED)).settled).toEqual([{ byline: 'Mara Ellison', account: 'desk' }]);
      if (shared === undefined) throw new Error('one is due');
      const threads = await store.file(shared, [draft(2), draft(2, { account: 'desk' })], T0);
      expect(threads.map(({ account }) => account)).toEqual(['desk']);
      expect(await store.recordReading(reading([entry(3)], { firstRun: 'newest' }), T0)).toEqual([]);
      expect(await store.recordReading(reading([entry(4)]), T0)).toMatchObject([{ key: 'guid-4' }]);
    });
  });
}
