import { confirm, doubt, settle } from './delivery.ts';
import type { Sightings } from './outcome.ts';
import { findMatches, showsParent } from './sighting.ts';
import { refuse, setSlot, take, type Step } from './step.ts';
import { ENDED, type Attempt, type Thread } from './thread.ts';

/** Added to a call's deadline before its silence counts: the process that made it may be slow to write. Milliseconds. */
export const GRACE = 2_000;

/** A search that is not answered, or not to the point, waits as long as it has lasted so far, at most this; milliseconds. */
const LONGEST_GAP = 30 * 60_000;

/** How long the post before it may stay out of sight: by then a person has deleted it. Milliseconds. */
const ORPHANED = 45 * 60_000;

/** An armed call whose deadline passed without an answer written down becomes ambiguous. */
export function expire(thread: Thread, firstLook: number, at: number): Step {
  const attempt = thread.attempts.find((each) => each.outcome === null);
  if (attempt === undefined) return refuse('no call is in flight');
  if (at < attempt.deadline + GRACE) return refuse('the call in flight still has time');
  return doubt(thread, attempt, 'unknown', 'no answer was written down', firstLook, at);
}

/** When an unanswered call may be declared ambiguous; `null` when none is in flight. */
export function expiresAt(thread: Thread): number | null {
  const attempt = thread.attempts.find((each) => each.outcome === null);
  return attempt === undefined ? null : attempt.deadline + GRACE;
}

/** The attempt whose post is being looked for. */
export function findOpenAttempt(thread: Thread): Attempt | undefined {
  return thread.attempts.find((each) => each.lookAt !== null);
}

/**
 * What a read of the timeline tells of an ambiguous slot. One match: posted. Several: a person decides.
 * None: proof of nothing; look again after the next gap of `lookAgain` (ms), and past the last one hold it,
 * unless the network had said no, which one clean read confirms. A miss before its time does not count: another
 * process has just looked. `bound` holds the ids of other slots.
 */
export function look(
  thread: Thread,
  sightings: Sightings,
  bound: ReadonlySet<string>,
  lookAgain: readonly number[],
  at: number,
): Step {
  const attempt = findOpenAttempt(thread);
  if (attempt === undefined || ENDED.includes(thread.state)) return refuse('there is nothing to look for');
  if (sightings.kind === 'failed')
    return lookLater(thread, attempt, sightings.until, sightings.reason, lookAgain, at);
  const matches = findMatches(attempt, sightings.posts, bound);
  const [match] = matches;
  if (match !== undefined && matches.length === 1) return confirm(thread, attempt, match.id, at);
  if (matches.length > 1) return hold(thread, attempt, `${matches.length} posts could be it`, at);
  if (!showsParent(attempt, sightings.posts)) {
    const unseen = 'the timeline does not show the post before it';
    if (at - attempt.armedAt > ORPHANED) return hold(thread, attempt, unseen, at);
    return lookLater(thread, attempt, null, unseen, lookAgain, at);
  }
  if (attempt.lookAt !== null && at < attempt.lookAt) return refuse('it was looked for just now');
  return miss(thread, { ...attempt, looks: attempt.looks + 1 }, lookAgain, at);
}

function miss(thread: Thread, attempt: Attempt, lookAgain: readonly number[], at: number): Step {
  if (attempt.outcome === 'throttled') return release(thread, attempt, at);
  if (attempt.outcome === 'refused') return giveUp(thread, attempt, at);
  const gap = lookAgain[attempt.looks];
  if (gap === undefined)
    return hold(thread, attempt, 'it was looked for and not seen, which proves nothing', at);
  const attempts = settle(thread, { ...attempt, lookAt: at + gap });
  return take({ ...thread, attempts }, at, 'not-seen', { attempt: attempt.id, looks: attempt.looks });
}

function lookLater(
  thread: Thread,
  attempt: Attempt,
  until: number | null,
  reason: string,
  lookAgain: readonly number[],
  at: number,
): Step {
  const lasted = Math.min(at - attempt.armedAt, LONGEST_GAP);
  const lookAt = Math.max(until ?? 0, at + Math.max(lookAgain[attempt.looks] ?? 0, lasted));
  const attempts = settle(thread, { ...attempt, lookAt });
  return take({ ...thread, attempts }, at, 'look-failed', { attempt: attempt.id, reason });
}

/** The network had held the account back and the post is not there: it may be sent when the gate opens. */
function release(thread: Thread, attempt: Attempt, at: number): Step {
  const paused: Thread = {
    ...thread,
    state: 'paused',
    reason: attempt.reason,
    slots: setSlot(thread.slots, attempt.index, 'pending'),
    attempts: settle(thread, { ...attempt, lookAt: null }),
  };
  return take(paused, at, 'paused', { attempt: attempt.id, reason: attempt.reason });
}

function giveUp(thread: Thread, attempt: Attempt, at: number): Step {
  return end(
    thread,
    attempt,
    'refused',
    `the network refused post ${attempt.index + 1}: ${attempt.reason}`,
    at,
  );
}

function hold(thread: Thread, attempt: Attempt, reason: string, at: number): Step {
  return end(thread, attempt, 'held', `post ${attempt.index + 1} may be out or not: ${reason}`, at);
}

function end(thread: Thread, attempt: Attempt, state: 'refused' | 'held', reason: string, at: number): Step {
  const over: Thread = {
    ...thread,
    state: 'needs_review',
    reason,
    slots: setSlot(thread.slots, attempt.index, state),
    attempts: settle(thread, { ...attempt, lookAt: null }),
  };
  return take(over, at, state, { attempt: attempt.id, reason });
}
