import { describe, expect, it } from 'vitest';
import {
  beginThread,
  done,
  draft,
  entry,
  FEED,
  fileThread,
  IDENTITY,
  reading,
  T0,
  type Opening,
} from './stories.ts';

/** What every store makes of accounts, and of threads before they go out. */
export function describeThreads(open: Opening): void {
  describe('accounts', () => {
    it('pins an account once, and knows it again whatever its handle', async () => {
      const store = await open();
      expect((await store.accountState('mara')).identity).toBeNull();
      expect(await store.pin('mara', IDENTITY, T0)).toBe('first');
      expect(await store.pin('mara', { ...IDENTITY, handle: 'mara_e' }, T0)).toBe('same');
      expect((await store.accountState('mara')).identity).toEqual({ ...IDENTITY, handle: 'mara_e' });
    });

    it.each([{ id: '43' }, { network: 'sandbox' }])(
      'cancels open threads when it becomes %o',
      async (change) => {
        const store = await open();
        await store.pin('mara', IDENTITY, T0);
        const waiting = await fileThread(store, 1, { approvedBy: null });
        const going = await beginThread(store, 1, 2);
        const elsewhere = await fileThread(store, 3, { account: 'desk' });
        expect(await store.pin('mara', { ...IDENTITY, ...change }, T0 + 1)).toBe('changed');
        expect(await store.thread(waiting.id)).toMatchObject({ state: 'cancelled' });
        expect(await store.thread(going.id)).toMatchObject({ state: 'cancelled', updatedAt: T0 + 1 });
        expect(await store.thread(elsewhere.id)).toEqual(elsewhere);
        expect((await store.events(going.id)).at(-1)).toMatchObject({ kind: 'cancelled' });
      },
    );

    it('opens a gate that was closed for its credentials when the account is confirmed, and no other', async () => {
      const store = await open();
      await store.closeGate('mara', { kind: 'auth', reason: 'HTTP 401', until: null }, T0);
      expect((await store.accountState('mara')).gate).toMatchObject({ kind: 'auth', until: null });
      await store.pin('mara', IDENTITY, T0);
      expect((await store.accountState('mara')).gate.kind).toBe('open');
      await store.closeGate('mara', { kind: 'killed', reason: 'a person', until: null }, T0);
      await store.pin('mara', IDENTITY, T0);
      await store.closeGate('mara', { kind: 'rate', reason: 'HTTP 429', until: T0 + 1 }, T0);
      expect((await store.accountState('mara')).gate.kind).toBe('killed');
    });

    it('gives a gate that time opens a time when the network named none', async () => {
      const store = await open();
      await store.closeGate('mara', { kind: 'rate', reason: 'HTTP 429', until: null }, T0);
      expect((await store.accountState('mara')).gate.until).toBe(T0 + 15 * 60_000);
    });
  });

  describe('threads', () => {
    it('files a thread with its posts as they were composed', async () => {
      const store = await open();
      const thread = await fileThread(store);
      const { posts } = draft(1);
      const slots = posts.map((post, index) => ({ index, ...post, state: 'pending', remoteId: null }));
      expect(thread).toMatchObject({ state: 'approved', approvedBy: 'the rule', slots, attempts: [] });
      expect(await store.thread(thread.id)).toEqual(thread);
    });

    it('files a thread without posts for a person to see', async () => {
      const store = await open();
      const thread = await fileThread(store, 1, { posts: [], reason: 'there is too little text' });
      expect(thread).toMatchObject({ state: 'in_review', reason: 'there is too little text', slots: [] });
      expect(await store.thread(thread.id)).toEqual(thread);
      expect(await store.approve(thread.id, 'Ana', T0)).toMatchObject({ kind: 'refused' });
    });

    it('sends what was approved even where a post held what a database cannot keep', async () => {
      const store = await open();
      const post = { text: 'cut \ud83d and \0 so', weight: 11, sources: [] };
      const thread = await fileThread(store, 1, { posts: [post] });
      done(await store.reserve(thread.id, null, T0));
      const armed = done(await store.arm(thread.id, 0, T0 + 1, T0));
      expect(armed.attempts[0]?.text).toBe('cut \ufffd and  so');
    });

    it('lists threads newest first, and the open ones of an account oldest first', async () => {
      const store = await open();
      const first = await fileThread(store, 1);
      const waiting = await fileThread(store, 2, { approvedBy: null });
      const last = await fileThread(store, 3);
      const elsewhere = await fileThread(store, 4, { account: 'desk' });
      const ended = await fileThread(store, 5);
      const cancelled = done(await store.cancel(ended.id, 'no', T0));
      expect(await store.threads()).toEqual([cancelled, elsewhere, last, waiting, first]);
      expect(await store.openThreads('mara')).toEqual([first, last]);
      done(await store.handOver(first.id, 'a doubt', T0));
      expect((await store.openThreads('mara')).map(({ id }) => id)).toEqual([last.id]);
    });

    it('hands out copies', async () => {
      const store = await open();
      const thread = await fileThread(store);
      Object.assign(thread.slots[0] ?? {}, { text: 'something else' });
      const again = await store.thread(thread.id);
      expect(again?.slots[0]?.text).toBe('One. 1/3');
      Object.assign(again ?? {}, { state: 'published' });
      expect((await store.threads())[0]?.state).toBe('approved');
    });

    it('lets a person approve or reject what is in review, once (fault 39)', async () => {
      const store = await open();
      const one = await fileThread(store, 1, { approvedBy: null });
      const other = await fileThread(store, 2, { approvedBy: null });
      const approved = done(await store.approve(one.id, 'Ana', T0 + 1));
      expect(approved).toMatchObject({ state: 'approved', approvedBy: 'Ana', approvedHash: one.hash });
      expect(await store.approve(one.id, 'Ben', T0 + 2)).toMatchObject({ kind: 'refused' });
      expect(await store.thread(one.id)).toEqual(approved);
      expect(done(await store.reject(other.id, 'Ben', T0)).state).toBe('cancelled');
      expect(await store.reject(other.id, 'Ben', T0)).toMatchObject({ kind: 'refused' });
    });

    it('refuses every change to a thread that does not exist', async () => {
      const store = await open();
      const refused = { kind: 'refused', reason: 'there is no thread nowhere' };
      const outcome = { kind: 'not-sent', reason: '' } as const;
      expect(await store.thread('nowhere')).toBeNull();
      expect(await store.events('nowhere')).toEqual([]);
      expect(await store.approve('nowhere', 'Ana', T0)).toEqual(refused);
      expect(await store.reject('nowhere', 'Ana', T0)).toEqual(refused);
      expect(await store.cancel('nowhere', '', T0)).toEqual(refused);
      expect(await store.handOver('nowhere', '', T0)).toEqual(refused);
      expect(await store.pause('nowhere', '', T0)).toEqual(refused);
      expect(await store.reserve('nowhere', null, T0)).toEqual(refused);
      expect(await store.arm('nowhere', 0, T0, T0)).toEqual(refused);
      expect(await store.record('nowhere', 'x', outcome, 0, T0)).toEqual(refused);
      expect(await store.expire('nowhere', 0, T0)).toEqual(refused);
      expect(await store.look('nowhere', { kind: 'seen', posts: [] }, [], T0)).toEqual(refused);
    });

    it('writes what happens to a thread to its log, in order, and nothing when it refuses', async () => {
      const store = await open();
      const thread = await beginThread(store, 1);
      await store.reserve(thread.id, null, T0);
      const events = await store.events(thread.id);
      expect(events.map(({ kind }) => kind)).toEqual(['filed', 'reserved', 'armed', 'posted']);
      expect(events.at(-1)).toEqual({
        at: T0,
        account: 'mara',
        thread: thread.id,
        kind: 'posted',
        about: { attempt: `${thread.id}/0#1`, remoteId: '1001', published: false },
      });
    });

    it('files for an account that the byline does not have only what its page asked for and a person will see', async () => {
      const store = await open();
      await store.recordReading(reading([entry(1)]), T0);
      const [due] = await store.recordReading(reading([entry(2)]), T0);
      if (due === undefined) throw new Error('nothing is due');
      const asked = { asked: true, reason: 'its page asks' };
      const filed = await store.file(
        due,
        [
          draft(2),
          draft(2, { account: 'desk', approvedBy: null, ...asked }),
          draft(2, { account: 'city', ...asked }),
          draft(2, { account: 'other', approvedBy: null }),
        ],
        T0,
      );
      expect(filed.map(({ account, state }) => [account, state])).toEqual([
        ['mara', 'approved'],
        ['desk', 'in_review'],
      ]);
    });

    it('does not mix up the threads of two accounts about one article', async () => {
      const store = await open();
      const ref = { feed: FEED, byline: 'Mara Ellison', key: 'k' };
      const threads = await store.file(ref, [draft(1), draft(1, { account: 'desk' })], T0);
      expect(new Set(threads.map(({ id }) => id)).size).toBe(2);
    });
  });
}
