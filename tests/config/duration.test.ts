import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/config/duration.ts';

describe('a duration', () => {
  it.each([
    ['0s', 0],
    ['500ms', 500],
    ['20s', 20_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['24d', 2_073_600_000],
  ])('%s is %d ms', (text, length) => {
    expect(parseDuration(text)).toBe(length);
  });

  it.each(['', '5', '5 s', '-5s', '1.5s', '5S', 's', '5sec', '25d', '1e3ms', '５s'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('never outlasts what a timer can wait', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('ms', 's', 'm', 'h', 'd'), (length, unit) => {
        expect(parseDuration(`${length}${unit}`) ?? 0).toBeLessThan(2 ** 31);
      }),
    );
  });
});
