import { refuse, take, type Step } from './step.ts';
import { ENDED, NOT_BEGUN, type Event, type Thread } from './thread.ts';

/**
 * A person or a rule lets exactly these texts out. `by` names them; `seen` begins the hash of what they had before them,
 * so that nobody approves what somebody else has written meanwhile; left out: whatever stands there.
 */
export function approve(thread: Thread, by: string, at: number, seen = ''): Step {
  if (!thread.hash.startsWith(seen)) {
    return refuse('somebody has changed it since you saw it; look at it again');
  }
  if (thread.state !== 'in_review') return refuse(`it is ${thread.state}, not in_review`);
  if (thread.slots.length === 0) return refuse('it has no posts to send');
  const approved: Thread = {
    ...thread,
    state: 'approved',
    reason: '',
    approvedHash: thread.hash,
    approvedBy: by,
    approvedAt: at,
  };
  return take(approved, at, 'approved', { by, hash: thread.hash });
}

/** A person says no before anything went out: the thread ends as `cancelled`. */
export function reject(thread: Thread, by: string, at: number): Step {
  if (isBegun(thread)) return refuse(`it is ${thread.state}; it has begun to go out`);
  return cancel(thread, `rejected by ${by}`, at);
}

/** Says why an approved thread is not begun, or a rollback does not go on. */
export function postpone(thread: Thread, reason: string, at: number): Step {
  const waits = thread.state === 'approved' || thread.state === 'rolling_back';
  if (!waits) return refuse(`it is ${thread.state}, neither approved nor rolling_back`);
  if (thread.reason === reason) return refuse('that is said already');
  return take({ ...thread, reason }, at, 'postponed', { reason });
}

/** Why an approved thread is not begun but goes to a person; `mark` tells two findings of one kind apart. */
export type Withholding = {
  readonly why: 'late' | 'gone' | 'changed' | 'shared' | 'unfit';
  readonly mark: string;
  /** A clause for a person, without a full stop. */
  readonly reason: string;
};

/** Whether nothing of a thread is out or may be, whatever was tried. */
export function isUnsent({ slots, attempts }: Thread): boolean {
  const isUntold = slots.every(({ state }) => state === 'pending');
  return isUntold && attempts.every(({ outcome }) => outcome === 'not-sent' || outcome === 'throttled');
}

/** Whether anything of a thread is out, may be, or is about to be: then its texts are no longer a person's to change. */
export function isBegun(thread: Thread): boolean {
  return !NOT_BEGUN.includes(thread.state) && !(thread.state === 'needs_review' && isUnsent(thread));
}

/** Takes an approval back before the first post, because the world is no longer as it was: a person looks again. */
export function withhold(thread: Thread, { why, mark, reason }: Withholding, at: number): Step {
  const { state } = thread;
  const isReserved = (state === 'publishing' || state === 'paused') && isUnsent(thread);
  if (state !== 'approved' && !isReserved) return refuse(`it is ${state}, not approved`);
  const held: Thread = {
    ...thread,
    state: 'in_review',
    reason,
    startedAt: null,
    approvedHash: null,
    approvedBy: null,
    approvedAt: null,
  };
  return take(held, at, 'withheld', { why, mark, reason });
}

/** Whether a person approved a thread after this very finding was put before them. */
export function isWaived(
  events: readonly Event[],
  { why, mark }: Pick<Withholding, 'why' | 'mark'>,
): boolean {
  return events.some(
    ({ kind, about }) => kind === 'withheld' && about['why'] === why && about['mark'] === mark,
  );
}

/** Ends a thread where it stands. What is already out stays out. */
export function cancel(thread: Thread, reason: string, at: number): Step {
  if (ENDED.includes(thread.state)) return refuse(`it is ${thread.state} already`);
  return take({ ...thread, state: 'cancelled', reason }, at, 'cancelled', { reason });
}

/** Hands a thread that cannot go on by itself to a person. What a person ordered since, or a call that may be in flight, comes first. */
export function handOver(thread: Thread, reason: string, at: number): Step {
  if (ENDED.includes(thread.state)) return refuse(`it is ${thread.state} already`);
  if (thread.state === 'rolling_back') return refuse('it is being rolled back');
  if (thread.attempts.some(({ outcome, lookAt }) => outcome === null || lookAt !== null)) {
    return refuse('a post of it may be out or not; it is looked for first');
  }
  return take({ ...thread, state: 'needs_review', reason }, at, 'needs-review', { reason });
}
