import { isClosed, type Gate } from './account.ts';
import { giveTime } from './delivery.ts';
import type { Removal } from './outcome.ts';
import { GRACE } from './reconcile.ts';
import { refuse, setSlot, take, type Step } from './step.ts';
import { NOT_BEGUN, UNDER_WAY, type Slot, type SlotState, type Thread, type ThreadState } from './thread.ts';

/** States from which a person may take back what is public: a posted story may turn out wrong. */
const FROM: ReadonlySet<ThreadState> = new Set(['needs_review', 'published', 'accepted']);

/** Slots of which nobody knows yet whether their post is out. */
const UNSETTLED: ReadonlySet<SlotState> = new Set(['armed', 'ambiguous', 'held']);

/** A delete that did not go through is tried again after as long as that has lasted, within these; milliseconds. */
const SHORTEST_WAIT = 5_000;
const LONGEST_WAIT = 300_000;

/** The last slot whose post is public, as far as is known: the one to delete next, so that readers always see a prefix. */
export function findLastOut({ slots }: Thread): Slot | undefined {
  return slots.findLast(({ state }) => state === 'posted' || state === 'deleting');
}

/** Whether a call to delete a post of a thread may be in flight at `at`. */
export function isDeleting({ slots, notBefore }: Thread, at: number): boolean {
  return (notBefore ?? 0) > at && slots.some(({ state }) => state === 'deleting');
}

/**
 * A person orders what is public of a thread to be deleted, which voids its approval: nothing more of it goes out. `becameAnother`: its account is pinned as somebody else
 * since it went out, and ids of one account mean nothing on another.
 */
export function rollBack(thread: Thread, becameAnother: boolean, by: string, at: number): Step {
  if (!FROM.has(thread.state)) return refuse(`it is ${thread.state}; ${tellInstead(thread.state)}`);
  if (becameAnother) return refuse('its account has become another one since; delete its posts by hand');
  const unsettled = thread.slots.find(({ state }) => UNSETTLED.has(state));
  if (unsettled !== undefined) {
    return refuse(`post ${unsettled.index + 1} is ${unsettled.state}; say first what became of it`);
  }
  if (findLastOut(thread) === undefined) {
    return take({ ...thread, state: 'rolled_back', reason: tellLeft(thread) }, at, 'rolled-back', { by });
  }
  const ordered: Thread = {
    ...thread,
    state: 'rolling_back',
    reason: '',
    approvedHash: null,
    approvedBy: null,
    approvedAt: null,
    startedAt: at,
    notBefore: null,
  };
  return take(ordered, at, 'rollback-ordered', { by, was: thread.state });
}

/** What to say of a thread that cannot be rolled back as it stands. */
function tellInstead(state: ThreadState): string {
  if (NOT_BEGUN.includes(state)) return 'nothing of it is out: reject it';
  if (UNDER_WAY.includes(state) && state !== 'rolling_back') return 'reject it first, so that it stops';
  return 'only what is published, accepted or in needs_review is rolled back';
}

/**
 * Writes the intent to delete the last post that is public. Until its call is over (`deadline`, and a grace), which is
 * the thread's `notBefore` from now on, nobody else calls.
 */
export function armDelete(thread: Thread, index: number, gate: Gate, deadline: number, at: number): Step {
  if (thread.state !== 'rolling_back') return refuse(`it is ${thread.state}, not rolling_back`);
  if (isClosed(gate, at)) return refuse(gate.reason);
  if ((thread.notBefore ?? 0) > at) return refuse('a delete is under way, or was tried just now');
  const last = findLastOut(thread);
  if (last?.index !== index) return refuse(`post ${(last?.index ?? 0) + 1} is to be deleted before`);
  const armed: Thread = {
    ...thread,
    reason: '',
    notBefore: deadline + GRACE,
    slots: setSlot(thread.slots, index, 'deleting'),
  };
  return take(armed, at, 'delete-armed', { index, remoteId: last.remoteId });
}

/**
 * Writes down what a delete came to. `armed` is the `notBefore` that its arming gave the thread: of an older call only
 * the word that the post is gone counts. A delete may be repeated, so whatever is unclear is simply tried again.
 */
export function recordDelete(
  thread: Thread,
  index: number,
  armed: number | null,
  removal: Removal,
  at: number,
): Step {
  const isCurrent = thread.state === 'rolling_back' && thread.notBefore === armed;
  const counts = isCurrent || removal.kind === 'deleted';
  if (thread.slots[index]?.state !== 'deleting' || !counts) {
    return take(thread, at, 'late-answer', { index, outcome: removal.kind });
  }
  switch (removal.kind) {
    case 'deleted':
      return confirmDelete(thread, index, at);
    case 'refused':
      return giveUp(thread, index, removal.reason, at);
    case 'throttled': {
      const { gate: kind, reason, until } = removal;
      const step = tryLater(thread, index, removal, at);
      return step.kind === 'done' ? { ...step, gate: giveTime({ kind, reason, until }, at) } : step;
    }
    case 'not-sent':
    case 'unknown':
      return tryLater(thread, index, removal, at);
  }
}

/** A thread that ended meanwhile stays as it ended; that its post is gone is written down all the same. */
function confirmDelete(thread: Thread, index: number, at: number): Step {
  const slots = setSlot(thread.slots, index, 'deleted');
  const { remoteId } = thread.slots[index] ?? {};
  if (thread.state !== 'rolling_back') {
    return take({ ...thread, slots }, at, 'deleted', { index, remoteId, rolledBack: false });
  }
  const rolledBack = findLastOut({ ...thread, slots }) === undefined;
  const deleted: Thread = {
    ...thread,
    state: rolledBack ? 'rolled_back' : 'rolling_back',
    reason: rolledBack ? tellLeft(thread) : '',
    startedAt: at,
    notBefore: null,
    slots,
  };
  return take(deleted, at, 'deleted', { index, remoteId, rolledBack });
}

function tryLater(
  thread: Thread,
  index: number,
  { kind, reason }: Exclude<Removal, { readonly kind: 'deleted' }>,
  at: number,
): Step {
  const lasted = at - (thread.startedAt ?? at);
  const wait = Math.min(Math.max(lasted, SHORTEST_WAIT), LONGEST_WAIT);
  const waiting: Thread = { ...thread, reason, notBefore: at + wait };
  return take(waiting, at, 'delete-failed', { index, outcome: kind, reason });
}

/** The network does not let it be deleted, and will not the next time: a person looks. */
function giveUp(thread: Thread, index: number, why: string, at: number): Step {
  const refused: Thread = {
    ...thread,
    state: 'needs_review',
    reason: `the network did not let post ${index + 1} be deleted: ${why}`,
    notBefore: null,
    slots: setSlot(thread.slots, index, 'posted'),
  };
  return take(refused, at, 'delete-refused', { index, reason: why });
}

/** A post that a person gave up has no id to delete it by, and may have come out after all. */
function tellLeft({ slots }: Thread): string {
  const left = slots.find(({ state }) => state === 'abandoned');
  return left === undefined ? '' : `post ${left.index + 1} was given up and may be out: look at the account`;
}
