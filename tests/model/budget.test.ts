import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allow, type Budget, type Spending } from '../../src/model/budget.ts';

const NOON = Date.UTC(2026, 4, 20, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NONE: Budget = {
  perDay: null,
  perQuarterHour: null,
  perMonthUsd: null,
  reserveForBreaking: 0,
  prices: { post: 0.015, linkPost: 0.2, delete: 0.01, altText: 0.005, read: 0.001 },
};
const THREE = ['One.', 'Two.', 'Read the full story: https://ledger.example/story'];

function spentAt(...times: readonly number[]): readonly Spending[] {
  return times.map((at) => ({ at, text: 'Spent.' }));
}

describe('a budget', () => {
  it('caps nothing where nothing is set', () => {
    expect(allow(NONE, spentAt(NOON, NOON), THREE, false, NOON)).toEqual({ kind: 'fits' });
  });

  it('lets a thread begin only when it fits as a whole, and says when it will', () => {
    const budget = { ...NONE, perDay: 5 };
    const spent = spentAt(NOON - 20 * HOUR, NOON - 3 * HOUR);
    expect(allow(budget, spent, THREE, false, NOON)).toEqual({ kind: 'fits' });
    const more = [...spent, ...spentAt(NOON - HOUR)];
    expect(allow(budget, more, THREE, false, NOON)).toEqual({
      kind: 'full',
      reason: 'the budget allows 5 posts a day: 3 are spent, 3 are wanted',
      until: NOON + 4 * HOUR,
    });
    expect(allow(budget, more, THREE, false, NOON + 4 * HOUR)).toEqual({ kind: 'fits' });
  });

  it('rolls over a quarter of an hour as well', () => {
    const budget = { ...NONE, perQuarterHour: 3 };
    expect(allow(budget, spentAt(NOON - 14 * MINUTE), THREE, false, NOON)).toMatchObject({
      kind: 'full',
      until: NOON + MINUTE,
    });
  });

  it('has no time for what is larger than the whole budget', () => {
    expect(allow({ ...NONE, perDay: 2 }, [], THREE, false, NOON)).toMatchObject({
      kind: 'full',
      until: null,
    });
    expect(allow({ ...NONE, perMonthUsd: 0.1 }, [], THREE, false, NOON)).toMatchObject({
      kind: 'full',
      until: null,
    });
  });

  it('counts money by the month, a post with a link at its own price', () => {
    const budget = { ...NONE, perMonthUsd: 0.46 };
    const lastMonth = Date.UTC(2026, 3, 30, 23);
    const before: Spending = { at: lastMonth, text: 'See https://ledger.example/old' };
    const link: Spending = { at: NOON - HOUR, text: 'See https://ledger.example/new' };
    expect(allow(budget, [before, link], THREE, false, NOON)).toEqual({ kind: 'fits' });
    expect(allow(budget, [before, link, ...spentAt(NOON)], THREE, false, NOON)).toEqual({ kind: 'fits' });
    expect(allow(budget, [link, ...spentAt(NOON, NOON, NOON)], THREE, false, NOON)).toEqual({
      kind: 'full',
      reason: 'the budget allows $0.46 a month: $0.25 are spent, $0.23 are wanted',
      until: Date.UTC(2026, 5, 1),
    });
  });

  it('keeps posts of a day for what a person approves', () => {
    const budget = { ...NONE, perDay: 5, reserveForBreaking: 3 };
    expect(allow(budget, [], THREE, false, NOON)).toMatchObject({ kind: 'full' });
    expect(allow(budget, [], THREE, true, NOON)).toEqual({ kind: 'fits' });
  });

  it('is not refilled by a clock that was set back (fault 36)', () => {
    const budget = { ...NONE, perDay: 3 };
    const spent = spentAt(NOON, NOON, NOON);
    expect(allow(budget, spent, ['One.'], false, NOON - 30 * 24 * HOUR)).toMatchObject({ kind: 'full' });
  });

  it('counts what was spent after the clock was set back along with what was spent before (fault 36)', () => {
    const budget = { ...NONE, perQuarterHour: 3 };
    const spent = spentAt(NOON, NOON - 2 * HOUR, NOON - 2 * HOUR);
    expect(allow(budget, spent, ['One.'], false, NOON - 2 * HOUR)).toMatchObject({ kind: 'full' });
  });

  it('never lets any day hold more than its cap, however posts are spread', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 10 * HOUR }), { maxLength: 60 });
    const property = fc.property(gaps, fc.integer({ min: 1, max: 8 }), (waits, perDay) => {
      const spent: Spending[] = [];
      let now = NOON;
      for (const wait of waits) {
        now += wait;
        const fits = allow({ ...NONE, perDay }, spent, ['One.'], false, now).kind === 'fits';
        if (fits) spent.push({ at: now, text: 'One.' });
        const lastDay = spent.filter(({ at }) => at > now - 24 * HOUR);
        expect(lastDay.length).toBeLessThanOrEqual(perDay);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
