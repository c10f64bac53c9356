import { describe, expect, it } from 'vitest';
import { isKnown } from '../../src/summaries/known.ts';

describe('a name that everybody knows', () => {
  it.each([
    'Russia',
    'Russians',
    'Mexican',
    'Iraqis',
    'Saudi Arabia',
    'Africa',
    'Kenyans',
    'Somali',
    'Muslims',
    'Moscow',
  ])('is a country, a part of the world, who lives there, or a great city: %s', (name) => {
    expect(isKnown(name)).toBe(true);
  });

  it.each(['Falk', 'Evans', 'Man', 'Cubs', 'Mal', 'Chad', 'Leeds', 'Francis', 'Bruni', 'Kenan', 'Peri'])(
    'is not %s',
    (name) => {
      expect(isKnown(name)).toBe(false);
    },
  );
});
