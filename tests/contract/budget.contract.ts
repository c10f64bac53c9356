import { describe, expect, it } from 'vitest';
import type { Budget } from '../../src/model/budget.ts';
import { answer, armThread, beginThread, done, fileThread, T0, type Opening } from './stories.ts';

const DAY = 24 * 3_600_000;

function capped(perDay: number): Budget {
  const prices = { post: 0.015, linkPost: 0.2, delete: 0.01, altText: 0.005, read: 0.001 };
  return { perDay, perQuarterHour: null, perMonthUsd: null, reserveForBreaking: 0, prices };
}

/** What every store makes of an account's budget. */
export function describeBudgets(open: Opening): void {
  describe('budgets', () => {
    it('counts posts that are out or may be, of this account alone', async () => {
      const store = await open();
      await beginThread(store, 2);
      expect((await store.spendings('mara', T0)).map(({ text }) => text)).toEqual(['One. 1/3', 'Two. 2/3']);
      expect(await store.spendings('mara', T0 + 1)).toEqual([]);
      expect(await store.spendings('desk', T0)).toEqual([]);
    });

    it('counts a call in flight and an unclear one, and none that cost nothing', async () => {
      const store = await open();
      const thread = await armThread(store);
      expect(await store.spendings('mara', T0)).toHaveLength(1);
      await answer(store, thread, { kind: 'unknown', reason: 'cut' });
      expect(await store.spendings('mara', T0)).toHaveLength(1);
      const other = await open();
      await answer(other, await armThread(other), { kind: 'not-sent', reason: 'refused' });
      expect(await other.spendings('mara', T0)).toEqual([]);
    });

    it('begins no thread that does not fit as a whole', async () => {
      const store = await open();
      await beginThread(store, 3);
      const { id } = await fileThread(store, 2);
      expect(await store.reserve(id, '1003', T0 + 1, capped(5))).toMatchObject({ kind: 'refused' });
      expect(done(await store.reserve(id, '1003', T0 + 1, capped(6))).state).toBe('publishing');
    });

    it('arms no post that the rest of its thread would take over the budget', async () => {
      const store = await open();
      const { id } = await beginThread(store, 1);
      expect(await store.arm(id, 1, T0 + 20_000, T0, capped(2))).toMatchObject({ kind: 'refused' });
      expect(done(await store.arm(id, 1, T0 + DAY + 20_000, T0 + DAY, capped(2))).state).toBe('publishing');
    });

    it('says once why an approved thread waits', async () => {
      const store = await open();
      const { id } = await fileThread(store);
      expect(done(await store.postpone(id, 'the budget is spent', T0)).reason).toBe('the budget is spent');
      expect(await store.postpone(id, 'the budget is spent', T0)).toMatchObject({ kind: 'refused' });
      expect(done(await store.reserve(id, null, T0)).reason).toBe('');
    });
  });
}
