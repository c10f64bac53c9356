import { isClosed, type Gate } from './account.ts';
import type { Outcome } from './outcome.ts';
import { isNewer, isSameText } from './sighting.ts';
import { refuse, setSlot, take, type Step } from './step.ts';
import { ENDED, hashTexts, type Attempt, type Thread, type ThreadState } from './thread.ts';

/** A half thread goes on by itself only while its first post is younger than this; milliseconds. */
export const RESUME_WINDOW = 30 * 60_000;

/** Back-off after a call that never left: doubles from 5 s to 5 min. */
const FIRST_BACK_OFF = 5_000;
const LONGEST_BACK_OFF = 300_000;

/** How long a gate stays closed when the network names no time: its usual window, and an hour for money. */
const UNTOLD: Record<'rate' | 'budget', number> = { rate: 15 * 60_000, budget: 60 * 60_000 };

/** A gate as it is to be kept: one that time opens has a time, named by the network or not. */
export function giveTime(gate: Gate, at: number): Gate {
  if (gate.until !== null || (gate.kind !== 'rate' && gate.kind !== 'budget')) return gate;
  return { ...gate, until: at + UNTOLD[gate.kind] };
}

/** Takes the account for an approved thread. `sinceId` is the newest own post before it begins. */
export function reserve(
  thread: Thread,
  gate: Gate,
  occupied: boolean,
  sinceId: string | null,
  at: number,
): Step {
  if (thread.state !== 'approved') return refuse(`it is ${thread.state}, not approved`);
  if (isClosed(gate, at)) return refuse(gate.reason);
  if (occupied) return refuse('another thread is going out on this account');
  return take({ ...thread, state: 'publishing', reason: '', sinceId }, at, 'reserved', { sinceId });
}

/** Whether the texts that stand there are the very ones that were approved. */
export function isApproved(thread: Thread): boolean {
  return hashTexts(thread.slots.map(({ text }) => text)) === thread.approvedHash;
}

/** Until when a call that never left is not made again; ms since the epoch. */
export function endOfBackOff({ notBefore }: Thread, now: number): number {
  // A clock that was set back would make it longer than it can be.
  return notBefore === null || notBefore - now > LONGEST_BACK_OFF ? now : notBefore;
}

/** Writes the intent to send one slot. Only the first pending slot behind posted ones, only approved bytes, one call at a time. `note` says what became of its picture. */
export function arm(
  thread: Thread,
  index: number,
  gate: Gate,
  deadline: number,
  at: number,
  note?: { readonly note: string },
): Step {
  const slot = thread.slots[index];
  const before = thread.slots[index - 1];
  if (isClosed(gate, at)) return refuse(gate.reason);
  if (slot?.state !== 'pending') return refuse(`post ${index + 1} is ${slot?.state ?? 'missing'}`);
  const bar = findBar(thread, index);
  if (bar !== null) return refuse(bar);
  const number = thread.attempts.filter((attempt) => attempt.index === index).length + 1;
  const attempt: Attempt = {
    id: `${thread.id}/${index}#${number}`,
    index,
    text: slot.text,
    parentId: index === 0 ? thread.replyTo : (before?.remoteId ?? null),
    sinceId: thread.sinceId,
    armedAt: at,
    deadline,
    outcome: null,
    reason: '',
    looks: 0,
    lookAt: null,
  };
  const armed: Thread = {
    ...thread,
    state: 'publishing',
    reason: '',
    // A first post that is tried again begins the thread: it is not half out before.
    startedAt: index === 0 ? at : (thread.startedAt ?? at),
    slots: setSlot(thread.slots, index, 'armed'),
    attempts: [...thread.attempts, attempt],
  };
  return take(armed, at, 'armed', { attempt: attempt.id, parentId: attempt.parentId, ...note });
}

/** Why the next slot may not be sent as its thread stands; `null`: it may. */
function findBar(thread: Thread, index: number): string | null {
  if (thread.state !== 'publishing' && thread.state !== 'paused') return `it is ${thread.state}`;
  if (!isApproved(thread)) return 'its posts are not the approved ones';
  if (index > 0 && thread.slots[index - 1]?.state !== 'posted') return `post ${index} is not out yet`;
  return thread.attempts.some(({ outcome }) => outcome === null) ? 'a call is in flight' : null;
}

