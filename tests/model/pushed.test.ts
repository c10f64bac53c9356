import { expect, it } from 'vitest';
import type { FeedState } from '../../src/model/feed.ts';
import { NO_PACE, restOfPushed } from '../../src/model/manners.ts';

const T0 = Date.UTC(2026, 0, 5, 9);
const BARE: FeedState = { validators: null, notBefore: null, gone: false, pace: NO_PACE, settled: [] };

it.each<[string, Partial<FeedState>, number | null]>([
  ['is asked where nobody wishes otherwise', {}, null],
  [
    'is asked though it calls itself fresh',
    { notBefore: T0 + 9, pace: { ...NO_PACE, why: 'max-age' } },
    null,
  ],
  ['is asked though it has a ttl', { notBefore: T0 + 9, pace: { ...NO_PACE, why: 'ttl' } }, null],
  [
    'rests where its server said when',
    { notBefore: T0 + 9, pace: { ...NO_PACE, why: 'Retry-After' } },
    T0 + 9,
  ],
  [
    'rests where it failed',
    { notBefore: T0 + 9, pace: { ...NO_PACE, failures: 1, why: 'failed once' } },
    T0 + 9,
  ],
  ['rests with its host', { hostUntil: T0 + 9 }, T0 + 9],
  [
    'rests with its host though it calls itself fresh for longer',
    { notBefore: T0 + 99, hostUntil: T0 + 9, pace: { ...NO_PACE, why: 'ttl' } },
    T0 + 9,
  ],
  [
    'rests as long as the longer of the two',
    { notBefore: T0 + 99, hostUntil: T0 + 9, pace: { ...NO_PACE, failures: 2 } },
    T0 + 99,
  ],
  ['is asked when its host has rested', { hostUntil: T0 }, null],
])('a feed of which a hub has news %s (fault 5)', (_, change, rest) => {
  expect(restOfPushed({ ...BARE, ...change }, T0)).toBe(rest);
});
