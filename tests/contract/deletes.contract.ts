import { describe, expect, it } from 'vitest';
import { beginThread, done, GAPS, IDENTITY, seen, states, T0, type Opening } from './stories.ts';
import { LATER, DELETED, REFUSED, orderRollback, armDelete, remove } from './taking-back.ts';

/** What becomes of deletes. */
export function describeDeletes(open: Opening): void {
  describe('rolling back', () => {
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
