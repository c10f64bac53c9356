import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import {
  answer,
  armThread,
  beginThread,
  done,
  doubtThread,
  fileThread,
  FIRST_LOOK,
  postedAs,
  states,
  T0,
  type Opening,
} from './stories.ts';

const UNCLEAR: Outcome = { kind: 'unknown', reason: 'the answer was cut' };

/** What every store makes of the calls of a thread that goes out. */
export function describeSending(open: Opening): void {
  describe('sending', () => {
    it('takes an account for one thread at a time, and only while its gate is open', async () => {
      const store = await open();
      const thread = await beginThread(store);
      expect(thread).toMatchObject({ state: 'publishing', sinceId: '1000' });
      const next = await fileThread(store, 2);
      expect(await store.reserve(next.id, null, T0)).toMatchObject({ kind: 'refused' });
      done(await store.cancel(thread.id, 'no', T0));
      await store.closeGate('mara', { kind: 'rate', reason: 'HTTP 429', until: T0 + 60_000 }, T0);
      expect(await store.reserve(next.id, null, T0)).toEqual({ kind: 'refused', reason: 'HTTP 429' });
      expect(done(await store.reserve(next.id, null, T0 + 60_000)).state).toBe('publishing');
    });

    it('writes the intent down before a call', async () => {
      const store = await open();
      const thread = await armThread(store, 1);
      expect(await store.thread(thread.id)).toEqual(thread);
      expect(states(thread)).toEqual(['posted', 'armed', 'pending']);
      const attempt = {
        id: `${thread.id}/1#1`,
        text: 'Two. 2/3',
        parentId: '1001',
        sinceId: '1000',
        outcome: null,
      };
      expect(thread.attempts[1]).toMatchObject(attempt);
    });

    it('arms neither out of order, nor twice, nor behind a closed gate, nor what is not reserved', async () => {
      const store = await open();
      const approved = await fileThread(store, 2);
      expect(await store.arm(approved.id, 0, T0, T0)).toMatchObject({ kind: 'refused' });
      const thread = await beginThread(store);
      expect(await store.arm(thread.id, 1, T0, T0)).toMatchObject({ kind: 'refused' });
      expect(await store.arm(thread.id, 3, T0, T0)).toMatchObject({ kind: 'refused' });
      await store.closeGate('mara', { kind: 'paused', reason: 'a person', until: null }, T0);
      expect(await store.arm(thread.id, 0, T0, T0)).toEqual({ kind: 'refused', reason: 'a person' });
      const other = await open();
      const armed = await armThread(other);
      expect(await other.arm(armed.id, 0, T0, T0)).toMatchObject({ kind: 'refused' });
    });

    it('makes one call at a time on an account, even when the thread of the other was cancelled', async () => {
      const store = await open();
      const armed = await armThread(store);
      done(await store.cancel(armed.id, 'no', T0));
      const next = await fileThread(store, 2);
      done(await store.reserve(next.id, '1000', T0));
      const refused = { kind: 'refused', reason: 'a call is in flight on this account' };
      expect(await store.arm(next.id, 0, T0 + 20_000, T0 + 19_999)).toEqual(refused);
      expect(done(await store.arm(next.id, 0, T0 + 40_000, T0 + 20_000)).state).toBe('publishing');
    });

    it('publishes a thread with its last post', async () => {
      const store = await open();
      const thread = await beginThread(store, 3);
      expect(thread).toMatchObject({ state: 'published', reason: '' });
      expect(thread.slots.map(({ remoteId }) => remoteId)).toEqual(['1001', '1002', '1003']);
      expect(await store.openThreads('mara')).toEqual([]);
    });

    it('keeps a cancelled thread cancelled when the answer to its call comes in', async () => {
      const store = await open();
      const armed = await armThread(store);
      done(await store.cancel(armed.id, 'no', T0));
      const after = await answer(store, armed, postedAs(armed, 0));
      expect(after).toMatchObject({ state: 'cancelled', reason: 'no' });
      expect(states(after)).toEqual(['posted', 'pending', 'pending']);
    });

    it('waits twice as long each time after a call that never left', async () => {
      const store = await open();
      let thread = await doubtThread(store, 0, { kind: 'not-sent', reason: 'ECONNREFUSED' });
      expect(thread).toMatchObject({ state: 'publishing', notBefore: T0 + 5_000 });
      expect(states(thread)).toEqual(['pending', 'pending', 'pending']);
      thread = done(await store.arm(thread.id, 0, T0 + 20_000, T0));
      expect(thread.attempts.map(({ id }) => id.split('#')[1])).toEqual(['1', '2']);
      thread = await answer(store, thread, { kind: 'not-sent', reason: 'ECONNREFUSED' });
      expect(thread.notBefore).toBe(T0 + 10_000);
    });

    it.each([
      ['an older id', { kind: 'posted', id: '999', text: 'One. 1/3' }],
      ['another text', { kind: 'posted', id: '1001', text: 'One.' }],
    ] as const)('looks for the post when a 201 names %s', async (_, outcome) => {
      const store = await open();
      const thread = await doubtThread(store, 0, outcome);
      expect(thread.state).toBe('reconciling');
      expect(states(thread)[0]).toBe('ambiguous');
    });

    it('looks for the post when a 201 names a post of another thread (fault 24)', async () => {
      const store = await open();
      await beginThread(store, 3);
      const armed = await armThread(store, 0, 2);
      const after = await answer(store, armed, { kind: 'posted', id: '1001', text: 'One. 1/3' });
      expect(states(after)[0]).toBe('ambiguous');
    });

    it('never lets a late answer to an old call touch a new one', async () => {
      const store = await open();
      const first = await doubtThread(store, 0, { kind: 'not-sent', reason: 'ECONNREFUSED' });
      const again = done(await store.arm(first.id, 0, T0 + 20_000, T0));
      const late = await store.record(first.id, `${first.id}/0#1`, postedAs(first, 0), FIRST_LOOK, T0);
      expect(done(late)).toEqual(again);
      expect((await store.events(first.id)).at(-1)).toMatchObject({ kind: 'late-answer' });
      expect(await store.record(first.id, 'another', UNCLEAR, FIRST_LOOK, T0)).toMatchObject({
        kind: 'refused',
      });
    });

    it('takes a late answer as proof while the post is still looked for', async () => {
      const store = await open();
      const thread = await doubtThread(store, 0, UNCLEAR);
      const after = await answer(store, thread, postedAs(thread, 0));
      expect(states(after)[0]).toBe('posted');
    });

    it('declares a call without an answer unclear, and not before its time', async () => {
      const store = await open();
      const thread = await armThread(store);
      expect(await store.expire(thread.id, FIRST_LOOK, T0 + 21_999)).toMatchObject({ kind: 'refused' });
      const expired = done(await store.expire(thread.id, FIRST_LOOK, T0 + 22_000));
      expect(expired.attempts[0]).toMatchObject({ outcome: 'unknown', lookAt: T0 + 27_000 });
      expect(await store.expire(thread.id, FIRST_LOOK, T0 + 30_000)).toMatchObject({ kind: 'refused' });
    });

    it('pauses between two posts, and arms again once the gate is open', async () => {
      const store = await open();
      const thread = await beginThread(store, 1);
      expect(done(await store.pause(thread.id, 'HTTP 429', T0))).toMatchObject({
        state: 'paused',
        reason: 'HTTP 429',
      });
      expect(await store.pause(thread.id, 'HTTP 429', T0)).toMatchObject({ kind: 'refused' });
      expect(done(await store.arm(thread.id, 1, T0 + 20_000, T0)).state).toBe('publishing');
    });
  });
}
