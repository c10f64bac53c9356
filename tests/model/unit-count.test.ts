import { describe, expect, it } from 'vitest';
import { fitsUnit } from '../../src/model/ask.ts';
import { unitCount } from '../../src/model/compose.ts';
import { ask } from './harbour.ts';

describe('fitsUnit', () => {
  it('leaves room for the counter (fault 14)', () => {
    expect(fitsUnit('a'.repeat(276), ask)).toBe(true);
    expect(fitsUnit('a'.repeat(277), ask)).toBe(false);
    expect(fitsUnit('a'.repeat(280), { ...ask, numbering: false })).toBe(true);
  });

  it('refuses a long run of letters without weighing it', () => {
    const started = performance.now();
    expect(fitsUnit('é'.repeat(100_000), ask)).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('refuses what is empty or holds something live', () => {
    expect(fitsUnit(' ', ask)).toBe(false);
    expect(fitsUnit('Ask @victim about it.', ask)).toBe(false);
  });
});

describe('unitCount', () => {
  it('leaves one post for the link', () => {
    expect(unitCount(ask)).toBe(6);
    expect(unitCount({ ...ask, maxPosts: 1 })).toBe(0);
  });
});
