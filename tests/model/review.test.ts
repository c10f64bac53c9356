import { describe, expect, it } from 'vitest';
import { approve, cancel, handOver, reject } from '../../src/model/review.ts';
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

  it('rejects only what has not begun to go out', () => {
    expect(allowed((thread) => reject(thread, 'Ana', T0))).toEqual(['draft', 'in_review', 'approved']);
    expect(after(reject(filed(), 'Ana', T0))).toMatchObject({
      state: 'cancelled',
      reason: 'rejected by Ana',
    });
  });

  it('is handed everything but what has ended or is being taken back, and what has not ended can be cancelled', () => {
    const open = STATES.filter((state) => !ENDED.includes(state));
    const waiting = open.filter((state) => state !== 'rolling_back');
    expect(allowed((thread) => handOver(thread, 'too late', T0))).toEqual(waiting);
    expect(allowed((thread) => cancel(thread, 'no', T0))).toEqual(open);
  });
});
