import { describe, expect, it } from 'vitest';
import type { Removal } from '../../src/model/outcome.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  beginThread,
  done,
  doubtThread,
  fileThread,
  GAPS,
  IDENTITY,
  seen,
  states,
  T0,
  type Opening,
} from './stories.ts';

const LATER = T0 + 3_600_000;
const DELETED: Removal = { kind: 'deleted' };
const UNCLEAR: Removal = { kind: 'unknown', reason: 'the answer was cut' };
const REFUSED: Removal = { kind: 'refused', reason: 'HTTP 403' };

/** A thread that is out whole and is to be taken back. */
async function orderRollback(store: Store): Promise<Thread> {
  const { id } = await beginThread(store, 3);
  return done(await store.rollBack(id, 'Ana', LATER));
}

/** Arms a delete with twenty seconds to go. */
async function armDelete(store: Store, id: string, index: number, at: number): Promise<Thread> {
  return done(await store.armDelete(id, index, at + 20_000, at));
}

/** Deletes one post, with this answer. */
async function remove(
  store: Store,
  id: string,
  index: number,
  removal = DELETED,
  at = LATER,
): Promise<Thread> {
  const { notBefore } = await armDelete(store, id, index, at);
  return done(await store.recordDelete(id, index, notBefore, removal, at));
}

/** Half a thread that a person was handed: post 1 is out, and this is what became of post 2. */
async function leaveHalf(store: Store, became: 'refused' | 'held'): Promise<string> {
  const outcome = { kind: became === 'held' ? 'unknown' : 'refused', reason: 'HTTP' } as const;
  let thread = await doubtThread(store, 1, outcome);
  const first = { id: '1001', editIds: ['1001'], text: 'One. 1/3', parentId: null, at: T0 };
  for (let n = 0; n < 5 && thread.state === 'reconciling'; n++) {
    const { lookAt } = thread.attempts.at(-1) ?? {};
    thread = done(await store.look(thread.id, seen(first), GAPS, lookAt ?? 0));
  }
  return thread.id;
}

