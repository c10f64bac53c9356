import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/feeds/date.ts';

describe('readDate', () => {
  it('reads every date as ISO 8601 and RFC 822 write it', () => {
    const dates = fc.date({
      min: new Date(Date.UTC(1990, 0, 1)),
      max: new Date(Date.UTC(2090, 0, 1)),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const second = Math.floor(date.getTime() / 1000) * 1000;
        expect(readDate(date.toISOString())).toBe(second);
        expect(readDate(date.toUTCString())).toBe(second);
      }),
    );
  });

  it.each([
    ['2025-10-27T12:00:00-0330', '2025-10-27T15:30:00.000Z'],
    ['27 Oct 2025 24:00:00 Z', '2025-10-28T00:00:00.000Z'],
    ['Mon,27 Oct 2025 12:00:00 EST', '2025-10-27T17:00:00.000Z'],
    ['Mon, 27 Oct 2025 12:00:00 +0100 (CET)', '2025-10-27T11:00:00.000Z'],
    ['Mon, 27 Oct 2025 12:00:00 GMT+0100', '2025-10-27T11:00:00.000Z'],
    ['Monday, October 27, 2025 12:00 am', '2025-10-27T00:00:00.000Z'],
    ['20251027T120000Z', '2025-10-27T12:00:00.000Z'],
    ['2025/10/7 14:33:00', '2025-10-07T14:33:00.000Z'],
    ['2025-10', '2025-10-01T00:00:00.000Z'],
    ['1761566400123', '2025-10-27T12:00:00.123Z'],
  ])('reads %s', (text, iso) => {
    expect(new Date(readDate(text) ?? Number.NaN).toISOString()).toBe(iso);
  });

  it.each([
    '',
    'soon',
    'part 12',
    '12',
    '2025-13-01',
    '2025-02-30',
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '27 Foo 2025',
  ])('has nothing for "%s"', (text) => {
    expect(readDate(text)).toBeNull();
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Number.isFinite(readDate(text) ?? 0)));
  });
});