/** Pauses a thread between two posts because its account's gate is closed. */
export function pause(thread: Thread, reason: string, at: number): Step {
  if (thread.state !== 'publishing') return refuse(`it is ${thread.state}, not publishing`);
  return take({ ...thread, state: 'paused', reason }, at, 'paused', { reason });
}

/** Writes down what a call came to. An answer to a call that was already settled changes nothing. */
export function record(
  thread: Thread,
  attemptId: string,
  outcome: Outcome,
  firstLook: number,
  at: number,
): Step {
  const attempt = thread.attempts.find((each) => each.id === attemptId);
  if (attempt === undefined) return refuse(`there is no attempt ${attemptId}`);
  const slot = thread.slots[attempt.index];
  const late = attempt.outcome !== null || slot?.state !== 'armed';
  if (late && !(attempt.lookAt !== null && outcome.kind === 'posted')) {
    return take(thread, at, 'late-answer', { attempt: attemptId, outcome: outcome.kind });
  }
  switch (outcome.kind) {
    case 'posted':
      return isTheirs(attempt, outcome.id, outcome.text)
        ? confirm(thread, attempt, outcome.id, at)
        : doubt(thread, attempt, 'unknown', 'the answer names another post', firstLook, at);
    case 'not-sent':
      return backOff(thread, attempt, outcome.reason, at);
    case 'throttled': {
      const gate = giveTime({ kind: outcome.gate, reason: outcome.reason, until: outcome.until }, at);
      const step = doubt(thread, attempt, outcome.kind, outcome.reason, firstLook, at);
      return step.kind === 'done' ? { ...step, gate } : step;
    }
    case 'refused':
    case 'unknown':
      return doubt(thread, attempt, outcome.kind, outcome.reason, firstLook, at);
  }
}

/** Binds the network's id to the slot; the last one publishes the thread. */
export function confirm(thread: Thread, attempt: Attempt, remoteId: string, at: number): Step {
  const slots = setSlot(thread.slots, attempt.index, 'posted', remoteId);
  const done = slots.every((slot) => slot.state === 'posted');
  const posted: Thread = {
    ...thread,
    ...moveTo(thread, done ? 'published' : 'publishing', ''),
    slots,
    attempts: settle(thread, { ...attempt, outcome: 'posted', reason: '', lookAt: null }),
  };
  return take(posted, at, 'posted', { attempt: attempt.id, remoteId, published: done });
}

/** The thread's attempts with one of them replaced. */
export function settle(thread: Thread, attempt: Attempt): readonly Attempt[] {
  return thread.attempts.map((each) => (each.id === attempt.id ? attempt : each));
}

/** Nobody can tell whether the post is out: it is looked for before anything else happens. */
export function doubt(
  thread: Thread,
  attempt: Attempt,
  outcome: Outcome['kind'],
  reason: string,
  firstLook: number,
  at: number,
): Step {
  const ended = ENDED.includes(thread.state);
  const doubtful: Thread = {
    ...thread,
    ...moveTo(thread, 'reconciling', reason),
    slots: setSlot(thread.slots, attempt.index, 'ambiguous'),
    attempts: settle(thread, { ...attempt, outcome, reason, lookAt: ended ? null : at + firstLook }),
  };
  return take(doubtful, at, 'ambiguous', { attempt: attempt.id, outcome, reason });
}

function backOff(thread: Thread, attempt: Attempt, reason: string, at: number): Step {
  const tries = thread.attempts.filter((each) => each.index === attempt.index).length;
  const wait = Math.min(FIRST_BACK_OFF * 2 ** (tries - 1), LONGEST_BACK_OFF);
  const waiting: Thread = {
    ...thread,
    ...moveTo(thread, thread.state, reason),
    notBefore: at + wait,
    slots: setSlot(thread.slots, attempt.index, 'pending'),
    attempts: settle(thread, { ...attempt, outcome: 'not-sent', reason }),
  };
  return take(waiting, at, 'not-sent', { attempt: attempt.id, reason });
}

/** What a call came to is always written down, but nothing leads out of an end: a cancelled thread stays cancelled. */
function moveTo(thread: Thread, state: ThreadState, reason: string): Pick<Thread, 'state' | 'reason'> {
  return ENDED.includes(thread.state) ? { state: thread.state, reason: thread.reason } : { state, reason };
}

function isTheirs(attempt: Attempt, id: string, text: string): boolean {
  const older = [attempt.parentId, attempt.sinceId].filter((each) => each !== null);
  return older.every((each) => isNewer(id, each)) && isSameText(attempt.text, text);
}
