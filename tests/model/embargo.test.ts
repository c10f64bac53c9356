import { describe, expect, it } from 'vitest';
import { doubtAge, doubtDates, findEmbargo, tellableSince } from '../../src/model/embargo.ts';

const T0 = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('an embargo', () => {
  it('is a date in the future, of the feed or of the page, the later one of two (fault 7)', () => {
    expect(findEmbargo([T0 + HOUR, null], T0, T0)).toBe(T0 + HOUR);
    expect(findEmbargo([null, T0 + HOUR], T0, T0)).toBe(T0 + HOUR);
    expect(findEmbargo([T0 + HOUR, T0 + DAY], T0, T0)).toBe(T0 + DAY);
    expect(findEmbargo([T0 + HOUR, null], T0, T0 + HOUR)).toBeNull();
  });

  it.each([[null], [0], [T0 - DAY], [T0], [T0 + 5 * MINUTE], [Number.NaN]])(
    'is not a date of %s, for clocks differ (fault 7)',
    (date) => expect(findEmbargo([date], T0, T0)).toBeNull(),
  );

  it('is honoured up to 30 days from first sight; past them a person says when (fault 7)', () => {
    expect(findEmbargo([T0 + 30 * DAY], T0, T0)).toBe(T0 + 30 * DAY);
    expect(doubtDates([T0 + 30 * DAY, null], T0)).toEqual([]);
    expect(findEmbargo([T0 + 30 * DAY + 1], T0, T0)).toBeNull();
    expect(doubtDates([null, T0 + 365 * DAY], T0)).toEqual([
      'its date, 2027-01-05T09:00:00.000Z, is more than 30 days ahead',
    ]);
  });

  it('that moves on with every reading ends within 30 days as well', () => {
    expect(findEmbargo([T0 + 31 * DAY], T0, T0 + 29 * DAY)).toBeNull();
    expect(doubtDates([T0 + 31 * DAY], T0)).toHaveLength(1);
  });

  it('delays nobody: the article counts as seen when it ends', () => {
    expect(tellableSince([T0 + DAY, null], T0, T0 - HOUR)).toBe(T0 + DAY);
    expect(tellableSince([T0 - DAY, T0 + MINUTE], T0, T0 - HOUR)).toBe(T0 - HOUR);
    expect(tellableSince([T0 + 365 * DAY], T0, T0)).toBe(T0);
  });
});

describe('an old article', () => {
  it('is one that feed and page call so though its feed was read meanwhile (fault 38)', () => {
    expect(doubtAge([T0 - 9 * DAY, T0 - 3 * DAY - 1], T0)).toEqual([
      'it is old: its date is 2026-01-02T08:59:59.999Z, and its feed did not show it before',
    ]);
    expect(doubtAge([T0 - 30 * DAY, T0 - 3 * DAY], T0)).toEqual([]);
    expect(doubtAge([T0 - 9 * DAY, T0 - 9 * DAY], T0 - 9 * DAY)).toEqual([]);
  });

  it.each([
    [[]],
    [[null, null]],
    [[T0 - 9 * DAY, null]],
    [[T0 - 9 * DAY, 0]],
    [[Number.NaN, T0]],
    [[T0 + DAY, 0]],
  ])('is not one of dates %j', (dates) => {
    expect(doubtAge(dates, T0)).toEqual([]);
  });
});