/** What every store makes of taking a thread back. */
export function describeRollbacks(open: Opening): void {
  describe('rolling back', () => {
    it('deletes what is public from the last post to the first, and keeps the ids', async () => {
      const store = await open();
      const { id, state } = await orderRollback(store);
      expect(state).toBe('rolling_back');
      expect((await store.openThreads('mara')).map((each) => each.id)).toEqual([id]);
      expect(await store.armDelete(id, 0, LATER, LATER)).toMatchObject({ kind: 'refused' });
      expect(states(await armDelete(store, id, 2, LATER))).toEqual(['posted', 'posted', 'deleting']);
      const { notBefore } = done(await store.recordDelete(id, 2, LATER + 22_000, DELETED, LATER));
      expect(notBefore).toBeNull();
      await remove(store, id, 1);
      const after = await remove(store, id, 0);
      expect(after).toMatchObject({ state: 'rolled_back', reason: '' });
      expect(states(after)).toEqual(['deleted', 'deleted', 'deleted']);
      expect(after.slots.map(({ remoteId }) => remoteId)).toEqual(['1001', '1002', '1003']);
      expect(await store.thread(id)).toEqual(after);
      expect(await store.openThreads('mara')).toEqual([]);
      const kinds = (await store.events(id)).map(({ kind }) => kind).slice(-7);
      const pairs = [1, 2, 3].flatMap(() => ['delete-armed', 'deleted']);
      expect(kinds).toEqual(['rollback-ordered', ...pairs]);
    });

    it('is ordered of what is published, accepted or waits for a person, and of nothing else', async () => {
      const store = await open();
      const half = await leaveHalf(store, 'refused');
      done(await store.accept(half, 'Ana', LATER));
      expect(done(await store.rollBack(half, 'Ana', LATER)).state).toBe('rolling_back');
      expect(await store.rollBack(half, 'Ana', LATER)).toMatchObject({ kind: 'refused' });
      const other = await open();
      const going = await beginThread(other, 1);
      expect(await other.rollBack(going.id, 'Ana', LATER)).toMatchObject({ kind: 'refused' });
      const approved = await fileThread(other, 2);
      expect(await other.rollBack(approved.id, 'Ana', LATER)).toMatchObject({ kind: 'refused' });
      expect(await other.rollBack('nowhere', 'Ana', LATER)).toMatchObject({ kind: 'refused' });
    });

    it('is refused while nobody has said what became of a post, also when the rest was accepted', async () => {
      const store = await open();
      const id = await leaveHalf(store, 'held');
      const reason = 'post 2 is held; say first what became of it';
      expect(await store.rollBack(id, 'Ana', LATER)).toEqual({ kind: 'refused', reason });
      done(await store.accept(id, 'Ana', LATER));
      expect(await store.rollBack(id, 'Ana', LATER)).toEqual({ kind: 'refused', reason });
      const named = done(await store.bind(id, 1, '1002', 'Ana', LATER));
      expect(named.state).toBe('accepted');
      done(await store.rollBack(id, 'Ana', LATER));
      await remove(store, id, 1);
      expect(await remove(store, id, 0)).toMatchObject({ state: 'rolled_back', reason: '' });
    });

    it('says of a post that was given up that it may be out', async () => {
      const store = await open();
      const id = await leaveHalf(store, 'held');
      done(await store.accept(id, 'Ana', LATER));
      expect(done(await store.abandon(id, 1, 'Ana', LATER)).state).toBe('accepted');
      done(await store.rollBack(id, 'Ana', LATER));
      expect((await remove(store, id, 0)).reason).toBe(
        'post 2 was given up and may be out: look at the account',
      );
    });

    it('is done at once where nothing is out', async () => {
      const store = await open();
      const { id } = await doubtThread(store, 0, { kind: 'refused', reason: 'HTTP 403' });
      done(await store.look(id, seen(), GAPS, T0 + 5_000));
      expect(done(await store.rollBack(id, 'Ana', LATER)).state).toBe('rolled_back');
    });

    it('makes one call at a time on an account, whichever thread it is for', async () => {
      const store = await open();
      const { id } = await beginThread(store, 3);
      const other = await beginThread(store, 0, 2);
      done(await store.rollBack(id, 'Ana', LATER));
      done(await store.arm(other.id, 0, LATER + 20_000, LATER));
      const busy = { kind: 'refused', reason: 'a call is in flight on this account' };
      expect(await store.armDelete(id, 2, LATER + 20_000, LATER)).toEqual(busy);
      await store.record(other.id, `${other.id}/0#1`, { kind: 'not-sent', reason: '' }, 0, LATER);
      await armDelete(store, id, 2, LATER);
      expect(await store.armDelete(id, 2, LATER + 20_000, LATER)).toMatchObject({ kind: 'refused' });
      const soon = LATER + 10_000;
      expect(await store.arm(other.id, 0, soon + 20_000, soon)).toEqual(busy);
      const past = LATER + 22_000;
      expect(done(await store.arm(other.id, 0, past + 20_000, past)).state).toBe('publishing');
    });

    it('tries again what is unclear after a while that grows, and past the deadline of a silent call', async () => {
      const store = await open();
      const { id } = await orderRollback(store);
      const first = await remove(store, id, 2, UNCLEAR);
      expect(first).toMatchObject({ state: 'rolling_back', notBefore: LATER + 5_000 });
      expect(states(first)).toEqual(['posted', 'posted', 'deleting']);
      const second = await remove(store, id, 2, { kind: 'not-sent', reason: '' }, LATER + 60_000);
      expect(second.notBefore).toBe(LATER + 120_000);
      expect((await remove(store, id, 2, UNCLEAR, LATER + 3_600_000)).notBefore).toBe(LATER + 3_900_000);
      const silent = await armDelete(store, id, 2, LATER + 3_900_000);
      expect(silent.notBefore).toBe(LATER + 3_922_000);
      const again = await remove(store, id, 2, DELETED, LATER + 3_922_000);
      expect(states(again)).toEqual(['posted', 'posted', 'deleted']);
    });

    it('takes from the answer to an older call only that the post is gone', async () => {
      const store = await open();
      const { id } = await orderRollback(store);
      const { notBefore } = await armDelete(store, id, 2, LATER);
      const second = await armDelete(store, id, 2, LATER + 22_000);
      for (const removal of [UNCLEAR, REFUSED]) {
        const after = done(await store.recordDelete(id, 2, notBefore, removal, LATER + 23_000));
        expect({ ...after, updatedAt: 0 }).toEqual({ ...second, updatedAt: 0 });
      }
      expect((await store.events(id)).at(-1)).toMatchObject({ kind: 'late-answer' });
      const gone = done(await store.recordDelete(id, 2, notBefore, DELETED, LATER + 24_000));
      expect(states(gone)).toEqual(['posted', 'posted', 'deleted']);
      const late = done(await store.recordDelete(id, 2, second.notBefore, REFUSED, LATER + 25_000));
      expect(late.state).toBe('rolling_back');
    });

    it('hands a post that the network does not let go to a person, who may order it again', async () => {
      const store = await open();
      const { id } = await orderRollback(store);
      await remove(store, id, 2);
      const refused = await remove(store, id, 1, REFUSED);
      expect(refused).toMatchObject({ state: 'needs_review' });
      expect(refused.reason).toContain('post 2');
      expect(states(refused)).toEqual(['posted', 'posted', 'deleted']);
      expect(await store.resume(id, 'Ana', LATER)).toMatchObject({
        reason: expect.stringContaining('rolled back'),
      });
      done(await store.rollBack(id, 'Ana', LATER));
      await remove(store, id, 1);
      expect((await remove(store, id, 0)).state).toBe('rolled_back');
    });

    it('waits behind a closed gate with its reason, and closes it when the network says so', async () => {
      const store = await open();
      const { id } = await orderRollback(store);
      const until = LATER + 60_000;
      await remove(store, id, 2, { kind: 'throttled', gate: 'rate', until, reason: 'HTTP 429' });
      expect((await store.accountState('mara')).gate).toEqual({ kind: 'rate', reason: 'HTTP 429', until });
      const soon = LATER + 50_000;
      expect(await store.armDelete(id, 2, soon, soon)).toEqual({ kind: 'refused', reason: 'HTTP 429' });
      await store.closeGate('mara', { kind: 'paused', reason: 'a person', until: null }, soon);
      expect(await store.armDelete(id, 2, until, until)).toEqual({ kind: 'refused', reason: 'a person' });
      expect(done(await store.postpone(id, 'a person', until)).reason).toBe('a person');
      await store.openGate('mara', until);
      expect(states(await remove(store, id, 2, DELETED, until))[2]).toBe('deleted');
    });

    it('never touches what went out under another name', async () => {
      const store = await open();
      await store.pin('mara', IDENTITY, T0);
      const { id } = await beginThread(store, 3);
      await store.pin('mara', { ...IDENTITY, handle: 'mara_e' }, T0);
      await store.pin('mara', { ...IDENTITY, id: '43' }, T0);
      await store.pin('desk', IDENTITY, T0);
      const ruling = await store.rollBack(id, 'Ana', LATER);
      expect(ruling).toMatchObject({ reason: expect.stringContaining('another') });
      const other = await open();
      await other.pin('mara', IDENTITY, T0);
      const thread = await beginThread(other, 3);
      await other.pin('mara', { ...IDENTITY, handle: 'mara_e' }, LATER);
      expect(done(await other.rollBack(thread.id, 'Ana', LATER)).state).toBe('rolling_back');
    });

    it('ends with its account, and the answer that comes then is written down', async () => {
      const store = await open();
      await store.pin('mara', IDENTITY, T0);
      const { id } = await orderRollback(store);
      const { notBefore } = await armDelete(store, id, 2, LATER);
      await store.pin('mara', { ...IDENTITY, id: '43' }, LATER);
      expect(await store.armDelete(id, 2, LATER + 60_000, LATER + 60_000)).toMatchObject({
        kind: 'refused',
      });
      const after = done(await store.recordDelete(id, 2, notBefore, DELETED, LATER));
      expect(after.state).toBe('cancelled');
      expect(states(after)).toEqual(['posted', 'posted', 'deleted']);
    });

    it('is not undone by a process that still takes the thread for half out', async () => {
      const store = await open();
      const { id } = await orderRollback(store);
      expect(await store.handOver(id, 'too late', LATER)).toMatchObject({ kind: 'refused' });
      expect(await store.look(id, seen(), GAPS, LATER)).toMatchObject({ kind: 'refused' });
      expect(await store.expire(id, 0, LATER)).toMatchObject({ kind: 'refused' });
    });

    it('costs no post', async () => {
      const store = await open();
      const { id } = await orderRollback(store);
      const spent = await store.spendings('mara', 0);
      await remove(store, id, 2);
      expect(await store.spendings('mara', 0)).toEqual(spent);
    });
  });
}
