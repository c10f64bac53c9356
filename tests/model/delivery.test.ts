import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPEN_GATE } from '../../src/model/account.ts';
import { arm, giveTime, record, reserve } from '../../src/model/delivery.ts';
import { ENDED, hashTexts, type Thread } from '../../src/model/thread.ts';
import { after, filed, happening, T0, type Happening } from './walk.ts';

/** What must be true of every step, whatever happened before. */
function checkStep(before: Thread, now: Thread, { name }: Happening): void {
  expect(now.attempts.filter(({ outcome }) => outcome === null).length).toBeLessThanOrEqual(1);
  expect(now.attempts.filter(({ lookAt }) => lookAt !== null).length).toBeLessThanOrEqual(1);
  const posted = now.slots.map(({ state }) => state === 'posted');
  expect(posted).toEqual(posted.toSorted((a, b) => Number(b) - Number(a)));
  for (const { state, remoteId } of now.slots) expect(state === 'posted').toBe(remoteId !== null);
  if (now.state === 'published') expect(posted).not.toContain(false);
  if (!posted.includes(false)) expect(['published', 'cancelled', 'needs_review']).toContain(now.state);
  if (ENDED.includes(before.state)) expect(now.state).toBe(before.state);
  expect(hashTexts(now.slots.map(({ text }) => text))).toBe(before.hash);
  for (const slot of now.slots) checkSlot(before, now, slot.index, name);
}

function checkSlot(before: Thread, now: Thread, index: number, name: string): void {
  const [was, is] = [before.slots[index]?.state, now.slots[index]?.state];
  const last = now.attempts.findLast((attempt) => attempt.index === index);
  if (was === is) return;
  if (is === 'pending') {
    const proof = was === 'armed' ? 'not-sent' : 'throttled';
    expect([name, last?.outcome]).toEqual([was === 'armed' ? 'record' : 'look', proof]);
  }
  if (is === 'armed') {
    expect([was, now.approvedHash]).toEqual(['pending', now.hash]);
    expect(last?.parentId ?? null).toBe(now.slots[index - 1]?.remoteId ?? null);
    expect(last?.text).toBe(now.slots[index]?.text);
  }
  expect(was, 'what is out stays out').not.toBe('posted');
}

describe('a thread that goes out', () => {
  it('keeps its promises whatever happens to it in whatever order', () => {
    const walks = fc.array(fc.tuple(happening, fc.nat(40_000)), { minLength: 5, maxLength: 60, size: 'max' });
    const ends = new Set<string>();
    const walk = (steps: readonly (readonly [Happening, number])[]): void => {
      let thread = after(reserve(filed(), OPEN_GATE, false, '1000', T0));
      let at = T0;
      for (const [each, later] of steps) {
        at += later;
        const step = each.apply(thread, at);
        if (step.kind === 'refused') continue;
        checkStep(thread, step.thread, each);
        expect(step.events).toHaveLength(1);
        thread = step.thread;
      }
      ends.add(thread.state);
    };
    fc.assert(fc.property(walks, walk), { numRuns: 1_000 });
    for (const state of ['published', 'cancelled', 'needs_review', 'paused', 'reconciling']) {
      expect(ends, 'the walks must reach what they prove').toContain(state);
    }
  });

  it('arms nothing but the texts that were approved (fault 14)', () => {
    const thread = after(reserve(filed(), OPEN_GATE, false, null, T0));
    const slots = thread.slots.map((slot) => (slot.index === 2 ? { ...slot, text: 'Changed.' } : slot));
    const refused = { kind: 'refused', reason: 'its posts are not the approved ones' };
    expect(arm({ ...thread, slots }, 0, OPEN_GATE, T0, T0)).toEqual(refused);
    expect(arm({ ...thread, approvedHash: null }, 0, OPEN_GATE, T0, T0)).toEqual(refused);
    expect(arm(thread, 0, OPEN_GATE, T0, T0).kind).toBe('done');
  });

  it('waits at most five minutes after a call that never left', () => {
    let thread = after(reserve(filed(), OPEN_GATE, false, null, T0));
    const waits: number[] = [];
    for (let n = 1; n <= 8; n++) {
      thread = after(arm(thread, 0, OPEN_GATE, T0, T0));
      const outcome = { kind: 'not-sent', reason: 'ECONNREFUSED' } as const;
      thread = after(record(thread, thread.attempts.at(-1)?.id ?? '', outcome, 0, T0));
      waits.push((thread.notBefore ?? 0) - T0);
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
  });

  it('gives a gate a time unless only a person can open it', () => {
    const until = (kind: 'rate' | 'budget' | 'auth' | 'killed', told: number | null): number | null =>
      giveTime({ kind, reason: '', until: told }, T0).until;
    expect(until('rate', null)).toBe(T0 + 15 * 60_000);
    expect(until('budget', null)).toBe(T0 + 60 * 60_000);
    expect(until('rate', T0 + 1)).toBe(T0 + 1);
    expect([until('auth', null), until('killed', null)]).toEqual([null, null]);
  });
});
