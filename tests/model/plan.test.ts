import { describe, expect, it } from 'vitest';
import { PRICES, type Budget } from '../../src/model/budget.ts';
import { findHabit, planAccount, planFeed, type Piece, type Supply } from '../../src/model/plan.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 30);

function supply(change: Partial<Supply> = {}): Supply {
  const about = { byline: 'Mara Ellison', feed: 'https://ledger.example/feed' };
  return { ...about, pieces: [], oldest: NOW - 60 * DAY, unsigned: 0, fault: null, ...change };
}

function dated(...days: readonly number[]): readonly Piece[] {
  return days.map((ago) => ({ at: NOW - ago * DAY, dated: true }));
}

function capped(change: Partial<Budget>): Budget {
  const none = { perDay: null, perQuarterHour: null, perMonthUsd: null, reserveForBreaking: 0 };
  return { ...none, prices: PRICES, ...change };
}

const FIVE = { threads: 3, posts: 5, links: 1 };

describe('a feed’s month', () => {
  it('is what it brought in the last 30 days', () => {
    const plan = planFeed(supply({ pieces: dated(1, 12, 29, 31, 50) }), NOW);
    expect(plan).toMatchObject({ articles: 3, undated: 0, scaled: null });
  });

  it('is scaled up where the feed reaches back fewer days, and that is said', () => {
    const plan = planFeed(supply({ pieces: dated(1, 4), oldest: NOW - 6 * DAY }), NOW);
    expect(plan).toMatchObject({ articles: 10, scaled: { articles: 2, days: 6 } });
    const hours = planFeed(supply({ pieces: dated(0.01), oldest: NOW - 0.1 * DAY }), NOW);
    expect(hours).toMatchObject({ articles: 30, scaled: { articles: 1, days: 1 } });
  });

  it('counts what has no date by when it was first seen, never scaled, and that is said', () => {
    const pieces = [...dated(1), { at: NOW - DAY, dated: false }];
    expect(planFeed(supply({ pieces, oldest: NOW - 15 * DAY }), NOW)).toMatchObject({
      articles: 3,
      undated: 1,
    });
    const none = supply({ pieces: [{ at: NOW, dated: false }], oldest: null });
    expect(planFeed(none, NOW)).toMatchObject({ articles: 1, undated: 1, scaled: null });
  });

  it('is nothing where nothing came', () => {
    expect(planFeed(supply(), NOW)).toMatchObject({ articles: 0, scaled: null });
  });
});

describe('an account’s month', () => {
  it('has threads like those so far, else the longest that may be', () => {
    const sizes = [
      { posts: 4, links: 1 },
      { posts: 7, links: 2 },
    ];
    expect(findHabit(sizes, 7)).toEqual({ threads: 2, posts: 5.5, links: 1.5 });
    expect(findHabit([], 7)).toEqual({ threads: 0, posts: 7, links: 1 });
  });

  it('costs what its posts cost, one with a link at its own price', () => {
    const plan = planAccount('mara', 10, FIVE, PRICES, undefined);
    expect(plan).toMatchObject({ posts: 50, dollars: 2.6, readDollars: 0.05, perMonthUsd: null });
  });

  it('fits its budget, or says from which day on it would not', () => {
    const day = (perMonthUsd: number) =>
      planAccount('mara', 10, FIVE, PRICES, capped({ perMonthUsd })).spentOnDay;
    expect([2.6, 2.59, 1.3, 0.01, 0].map(day)).toEqual([null, 30, 16, 1, 1]);
    expect(planAccount('mara', 0, FIVE, PRICES, capped({ perMonthUsd: 0 })).spentOnDay).toBeNull();
  });

  it('says when a mean day has more posts than a day may have', () => {
    expect(planAccount('mara', 60, FIVE, PRICES, capped({ perDay: 10 })).overDay).toBeNull();
    expect(planAccount('mara', 61, FIVE, PRICES, capped({ perDay: 10 })).overDay).toEqual({
      posts: 11,
      perDay: 10,
    });
  });
});
