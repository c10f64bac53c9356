import { describe, expect, it } from 'vitest';
import { OPEN_GATE } from '../../src/model/account.ts';
import { arm, record, reserve } from '../../src/model/delivery.ts';
import { withdraw } from '../../src/model/withdraw.ts';
import { approve, cancel, handOver, reject } from '../../src/model/review.ts';
import { edit } from '../../src/model/verdict.ts';
import { ENDED, type Thread, type ThreadState } from '../../src/model/thread.ts';
import { after, filed, T0 } from './walk.ts';

const STATES: readonly ThreadState[] = [
  'draft',
  'in_review',
  'approved',
  'publishing',
  'paused',
  'reconciling',
  'needs_review',
  'published',
  'accepted',
  'rolling_back',
  'rolled_back',
  'cancelled',
];

function allowed(act: (thread: Thread) => { kind: string }): readonly ThreadState[] {
  return STATES.filter((state) => act({ ...filed({ approvedBy: null }), state }).kind === 'done');
}

describe('a person', () => {
  it('approves exactly what is in review, and is named', () => {
    expect(allowed((thread) => approve(thread, 'Ana', T0))).toEqual(['in_review']);
    const thread = filed({ approvedBy: null, reason: 'waits for approval' });
    const approved = after(approve(thread, 'Ana', T0 + 1));
    expect(approved).toMatchObject({
      approvedHash: thread.hash,
      approvedBy: 'Ana',
      reason: '',
      updatedAt: T0 + 1,
    });
  });

  it('cannot approve a thread without posts', () => {
    expect(approve(filed({ posts: [] }), 'Ana', T0)).toEqual({
      kind: 'refused',
      reason: 'it has no posts to send',
    });
  });

  it('cancels by rejecting only what has not begun to go out', () => {
    expect(allowed((thread) => reject(thread, 'Ana', T0))).toEqual([
      'draft',
      'in_review',
      'approved',
      'needs_review',
    ]);
    expect(after(reject(filed(), 'Ana', T0))).toMatchObject({
      state: 'cancelled',
      reason: 'rejected by Ana',
    });
  });

  it('may write anew or reject what stopped before its first post, and nothing that may be out', () => {
    const going = after(reserve(filed(), OPEN_GATE, false, null, T0));
    const stopped = after(withdraw(going, 'Ana', T0));
    const posts = [{ text: 'Other words.', weight: 12, sources: [] }];
    expect(after(reject(stopped, 'Ben', T0))).toMatchObject({ state: 'cancelled' });
    expect(after(edit(stopped, posts, stopped.hash, 'Ben', T0))).toMatchObject({
      state: 'in_review',
      startedAt: null,
      approvedHash: null,
    });
    const calling = after(arm(going, 0, OPEN_GATE, T0 + 20_000, T0));
    const lost = { kind: 'unknown', reason: 'no answer' } as const;
    const open = after(record(calling, calling.attempts[0]?.id ?? '', lost, 5_000, T0));
    const held: Thread = { ...open, state: 'needs_review' };
    expect(reject(held, 'Ben', T0)).toMatchObject({ kind: 'refused' });
    expect(edit(held, posts, held.hash, 'Ben', T0)).toMatchObject({ kind: 'refused' });
  });

  it('takes the approval back of what goes out already, so that it stops before its next post (fault 40)', () => {
    expect(allowed((thread) => withdraw({ ...thread, approvedHash: thread.hash }, 'Ana', T0))).toEqual([
      'publishing',
      'paused',
      'reconciling',
    ]);
    const going = after(reserve(filed(), OPEN_GATE, false, null, T0));
    const stopped = {
      state: 'needs_review',
      approvedHash: null,
      reason: 'rejected by Ana; what is out stays out',
    };
    expect(after(withdraw(going, 'Ana', T0))).toMatchObject(stopped);
    const calling = after(arm(going, 0, OPEN_GATE, T0 + 20_000, T0));
    const last = after(withdraw(calling, 'Ana', T0));
    expect(last).toMatchObject({ state: 'publishing', approvedHash: null });
    expect(withdraw(last, 'Ben', T0)).toMatchObject({ kind: 'refused' });
    const { attempts, slots } = last;
    const posted = { kind: 'posted', id: '1001', text: slots[0]?.text ?? '' } as const;
    const answered = after(record(last, attempts[0]?.id ?? '', posted, 5_000, T0));
    expect(answered.slots[0]?.state).toBe('posted');
    expect(arm(answered, 1, OPEN_GATE, T0 + 20_000, T0)).toMatchObject({ kind: 'refused' });
  });

  it('is handed everything but what has ended or is being taken back, and what has not ended can be cancelled', () => {
    const open = STATES.filter((state) => !ENDED.includes(state));
    const waiting = open.filter((state) => state !== 'rolling_back');
    expect(allowed((thread) => handOver(thread, 'too late', T0))).toEqual(waiting);
    expect(allowed((thread) => cancel(thread, 'no', T0))).toEqual(open);
  });
});
