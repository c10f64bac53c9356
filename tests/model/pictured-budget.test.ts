import { describe, expect, it } from 'vitest';
import { allow, PRICES } from '../../src/model/budget.ts';

const T0 = Date.UTC(2026, 0, 5, 9);

describe('the price of a picture', () => {
  it('counts in the month’s dollars, for what is out and for what is wanted', () => {
    const caps = { perDay: null, perQuarterHour: null, reserveForBreaking: 0, prices: PRICES };
    const budget = { ...caps, perMonthUsd: 0.04 };
    const spent = [{ at: T0, text: 'One.', pictured: true }];
    expect(allow(budget, spent, ['Two.'], true, T0, 1)).toEqual({ kind: 'fits' });
    const two = [...spent, { at: T0, text: 'Other.' }];
    expect(allow({ ...budget, perMonthUsd: 0.05 }, two, ['Two.'], true, T0, 0)).toEqual({ kind: 'fits' });
    expect(allow({ ...budget, perMonthUsd: 0.05 }, two, ['Two.'], true, T0, 1)).toMatchObject({
      kind: 'full',
    });
  });
});
