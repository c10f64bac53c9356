import { handOver } from './review.ts';
import { refuse, take, type Step } from './step.ts';
import type { Thread } from './thread.ts';

/**
 * A person says no while a thread goes out: its approval is void, so nothing more is armed, and it waits for a person. A
 * call whose end is not known is still seen to its end first.
 */
export function withdraw(thread: Thread, by: string, at: number): Step {
  const { state, attempts } = thread;
  if (state !== 'publishing' && state !== 'paused' && state !== 'reconciling') {
    return refuse(
      state === 'needs_review'
        ? 'it has stopped already and waits for you: resume, accept or rollback'
        : `it is ${state}; nothing more of it goes out`,
    );
  }
  if (thread.approvedHash === null) return refuse('it is rejected already; it stops before its next post');
  const unapproved = { ...thread, approvedHash: null, approvedBy: null, approvedAt: null };
  const open = attempts.some(({ outcome, lookAt }) => outcome === null || lookAt !== null);
  if (!open) return handOver(unapproved, `rejected by ${by}; what is out stays out`, at);
  return take(unapproved, at, 'withdrawn', { by });
}

/** What a person's "go on" adds to a thread whose approval was taken back: it is theirs now. */
export function reapprove(
  thread: Thread,
  by: string,
  at: number,
): Pick<Thread, 'approvedHash' | 'approvedBy' | 'approvedAt'> {
  const { approvedHash, approvedBy, approvedAt } = thread;
  if (approvedHash !== null) return { approvedHash, approvedBy, approvedAt };
  return { approvedHash: thread.hash, approvedBy: by, approvedAt: at };
}
