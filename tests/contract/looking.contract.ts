import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import {
  answer,
  armThread,
  beginThread,
  done,
  doubtThread,
  FIRST_LOOK,
  GAPS,
  seen,
  sighting,
  states,
  T0,
  type Opening,
} from './stories.ts';

const UNCLEAR: Outcome = { kind: 'unknown', reason: 'the answer was cut' };
const THROTTLED: Outcome = { kind: 'throttled', gate: 'rate', until: T0 + 60_000, reason: 'HTTP 429' };
const FIRST = T0 + FIRST_LOOK;

/** What every store makes of looking for a post whose answer was unclear. */
export function describeLooking(open: Opening): void {
  describe('looking', () => {
    it('binds the one match', async () => {
      const store = await open();
      const thread = await doubtThread(store, 1, UNCLEAR);
      const found = done(
        await store.look(thread.id, seen(sighting(thread, 1), sighting(thread, 0)), GAPS, FIRST),
      );
      expect(states(found)).toEqual(['posted', 'posted', 'pending']);
      expect(found).toMatchObject({ state: 'publishing', slots: [{}, { remoteId: '1002' }, {}] });
    });

    it('never binds a post that is another slot’s', async () => {
      const store = await open();
      await beginThread(store, 3);
      const second = await answer(store, await armThread(store, 0, 2), UNCLEAR);
      const after = done(await store.look(second.id, seen(sighting(second, 0)), GAPS, FIRST));
      expect(states(after)[0]).toBe('ambiguous');
    });

    it('holds the post when several could be it (fault 21)', async () => {
      const store = await open();
      const thread = await doubtThread(store, 0, UNCLEAR);
      const two = seen(sighting(thread, 0), sighting(thread, 0, { id: '1005' }));
      expect(done(await store.look(thread.id, two, GAPS, FIRST))).toMatchObject({ state: 'needs_review' });
    });

    it('looks again after each gap, and holds the post past the last one', async () => {
      const store = await open();
      let thread = await doubtThread(store, 0, UNCLEAR);
      const times: number[] = [];
      for (let at = FIRST; thread.state === 'reconciling'; at = thread.attempts[0]?.lookAt ?? 0) {
        times.push(at - T0);
        thread = done(await store.look(thread.id, seen(), GAPS, at));
      }
      expect(times).toEqual([5_000, 35_000, 155_000]);
      expect(states(thread)).toEqual(['held', 'pending', 'pending']);
      expect(thread.attempts[0]?.lookAt).toBeNull();
    });

    it('counts one look when two processes look at once', async () => {
      const store = await open();
      const thread = await doubtThread(store, 0, UNCLEAR);
      done(await store.look(thread.id, seen(), GAPS, FIRST));
      expect(await store.look(thread.id, seen(), GAPS, FIRST + 1)).toMatchObject({ kind: 'refused' });
    });

    it('counts neither a failed read nor one that does not show the post before (fault 19)', async () => {
      const store = await open();
      const thread = await doubtThread(store, 1, UNCLEAR);
      const failed = { kind: 'failed', gate: null, until: FIRST + 90_000, reason: 'HTTP 503' } as const;
      const after = done(await store.look(thread.id, failed, GAPS, FIRST));
      expect(after.attempts[1]).toMatchObject({ looks: 0, lookAt: FIRST + 90_000 });
      const blind = done(await store.look(thread.id, seen(), GAPS, FIRST + 90_000));
      expect(blind.attempts[1]?.looks).toBe(0);
    });

    it('waits as long as a search without an answer has lasted, but no longer than half an hour', async () => {
      const store = await open();
      const thread = await doubtThread(store, 1, UNCLEAR);
      const failed = { kind: 'failed', gate: null, until: null, reason: 'HTTP 503' } as const;
      const armedAt = thread.attempts[1]?.armedAt ?? 0;
      const early = done(await store.look(thread.id, failed, GAPS, armedAt + 60_000));
      expect(early.attempts[1]?.lookAt).toBe(armedAt + 120_000);
      const late = done(await store.look(thread.id, failed, GAPS, armedAt + 5 * 3_600_000));
      expect(late.attempts[1]?.lookAt).toBe(armedAt + 5.5 * 3_600_000);
    });

    it('holds a post whose parent stays out of sight, as when a person deleted it', async () => {
      const store = await open();
      const thread = await doubtThread(store, 1, UNCLEAR);
      const armedAt = thread.attempts[1]?.armedAt ?? 0;
      const after = done(await store.look(thread.id, seen(), GAPS, armedAt + 46 * 60_000));
      expect(after.state).toBe('needs_review');
      expect(states(after)[1]).toBe('held');
    });

    it('closes the gate at a 429 and pauses after one clean read', async () => {
      const store = await open();
      const thread = await doubtThread(store, 1, THROTTLED);
      expect((await store.accountState('mara')).gate).toEqual({
        kind: 'rate',
        reason: 'HTTP 429',
        until: T0 + 60_000,
      });
      const paused = done(await store.look(thread.id, seen(sighting(thread, 0)), GAPS, FIRST));
      expect(paused.state).toBe('paused');
      expect(states(paused)).toEqual(['posted', 'pending', 'pending']);
      expect(await store.arm(thread.id, 1, T0 + 80_000, T0 + 59_999)).toMatchObject({ kind: 'refused' });
      expect(done(await store.arm(thread.id, 1, T0 + 80_000, T0 + 60_000)).attempts).toHaveLength(3);
    });

    it('gives a refused post up after one clean read', async () => {
      const store = await open();
      const thread = await doubtThread(store, 0, { kind: 'refused', reason: 'HTTP 403' });
      const after = done(await store.look(thread.id, seen(), GAPS, FIRST));
      expect(after.state).toBe('needs_review');
      expect(states(after)[0]).toBe('refused');
      expect(await store.look(thread.id, seen(), GAPS, FIRST)).toMatchObject({ kind: 'refused' });
    });
  });
}
