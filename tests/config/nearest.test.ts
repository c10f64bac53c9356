import { describe, expect, it } from 'vitest';
import { findNearest } from '../../src/config/nearest.ts';

describe('a mistyped word', () => {
  it.each([
    ['alises', 'aliases'],
    ['Schedule', 'schedule'],
    ['time-zone', 'timezone'],
    ['feed', 'feeds'],
  ])('%s means %s', (word, meant) => {
    expect(findNearest(word, ['aliases', 'schedule', 'timezone', 'feeds'])).toBe(meant);
  });

  it('means nothing when nothing is near', () => {
    expect(findNearest('password', ['aliases', 'schedule'])).toBeNull();
    expect(findNearest('x', [])).toBeNull();
  });
});
