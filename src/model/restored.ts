import { settle } from './delivery.ts';
import { refuse, take, type Step } from './step.ts';
import { ENDED, type SlotState, type Thread } from './thread.ts';

/** Slots whose call may have come to anything. */
const OPEN: ReadonlySet<SlotState> = new Set(['armed', 'ambiguous']);

/**
 * A thread as an old copy of the store remembers it may be out since: a person looks before anything else happens.
 * What was never called for is in review, approved by nobody; a call whose end is not known leaves its slot held.
 */
export function distrust(thread: Thread, reason: string, at: number): Step {
  if (ENDED.includes(thread.state)) return refuse(`it is ${thread.state} already`);
  const approval = { approvedHash: null, approvedBy: null, approvedAt: null };
  const distrusted: Thread =
    thread.attempts.length === 0
      ? { ...thread, ...approval, state: 'in_review', reason }
      : { ...holdOpen(thread), state: 'needs_review', reason };
  return take(distrusted, at, 'restored', { reason, was: thread.state });
}

function holdOpen(thread: Thread): Thread {
  const slots = thread.slots.map((slot) => ({ ...slot, state: doubtState(slot.state) }));
  const open = thread.attempts.filter(({ outcome, lookAt }) => outcome === null || lookAt !== null);
  const attempts = open.reduce(
    (all, attempt) =>
      settle(
        { ...thread, attempts: all },
        { ...attempt, outcome: attempt.outcome ?? 'unknown', lookAt: null },
      ),
    thread.attempts,
  );
  return { ...thread, slots, attempts };
}

/** A delete may be made again, so a post that was being deleted counts as out until a person orders it anew. */
function doubtState(state: SlotState): SlotState {
  if (OPEN.has(state)) return 'held';
  return state === 'deleting' ? 'posted' : state;
}
