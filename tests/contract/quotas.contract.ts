import { describe, expect, it } from 'vitest';
import type { Outcome, Quota } from '../../src/model/outcome.ts';
import {
  answer,
  armThread,
  beginThread,
  done,
  fileThread,
  FIRST_LOOK,
  IDENTITY,
  postedAs,
  T0,
  type Opening,
} from './stories.ts';

const RESET = T0 + 900_000;

function left(remaining: number, until = RESET): readonly Quota[] {
  return [{ window: 'x-rate-limit', remaining, until }];
}

/** What every store makes of the network's own windows. */
export function describeQuotas(open: Opening): void {
  describe('the network’s windows', () => {
    it('are kept with the answer that told them, and a newer answer takes their place', async () => {
      const store = await open();
      const { quotas: before } = await store.accountState('mara');
      expect(before).toEqual([]);
      const first = await armThread(store);
      await answer(store, first, { ...postedAs(first, 0), quotas: left(9) });
      expect((await store.accountState('mara')).quotas).toEqual(left(9));
      const second = done(await store.arm(first.id, 1, T0 + 20_000, T0));
      await answer(store, second, { ...postedAs(second, 1), quotas: left(90, RESET + 1) });
      expect((await store.accountState('mara')).quotas).toEqual(left(90, RESET + 1));
      expect((await store.accountState('desk')).quotas).toEqual([]);
    });

    it('let no thread begin that does not fit as a whole, until they begin anew', async () => {
      const store = await open();
      let thread = await armThread(store, 2);
      thread = await answer(store, thread, { ...postedAs(thread, 2), quotas: left(2) });
      expect(thread.state).toBe('published');
      const { id } = await fileThread(store, 2);
      expect(await store.reserve(id, '1003', RESET - 1)).toEqual({
        kind: 'refused',
        reason: 'the network allows 2 more posts until 2026-01-05T09:15:00.000Z: 3 are wanted',
      });
      expect((await store.thread(id))?.state).toBe('approved');
      expect(await store.reserve(id, '1003', T0 - 7_200_000)).toMatchObject({ kind: 'refused' });
      expect(done(await store.reserve(id, '1003', RESET)).state).toBe('publishing');
    });

    it('let no post go that the rest of its thread could not follow (fault 20)', async () => {
      const store = await open();
      let thread = await armThread(store);
      thread = await answer(store, thread, { ...postedAs(thread, 0), quotas: left(1) });
      expect(await store.arm(thread.id, 1, T0 + 20_000, T0)).toMatchObject({ kind: 'refused' });
      expect(done(await store.arm(thread.id, 1, RESET + 20_000, RESET)).state).toBe('publishing');
    });

    it('have one post less for each answer that was lost', async () => {
      const store = await open();
      let thread = await armThread(store);
      thread = await answer(store, thread, { ...postedAs(thread, 0), quotas: left(9) });
      thread = done(await store.arm(thread.id, 1, T0 + 20_000, T0));
      done(await store.expire(thread.id, FIRST_LOOK, T0 + 22_000));
      expect((await store.accountState('mara')).quotas).toEqual(left(8));
    });

    it('are not told by a late answer to a call that was settled before', async () => {
      const store = await open();
      const thread = await armThread(store);
      await store.expire(thread.id, FIRST_LOOK, T0 + 22_000);
      const late: Outcome = { ...postedAs(thread, 0), quotas: left(50) };
      await answer(store, thread, late, T0 + 23_000);
      expect((await store.accountState('mara')).quotas).toEqual([]);
    });

    it('are forgotten when the account becomes another, and outlive everything else', async () => {
      const store = await open();
      await store.pin('mara', IDENTITY, T0);
      const thread = await armThread(store);
      await answer(store, thread, { ...postedAs(thread, 0), quotas: left(9) });
      await store.pin('mara', { ...IDENTITY, handle: 'mara_e' }, T0);
      await store.closeGate('mara', { kind: 'paused', reason: 'a person', until: null }, T0);
      expect((await store.accountState('mara')).quotas).toEqual(left(9));
      await store.pin('mara', { ...IDENTITY, id: '43' }, T0);
      expect((await store.accountState('mara')).quotas).toEqual([]);
    });

    it('of one account hold back no other', async () => {
      const store = await open();
      const thread = await armThread(store);
      await answer(store, thread, { ...postedAs(thread, 0), quotas: left(0) });
      const other = await fileThread(store, 1, { account: 'desk' });
      expect(done(await store.reserve(other.id, null, T0)).state).toBe('publishing');
      expect(await beginThread(await open(), 3)).toMatchObject({ state: 'published' });
    });
  });
}
