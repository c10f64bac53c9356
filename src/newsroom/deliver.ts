import { isClosed, isSameIdentity, type AccountState, type Identity } from '../model/account.ts';
import { endOfBackOff, isApproved, RESUME_WINDOW } from '../model/delivery.ts';
import { endOf } from '../model/interval.ts';
import { isStale } from '../model/late.ts';
import { expiresAt, findOpenAttempt } from '../model/reconcile.ts';
import { isUnsent } from '../model/review.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { checkBudget } from './budget.ts';
import { closeGate } from './gate.ts';
import { lookBetween } from './half.ts';
import { chooseNext, lastMoment, withdrawLate } from './pace.ts';
import { uploadPicture } from './picture.ts';
import { MOVED, tell, type Progress } from './progress.ts';
import { findUnfit } from './proof.ts';
import { obey, reserveAccount, toUnfit } from './reserve.ts';
import { rollBackNext } from './rollback.ts';
import { firstLook, sendSlot } from './send.ts';

/**
 * Takes an account's threads as far as they go now, one thread at a time, and says when to come back:
 * ms since the epoch, or `null` when nothing waits for a time. What is to be taken back goes before the rest. The signal is heeded between two steps;
 * a call in flight is always waited for. `self` is who this process's credentials belong to: when another process
 * has pinned the account as somebody else since, nothing is sent and nothing is looked for.
 */
export async function deliver(
  desk: Desk,
  account: DeskAccount,
  self: Identity,
  signal: AbortSignal,
): Promise<number | null> {
  while (!signal.aborted) {
    const threads = await desk.store.openThreads(account.name);
    if (threads.length === 0) return null;
    // Asked after the threads were read: what was approved for somebody else is then seen to be.
    const state = await desk.store.accountState(account.name);
    if (!isSameIdentity(state.identity, self)) return null;
    const progress =
      (await withdrawLate(desk, threads)) ?? (await takeStep(desk, account, threads, state, signal));
    if (progress.kind === 'wait') return progress.until;
  }
  return null;
}

async function takeStep(
  desk: Desk,
  account: DeskAccount,
  threads: readonly Thread[],
  state: AccountState,
  signal: AbortSignal,
): Promise<Progress> {
  const next = await chooseNext(desk, account, threads);
  if (next.kind !== 'go') return next;
  const waits: number[] = [];
  for (const thread of next.threads) {
    const progress = await advance(desk, account, thread, state, signal);
    if (progress.kind === 'moved' || progress.alone !== true) return progress;
    if (progress.until !== null) waits.push(progress.until);
  }
  return { kind: 'wait', until: waits.length === 0 ? null : Math.min(...waits) };
}

async function advance(
  desk: Desk,
  account: DeskAccount,
  thread: Thread,
  state: AccountState,
  signal: AbortSignal,
): Promise<Progress> {
  const { gate } = state;
  if (thread.state === 'rolling_back') return rollBackNext(desk, account, thread, gate);
  const silent = expiresAt(thread);
  if (silent !== null) return expireCall(desk, thread, silent);
  if (findOpenAttempt(thread) !== undefined) return lookFor(desk, account, thread, signal);
  const now = desk.clock.now();
  if (thread.approvedHash === null) {
    return tell(desk, await desk.store.handOver(thread.id, 'its approval was taken back', now));
  }
  if (isClosed(gate, now)) {
    if (thread.state === 'publishing') tell(desk, await desk.store.pause(thread.id, gate.reason, now));
    return { kind: 'wait', until: gate.until };
  }
  if (isStale(thread, now)) return tell(desk, await desk.store.putBack(thread.id, now));
  const full = await checkBudget(desk, account, thread, state, now);
  if (full !== null) return full;
  return thread.state === 'approved'
    ? reserveAccount(desk, account, thread, signal)
    : sendNext(desk, account, thread, signal);
}

async function expireCall(desk: Desk, thread: Thread, until: number): Promise<Progress> {
  const now = desk.clock.now();
  if (now < until) return { kind: 'wait', until };
  const ruling = await desk.store.expire(thread.id, firstLook(desk), now);
  desk.log.warn('a call was never answered; looking whether its post is out', { thread: thread.id });
  return tell(desk, ruling);
}

async function lookFor(
  desk: Desk,
  account: DeskAccount,
  thread: Thread,
  signal: AbortSignal,
): Promise<Progress> {
  const attempt = findOpenAttempt(thread);
  const lookAt = attempt?.lookAt ?? 0;
  if (desk.clock.now() < lookAt) return { kind: 'wait', until: lookAt };
  const sightings = await account.network.find(thread.sinceId, signal);
  if (signal.aborted) return MOVED;
  const now = desk.clock.now();
  if (sightings.kind === 'failed') await closeGate(desk, account, sightings, now);
  const ruling = await desk.store.look(thread.id, sightings, desk.delivery.lookAgain, now);
  const slot =
    ruling.kind === 'done' && attempt !== undefined ? ruling.thread.slots[attempt.index] : undefined;
  if (ruling.kind === 'done' && slot?.state === 'posted') {
    desk.notifier.notify({ kind: 'posted', thread: ruling.thread, slot });
  }
  return tell(desk, ruling);
}

async function sendNext(
  desk: Desk,
  account: DeskAccount,
  thread: Thread,
  signal: AbortSignal,
): Promise<Progress> {
  const last = await lastMoment(desk, thread);
  const now = desk.clock.now();
  if (now > last) return MOVED;
  const slot = thread.slots.find(({ state }) => state !== 'posted');
  const half = slot !== undefined && slot.index > 0;
  // Time that was spent on the spacing alone is no interruption.
  const window = RESUME_WINDOW + (slot?.index ?? 0) * account.spacing;
  if (half && thread.startedAt !== null && now - thread.startedAt > window) {
    const reason = `half a thread has been out for more than ${Math.floor(window / 60_000)} minutes`;
    return tell(desk, await desk.store.handOver(thread.id, reason, now));
  }
  const spaced = half ? endOf(thread.updatedAt, account.spacing, now) : 0;
  const until = Math.max(endOfBackOff(thread, now), spaced);
  if (now < until) return { kind: 'wait', until };
  if (!isApproved(thread)) {
    return tell(desk, await desk.store.handOver(thread.id, 'its posts are not the approved ones', now));
  }
  const unfit = await findUnfit(desk, account, thread, slot?.index ?? 0);
  if (unfit !== '') return sendBack(desk, thread, unfit);
  if (slot === undefined) throw new Error(`thread ${thread.id} is ${thread.state} with nothing left to send`);
  const other = await lookBetween(desk, account, thread, signal);
  if (other !== null) return other;
  const carried = await uploadPicture(desk, account, thread, slot.index, signal);
  const then = desk.clock.now();
  if (signal.aborted || then > last || isStale(thread, then)) return MOVED;
  return tell(desk, await sendSlot(desk, account, thread, slot.index, carried));
}

/** What is unfit goes to a person, to be edited or rejected as long as nothing of it is out. */
async function sendBack(desk: Desk, thread: Thread, reason: string): Promise<Progress> {
  if (isUnsent(thread)) return obey(desk, thread, toUnfit(thread, reason));
  return tell(desk, await desk.store.handOver(thread.id, reason, desk.clock.now()));
}
