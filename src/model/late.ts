import { isByPerson } from './budget.ts';
import { writeMoment } from './embargo.ts';
import { isUnsent, isWaived, type Withholding } from './review.ts';
import { refuse, take, type Step } from './step.ts';
import type { Event, Thread } from './thread.ts';

/** Words of a person that let a thread go on, as the log has them. */
const LET_GO_ON: ReadonlySet<string> = new Set(['resumed', 'sent-again']);

/**
 * The last moment (ms since the epoch) at which the first post of a thread may go out, when that is `notAfter` ms after
 * its article was first seen, or after a person last let it go. `Infinity`: a person approved it although it was late.
 */
export function findLastMoment(thread: Thread, events: readonly Event[], notAfter: number): number {
  const approved = isByPerson(thread) ? (thread.approvedAt ?? 0) : 0;
  const said = events.filter(({ kind }) => LET_GO_ON.has(kind)).map(({ at }) => at);
  const last = Math.max(thread.seenAt, approved, ...said) + notAfter;
  return isWaived(events, tellLate(last)) ? Infinity : last;
}

/** What a person is told of a thread that did not begin by its last moment. */
export function tellLate(last: number): Withholding {
  return {
    why: 'late',
    mark: String(last),
    reason: `it is too late: it was to begin by ${writeMoment(last)}`,
  };
}

/** A thread that has not begun this long after its article and its timeline were looked at is looked at anew; milliseconds. */
const FRESH = 60_000;

/**
 * Whether something came between the looks before the first post of a thread and that post: a closed gate, a process that
 * was away. Where a call came to more than nothing, a person had it sent again, and their word stands.
 */
export function isStale(thread: Thread, now: number): boolean {
  const { state, approvedHash, updatedAt } = thread;
  if ((state !== 'publishing' && state !== 'paused') || !isUnsent(thread) || approvedHash === null)
    return false;
  return state === 'paused' || now - updatedAt > FRESH;
}

/** Puts a thread that was kept from its first post back to where all is looked at anew before it. */
export function putBack(thread: Thread, at: number): Step {
  if (!isStale(thread, at)) return refuse(`it is ${thread.state}, and nothing came between`);
  return take({ ...thread, state: 'approved', reason: '', startedAt: null }, at, 'put-back', {});
}

/** Whether no post of a thread is out or may be: it can still be held back as a whole. */
export function isUntold(thread: Thread): boolean {
  return thread.slots.every(({ state }) => state === 'pending');
}
