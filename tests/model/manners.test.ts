import { describe, expect, it } from 'vitest';
import type { FeedState } from '../../src/model/feed.ts';
import {
  chooseValidators,
  NO_PACE,
  restAfterAnswer,
  restAfterFault,
  restHost,
  restOf,
  type GoodAnswer,
  type Pace,
} from '../../src/model/manners.ts';
import { spread } from '../../src/model/spread.ts';

const T0 = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FEED = 'https://ledger.example/feed';
const MOVED = 'https://ledger.example/new';

function after(change: Partial<GoodAnswer> = {}, pace: Pace = NO_PACE, at = T0) {
  return restAfterAnswer(pace, { wishes: [], ttl: null, moved: null, whole: true, ...change }, FEED, at);
}

/** Whether it rests so long, or up to the tenth longer that jitter may add. */
function rests(notBefore: number | null, rest: number): boolean {
  const length = (notBefore ?? 0) - T0;
  return length >= rest && length <= rest * 1.1;
}

describe('the next poll of a feed', () => {
  it('is whenever the schedule says where nobody wishes otherwise', () => {
    expect(after()).toEqual({ notBefore: null, pace: { ...NO_PACE, wholeAt: T0, askedAt: T0 } });
  });

  it('comes after the latest of ttl, max-age, Expires and Retry-After, and says which (fault 5)', () => {
    const wishes = [
      { by: 'max-age', until: T0 + 10 * MINUTE },
      { by: 'Expires', until: T0 + 20 * MINUTE },
      { by: 'Retry-After', until: T0 - MINUTE },
    ] as const;
    const expires = after({ wishes, ttl: 15 * MINUTE });
    expect(rests(expires.notBefore, 20 * MINUTE)).toBe(true);
    expect(expires.pace.why).toBe('Expires');
    const ttl = after({ wishes, ttl: 30 * MINUTE });
    expect(rests(ttl.notBefore, 30 * MINUTE)).toBe(true);
    expect(ttl.pace).toMatchObject({ why: 'ttl', ttl: 30 * MINUTE });
  });

  it('is never more than five hours away for what caches are told, or a day for Retry-After', () => {
    const years = T0 + 16 * 365 * DAY;
    expect(rests(after({ wishes: [{ by: 'max-age', until: years }] }).notBefore, 5 * HOUR)).toBe(true);
    expect(rests(after({ ttl: 30 * DAY }).notBefore, 5 * HOUR)).toBe(true);
    expect(rests(after({ wishes: [{ by: 'Retry-After', until: years }] }).notBefore, DAY)).toBe(true);
  });

  it('is not at the same moment for feeds that were told the same', () => {
    const at = (n: number) =>
      restAfterAnswer(NO_PACE, { wishes: [], ttl: HOUR, moved: null, whole: true }, `${FEED}/${n}`, T0)
        .notBefore;
    expect(new Set(Array.from({ length: 50 }, (_, n) => at(n))).size).toBeGreaterThan(45);
  });

  it('is put off further with each failure, to an hour and no more, and a week of them loses nothing (fault 5)', () => {
    let pace = NO_PACE;
    let now = T0;
    const waits: number[] = [];
    while (now < T0 + 7 * DAY) {
      const next = restAfterFault(pace, null, FEED, now);
      waits.push((next.notBefore ?? 0) - now);
      now = next.notBefore ?? 0;
      pace = next.pace;
    }
    expect(rests(T0 + (waits[0] ?? 0), MINUTE)).toBe(true);
    expect(rests(T0 + (waits[3] ?? 0), 8 * MINUTE)).toBe(true);
    expect(rests(T0 + Math.max(...waits), HOUR)).toBe(true);
    expect(pace).toMatchObject({ failures: waits.length, failingSince: T0 });
    expect(after({}, pace, now).pace).toMatchObject({ failures: 0, failingSince: null });
  });

  it('heeds Retry-After to the moment, for the feed or the whole host (fault 5)', () => {
    const wish = { by: 'Retry-After', until: T0 + 2 * HOUR } as const;
    const next = restAfterFault(NO_PACE, wish, FEED, T0);
    expect(next.notBefore).toBe(wish.until);
    expect(next.pace.why).toBe('Retry-After');
    expect(restHost(wish, 'ledger.example', T0)).toBe(wish.until);
    expect(rests(restHost(null, 'ledger.example', T0), 15 * MINUTE)).toBe(true);
  });

  it('is not years away because a clock was wrong when it was written', () => {
    const rest = (notBefore: number) => restOf({ notBefore, pace: NO_PACE }, T0);
    expect(rest(T0 + HOUR)).toBe(T0 + HOUR);
    expect(rest(T0)).toBeNull();
    expect(rest(T0 + 30 * DAY)).toBeNull();
  });

  it('is at once when the clock was set back since, however little (fault 36)', () => {
    for (const next of [after({ ttl: HOUR }), restAfterFault(NO_PACE, null, FEED, T0)]) {
      expect(restOf(next, T0 + 1)).toBe(next.notBefore);
      expect(restOf(next, T0 - 8 * HOUR)).toBeNull();
    }
  });
});

