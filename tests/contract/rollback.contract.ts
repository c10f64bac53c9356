import { describe, expect, it } from 'vitest';
import {
  beginThread,
  done,
  doubtThread,
  fileThread,
  GAPS,
  seen,
  states,
  T0,
  type Opening,
} from './stories.ts';
import {
  LATER,
  DELETED,
  UNCLEAR,
  REFUSED,
  orderRollback,
  armDelete,
  remove,
  leaveHalf,
} from './taking-back.ts';

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
  });
}
