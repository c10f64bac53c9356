import { describe, expect, it } from 'vitest';
import { PRICES, type Budget } from '../../src/model/budget.ts';
import type { Quota } from '../../src/model/outcome.ts';
import { allowQuotas, allowThread, noteQuotas } from '../../src/model/quota.ts';
import { openThread } from '../../src/model/thread.ts';
import { draft } from '../contract/stories.ts';

const T0 = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;

function quarter(remaining: number, until = T0 + 900_000): Quota {
  return { window: 'x-rate-limit', remaining, until };
}

function day(remaining: number, until = T0 + 20 * HOUR): Quota {
  return { window: 'x-user-limit-24hour', remaining, until };
}

describe('the network’s own windows', () => {
  it('allow whatever is asked where the network has said nothing', () => {
    expect(allowQuotas([], 1_000, T0)).toEqual({ kind: 'fits' });
  });

  it('let a thread begin only when all of it fits each of them, and say when the last one begins anew', () => {
    expect(allowQuotas([quarter(5), day(5)], 5, T0)).toEqual({ kind: 'fits' });
    expect(allowQuotas([quarter(4), day(3)], 5, T0)).toEqual({
      kind: 'full',
      reason: 'the network allows 3 more posts until 2026-01-06T05:00:00.000Z: 5 are wanted',
      until: T0 + 20 * HOUR,
    });
  });

  it('say nothing once their time is over, and hold again when the clock is set back before it (fault 36)', () => {
    expect(allowQuotas([quarter(0)], 1, T0 + 900_000).kind).toBe('fits');
    expect(allowQuotas([quarter(0)], 1, T0 - 2 * HOUR).kind).toBe('full');
  });

  it('are what the newest answer tells, one by one', () => {
    const known = [quarter(7), day(3)];
    const told = { kind: 'posted', id: '1', text: 'One.', quotas: [quarter(90, T0 + HOUR)] } as const;
    expect(noteQuotas(known, told)).toEqual([day(2), quarter(90, T0 + HOUR)]);
  });

  it('have one post less after one that is out or may be, where the answer is silent', () => {
    const known = [quarter(7), day(0)];
    const less = [quarter(6), day(0)];
    expect(noteQuotas(known, { kind: 'posted', id: '1', text: 'One.' })).toEqual(less);
    expect(noteQuotas(known, { kind: 'unknown', reason: 'cut' })).toEqual(less);
    expect(noteQuotas(known, { kind: 'not-sent', reason: 'ECONNREFUSED' })).toEqual(known);
    expect(noteQuotas(known, { kind: 'refused', reason: 'HTTP 403' })).toEqual(known);
  });

  it('and the budget are both kept: the stricter one counts', () => {
    const budget: Budget = {
      perDay: 10,
      perQuarterHour: null,
      perMonthUsd: null,
      reserveForBreaking: 0,
      prices: PRICES,
    };
    const thread = openThread(draft(1), T0);
    const means = { budget, spent: [], quotas: [quarter(3)] };
    expect(allowThread(thread, means, T0)).toEqual({ kind: 'fits' });
    expect(allowThread(thread, { ...means, quotas: [quarter(2)] }, T0).kind).toBe('full');
    expect(allowThread(thread, { ...means, budget: { ...budget, perDay: 2 } }, T0).kind).toBe('full');
    expect(allowThread(thread, { ...means, budget: undefined }, T0).kind).toBe('fits');
  });
});