describe('validators', () => {
  const validators = { etag: '"1"', lastModified: null };
  const state = (wholeAt: number | null): FeedState => ({
    validators,
    notBefore: null,
    gone: false,
    settled: [],
    pace: { ...NO_PACE, wholeAt },
  });

  it('are sent for eight days, then the whole feed is asked for (fault 5)', () => {
    expect(chooseValidators(state(T0), true, T0 + 8 * DAY - 1)).toEqual(validators);
    expect(chooseValidators(state(T0), true, T0 + 8 * DAY)).toBeNull();
    expect(after({ whole: false }, { ...NO_PACE, wholeAt: T0 }, T0 + DAY).pace.wholeAt).toBe(T0);
  });

  it('are not sent where somebody needs the whole feed, or a clock was set back', () => {
    expect(chooseValidators(state(T0), false, T0)).toBeNull();
    expect(chooseValidators(state(T0 + DAY), true, T0)).toBeNull();
    expect(chooseValidators(state(null), true, T0)).toBeNull();
  });
});

describe('a permanent move', () => {
  const sight = (pace: Pace, at: number, moved: string | null = MOVED) => after({ moved }, pace, at).pace;

  it('is believed at the third sighting, a day after the first or later (fault 4)', () => {
    const first = sight(NO_PACE, T0);
    expect(first).toMatchObject({ address: null, move: { to: MOVED, times: 1, since: T0 } });
    const third = sight(sight(first, T0 + HOUR), T0 + 2 * HOUR);
    expect(third.address).toBeNull();
    expect(sight(third, T0 + DAY)).toMatchObject({ address: MOVED, move: null });
  });

  it('is forgotten when the feed stands in its own place again, or the way leads elsewhere (fault 4)', () => {
    const second = sight(sight(NO_PACE, T0), T0 + HOUR);
    expect(sight(second, T0 + DAY, null).move).toBeNull();
    expect(sight(second, T0 + DAY, `${MOVED}/2`).move).toMatchObject({ times: 1 });
  });

  it('is taken back when the new address fails, and not when it only asks to rest (fault 4)', () => {
    const adopted = { ...NO_PACE, address: MOVED };
    expect(restAfterFault(adopted, null, FEED, T0).pace.address).toBeNull();
    const wish = { by: 'Retry-After', until: T0 + HOUR } as const;
    expect(restAfterFault(adopted, wish, FEED, T0).pace.address).toBe(MOVED);
  });
});

describe('spread', () => {
  it('gives a number from 0 up to 1, evenly', () => {
    const numbers = Array.from({ length: 1000 }, (_, n) => spread(`${FEED} ${n}`));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  });
});
