import { describe, expect, it } from 'vitest';
import { OPEN_GATE } from '../../src/model/account.ts';
import { arm, pause, reserve } from '../../src/model/delivery.ts';
import { endOf } from '../../src/model/interval.ts';
import { findLastMoment, isStale, isUntold, tellLate } from '../../src/model/late.ts';
import { approve, withhold } from '../../src/model/review.ts';
import type { Event, Thread } from '../../src/model/thread.ts';
import { after, filed, T0 } from './walk.ts';

const HOUR = 3_600_000;
const SIX = 6 * HOUR;

/** A thread whose approval was taken back because it was late, with the events of that. */
function withdrawn(): { thread: Thread; events: readonly Event[] } {
  const step = withhold(filed(), tellLate(T0 + SIX), T0 + 7 * HOUR);
  if (step.kind === 'refused') throw new Error(step.reason);
  return step;
}

describe('the last moment of a thread', () => {
  it('counts from the first sight of its article, not from an approval by a rule', () => {
    expect(findLastMoment(filed({ seenAt: T0 - HOUR }), [], SIX)).toBe(T0 + 5 * HOUR);
  });

  it('counts from a person’s approval, even of a thread that was late before', () => {
    const { thread, events } = withdrawn();
    const again = after(approve(thread, 'Ana', T0 + 20 * HOUR));
    expect(findLastMoment(again, events, SIX)).toBe(T0 + 26 * HOUR);
  });

  it('counts from a person’s word that let a thread go on of which nothing was out', () => {
    const said = (kind: string, at: number): Event => ({ at, account: 'mara', thread: 'a', kind, about: {} });
    const events = [
      said('resumed', T0 + 8 * HOUR),
      said('sent-again', T0 + 9 * HOUR),
      said('held', T0 + SIX),
    ];
    expect(findLastMoment(filed(), events, SIX)).toBe(T0 + 15 * HOUR);
  });

  it('is not held against a person who approved after it, by a clock that was set back (fault 36)', () => {
    const { thread, events } = withdrawn();
    const again = after(approve(thread, 'Ana', T0 - 2 * HOUR));
    expect(findLastMoment(again, events, SIX)).toBe(Infinity);
    expect(findLastMoment(again, events, 2 * SIX)).toBe(T0 + 2 * SIX);
  });

  it('is told with its time', () => {
    expect(tellLate(T0)).toEqual({
      why: 'late',
      mark: String(T0),
      reason: 'it is too late: it was to begin by 2026-01-05T09:00:00.000Z',
    });
  });

  it('matters as long as nothing of the thread is out or may be', () => {
    const thread = filed();
    expect(isUntold(thread)).toBe(true);
    for (const state of ['armed', 'ambiguous', 'held', 'posted'] as const) {
      const slots = thread.slots.map((slot) => (slot.index === 0 ? { ...slot, state } : slot));
      expect(isUntold({ ...thread, slots })).toBe(false);
    }
  });
});

describe('an interval', () => {
  it('ends its length after it began', () => {
    expect(endOf(T0, HOUR, T0 + 1)).toBe(T0 + HOUR);
    expect(endOf(T0 + HOUR, HOUR, T0)).toBe(T0 + 2 * HOUR);
  });

  it('is over when it began further ahead than it is long: the clock was set back since (fault 36)', () => {
    expect(endOf(T0 + HOUR + 1, HOUR, T0)).toBe(T0);
  });
});

describe('a thread that was kept from its first post', () => {
  const paused = after(pause(after(reserve(filed(), OPEN_GATE, false, null, T0)), 'HTTP 429', T0));

  it('is looked at anew, unless its approval is gone', () => {
    expect(isStale(paused, T0)).toBe(true);
    expect(isStale({ ...paused, approvedHash: null }, T0)).toBe(false);
  });

  it('goes on as it is where a person has just had its first post sent again', () => {
    const armed = after(arm({ ...paused, state: 'publishing' }, 0, OPEN_GATE, T0, T0));
    const attempts = armed.attempts.map((attempt) => ({ ...attempt, outcome: 'unknown' as const }));
    expect(isStale({ ...paused, attempts }, T0 + HOUR)).toBe(false);
  });
});
