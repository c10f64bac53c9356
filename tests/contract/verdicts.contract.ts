import { describe, expect, it } from 'vitest';
import { EVERY_ACCOUNT } from '../../src/model/account.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  beginThread,
  done,
  doubtThread,
  fileThread,
  FIRST_LOOK,
  GAPS,
  IDENTITY,
  seen,
  sighting,
  states,
  T0,
  type Opening,
} from './stories.ts';

const LATER = T0 + 3_600_000;

/** A thread whose post `index` is held: it was called for, looked for, and never seen. */
async function holdThread(store: Store, index = 1): Promise<Thread> {
  let thread = await doubtThread(store, index, { kind: 'unknown', reason: 'the answer was cut' });
  for (let at = T0 + FIRST_LOOK; thread.state === 'reconciling'; at = thread.attempts.at(-1)?.lookAt ?? 0) {
    const before = thread.slots.slice(0, index).map((_slot, each) => sighting(thread, each));
    thread = done(await store.look(thread.id, seen(...before), GAPS, at));
  }
  return thread;
}

/** What every store makes of a person's verdicts. */
export function describeVerdicts(open: Opening): void {
  describe('verdicts', () => {
    it('binds the post that a person names, and lets the thread go on when told to', async () => {
      const store = await open();
      const { id } = await holdThread(store);
      expect(await store.resume(id, 'Ana', LATER)).toMatchObject({ kind: 'refused' });
      const named = done(await store.bind(id, 1, '1002', 'Ana', LATER));
      expect(named).toMatchObject({ state: 'needs_review' });
      expect(states(named)).toEqual(['posted', 'posted', 'pending']);
      expect(done(await store.resume(id, 'Ana', LATER)).state).toBe('publishing');
      expect(done(await store.arm(id, 2, LATER + 20_000, LATER)).attempts.at(-1)?.parentId).toBe('1002');
    });

    it('binds no post that belongs to another slot', async () => {
      const store = await open();
      const { id } = await holdThread(store);
      expect(await store.bind(id, 1, '1001', 'Ana', LATER)).toMatchObject({ kind: 'refused' });
    });

    it('publishes a thread whose last post a person names', async () => {
      const store = await open();
      const { id } = await holdThread(store, 2);
      expect(done(await store.bind(id, 2, '1003', 'Ana', LATER)).state).toBe('published');
    });

    it('sends again after a fresh read that does not show the post', async () => {
      const store = await open();
      const thread = await holdThread(store);
      const again = done(await store.sendAgain(thread.id, 1, seen(sighting(thread, 0)), 'Ana', LATER));
      expect(again.state).toBe('publishing');
      expect(states(again)).toEqual(['posted', 'pending', 'pending']);
      const armed = done(await store.arm(thread.id, 1, LATER + 20_000, LATER));
      expect(armed.attempts.map((attempt) => attempt.id)).toEqual([
        `${thread.id}/0#1`,
        `${thread.id}/1#1`,
        `${thread.id}/1#2`,
      ]);
    });

    it.each([0, -3_600_000])(
      'does not send again what a fresh read shows: that is the post, by whichever clock: %i ms (fault 43)',
      async (ahead) => {
        const store = await open();
        const thread = await holdThread(store);
        const posts = seen(sighting(thread, 1, { at: T0 + ahead }), sighting(thread, 0));
        const found = done(await store.sendAgain(thread.id, 1, posts, 'Ana', LATER));
        expect(states(found)).toEqual(['posted', 'posted', 'pending']);
        expect(found.slots[1]?.remoteId).toBe('1002');
      },
    );

    it.each([
      ['the read failed', () => ({ kind: 'failed', gate: null, until: null, reason: 'HTTP 503' }) as const],
      ['the post before it is not shown', () => seen()],
      [
        'several posts could be it',
        (thread: Thread) =>
          seen(sighting(thread, 1), sighting(thread, 1, { id: '1009' }), sighting(thread, 0)),
      ],
    ])('does not send again when %s', async (_name, read) => {
      const store = await open();
      const thread = await holdThread(store);
      expect(await store.sendAgain(thread.id, 1, read(thread), 'Ana', LATER)).toMatchObject({
        kind: 'refused',
      });
      expect(await store.thread(thread.id)).toEqual(thread);
    });

    it('lets no half thread go on while another one goes out on its account', async () => {
      const store = await open();
      const { id } = await holdThread(store);
      done(await store.bind(id, 1, '1002', 'Ana', LATER));
      await beginThread(store, 0, 2);
      expect(await store.resume(id, 'Ana', LATER)).toMatchObject({ kind: 'refused' });
    });

    it('accepts what is out once a person has given the rest up', async () => {
      const store = await open();
      const { id } = await holdThread(store);
      expect(states(done(await store.abandon(id, 1, 'Ana', LATER)))).toEqual([
        'posted',
        'abandoned',
        'pending',
      ]);
      expect(await store.resume(id, 'Ana', LATER)).toMatchObject({ kind: 'refused' });
      expect(done(await store.accept(id, 'Ana', LATER)).state).toBe('accepted');
      expect(await store.resume(id, 'Ana', LATER)).toMatchObject({ kind: 'refused' });
    });

    it('has no verdict for a thread that waits for none', async () => {
      const store = await open();
      const { id } = await beginThread(store, 1);
      const rulings = [
        await store.resume(id, 'Ana', LATER),
        await store.accept(id, 'Ana', LATER),
        await store.bind(id, 1, '1002', 'Ana', LATER),
        await store.sendAgain(id, 1, seen(), 'Ana', LATER),
        await store.abandon(id, 1, 'Ana', LATER),
      ];
      expect(rulings.map(({ kind }) => kind)).toEqual(Array.from(rulings, () => 'refused'));
    });
  });

  describe('editing', () => {
    const post = (text: string) => ({ text, weight: text.length, sources: [] });

    it('puts a thread in review again, whatever was approved before (fault 40)', async () => {
      const store = await open();
      const { id, hash } = await fileThread(store);
      const edited = done(await store.edit(id, [post('Mine.'), post('Ours.')], hash, 'Ana', LATER));
      expect(edited).toMatchObject({ state: 'in_review', approvedHash: null, approvedBy: null });
      expect(edited.slots.map(({ text }) => text)).toEqual(['Mine.', 'Ours.']);
      expect(await store.thread(id)).toEqual(edited);
      expect(await store.reserve(id, null, LATER)).toMatchObject({ kind: 'refused' });
      expect(done(await store.approve(id, 'Ben', LATER)).approvedHash).toBe(edited.hash);
    });

    it('tells the second of two editors, and keeps the first one’s words (fault 39)', async () => {
      const store = await open();
      const { id, hash } = await fileThread(store);
      done(await store.edit(id, [post('Ana’s.')], hash, 'Ana', LATER));
      expect(await store.edit(id, [post('Ben’s.')], hash, 'Ben', LATER)).toMatchObject({ kind: 'refused' });
      expect((await store.thread(id))?.slots.map(({ text }) => text)).toEqual(['Ana’s.']);
    });

    it('refuses what has begun to go out', async () => {
      const store = await open();
      const { id, hash } = await beginThread(store, 1);
      expect(await store.edit(id, [post('Mine.')], hash, 'Ana', LATER)).toMatchObject({ kind: 'refused' });
    });
  });

  describe('the kill switch', () => {
    it('stops the next post of one account until a person resumes it', async () => {
      const store = await open();
      await store.pin('mara', IDENTITY, T0);
      const { id } = await beginThread(store, 1);
      await store.closeGate('mara', { kind: 'paused', reason: 'a person', until: null }, LATER);
      expect(await store.arm(id, 1, LATER + 20_000, LATER)).toMatchObject({ kind: 'refused' });
      expect(await store.openGate('mara', LATER)).toBe(true);
      expect(await store.openGate('mara', LATER)).toBe(false);
      expect(done(await store.arm(id, 1, LATER + 20_000, LATER)).state).toBe('publishing');
    });

    it('stops every account when it is thrown for the whole bot', async () => {
      const store = await open();
      const { id } = await beginThread(store, 1);
      await store.closeGate(EVERY_ACCOUNT, { kind: 'killed', reason: 'a person', until: null }, LATER);
      expect((await store.accountState('mara')).gate.kind).toBe('killed');
      await store.pin('mara', IDENTITY, LATER);
      expect(await store.arm(id, 1, LATER + 20_000, LATER)).toMatchObject({ kind: 'refused' });
      expect(await store.openGate(EVERY_ACCOUNT, LATER)).toBe(true);
      expect((await store.accountState('mara')).gate.kind).toBe('open');
    });

    it('opens no gate that the network closed', async () => {
      const store = await open();
      await store.closeGate('mara', { kind: 'rate', reason: 'HTTP 429', until: LATER + 1 }, LATER);
      expect(await store.openGate('mara', LATER)).toBe(false);
      expect((await store.accountState('mara')).gate.kind).toBe('rate');
    });
  });
}
