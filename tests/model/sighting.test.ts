import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../src/model/outcome.ts';
import { findMatches, isNewer, isSameText } from '../../src/model/sighting.ts';
import type { Attempt } from '../../src/model/thread.ts';

const T0 = Date.UTC(2026, 0, 5, 9);
const ATTEMPT: Attempt = {
  id: 'a/1#1',
  index: 1,
  text: 'Two & three.',
  parentId: '1001',
  sinceId: '1000',
  armedAt: T0,
  deadline: T0 + 20_000,
  outcome: 'unknown',
  reason: '',
  looks: 0,
  lookAt: T0,
};
const SIGHTING: Sighting = { id: '1002', editIds: ['1002'], text: 'Two & three.', parentId: '1001', at: T0 };

describe('ids', () => {
  it('order as the numbers they are, however long', () => {
    const id = fc.bigInt({ min: 0n, max: 10n ** 25n });
    fc.assert(fc.property(id, id, (a, b) => isNewer(String(a), String(b)) === a > b));
  });
});

describe('an echo', () => {
  it.each([
    ['Caf\u00e9 opens', 'Cafe\u0301  opens\n'],
    ['Read https://ledger.example/a on', 'Read https://t.co/Ab12 on'],
    ['Read https://ledger.example/', 'Read https://ledger.example'],
  ])('of %j may read %j', (sent, seen) => expect(isSameText(sent, seen)).toBe(true));

  it.each([
    ['Two. 2/3', 'Two. 2/4'],
    ['Two. Three.', 'Two.'],
    ['Two', 'two'],
    ['Read https://ledger.example/a', 'Read https://ledger.example/b'],
    ['Read https://ledger.example/a', 'Read'],
    ['Read it', 'Read it https://t.co/Ab12'],
  ])('of %j is not %j', (sent, seen) => expect(isSameText(sent, seen)).toBe(false));
});

describe('a sighting', () => {
  it('is the attempt’s when text, parent, time and id fit, or are not said', () => {
    const posts: Sighting[] = [
      SIGHTING,
      { ...SIGHTING, at: null },
      { ...SIGHTING, at: T0 - 5_000 },
      { ...SIGHTING, at: T0 + 3_600_000 },
      { ...SIGHTING, parentId: undefined },
    ];
    expect(findMatches(ATTEMPT, posts, new Set())).toEqual(posts);
  });

  it.each<[string, Partial<Sighting>]>([
    ['another text', { text: 'Two.' }],
    ['another parent', { parentId: '1000' }],
    ['no parent', { parentId: null }],
    ['a time before the arming', { at: T0 - 5_001 }],
    ['an id from before the thread', { id: '999', editIds: ['999'] }],
    ['an id of its history that is another slot’s', { id: '1003', editIds: ['1001', '1003'] }],
  ])('is not the attempt’s with %s', (_, change) => {
    expect(findMatches(ATTEMPT, [{ ...SIGHTING, ...change }], new Set(['1001']))).toEqual([]);
  });
});
