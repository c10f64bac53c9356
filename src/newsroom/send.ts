import type { Outcome } from '../model/outcome.ts';
import type { Attempt, Thread } from '../model/thread.ts';
import type { Ruling } from '../model/step.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { watchGate } from './gate.ts';
import type { Carried } from './picture.ts';

/** A call that could not start within this after arming is not made: its silence may be taken for a lost answer. Milliseconds. */
export const STALE = 3_000;

/** A call on its way is waited for even when the program is told to stop. */
export const NEVER = new AbortController().signal;

/** Sends one slot: the intent on disk first, then one call, then what it came to. What it carries was uploaded before. */
export async function sendSlot(
  desk: Desk,
  account: DeskAccount,
  thread: Thread,
  index: number,
  { mediaId, note }: Carried,
): Promise<Ruling> {
  const at = desk.clock.now();
  const deadline = at + desk.delivery.deadline;
  const armed = await desk.store.arm(thread.id, index, deadline, at, account.budget, note);
  if (armed.kind === 'refused') return armed;
  const attempt = armed.thread.attempts.at(-1);
  if (attempt === undefined) throw new Error(`thread ${thread.id} was armed without an attempt`);
  const outcome = await call(desk, account, thread, attempt, mediaId);
  const now = desk.clock.now();
  const record = (): Promise<Ruling> =>
    desk.store.record(thread.id, attempt.id, outcome, firstLook(desk), now);
  const closes = outcome.kind === 'throttled';
  const ruling = closes ? await watchGate(desk, account.name, now, record) : await record();
  if (ruling.kind === 'done') report(desk, ruling.thread, index, outcome);
  return ruling;
}

/** The gap before the first read-back of an unclear answer, in milliseconds. */
export function firstLook(desk: Desk): number {
  return desk.delivery.lookAgain[0] ?? 0;
}

async function call(
  desk: Desk,
  account: DeskAccount,
  { writtenBy }: Thread,
  attempt: Attempt,
  mediaId: string | undefined,
): Promise<Outcome> {
  const late = desk.clock.now() - attempt.armedAt;
  if (late > STALE) {
    return { kind: 'not-sent', reason: 'arming took too long' };
  }
  const { text, parentId } = attempt;
  // What is left of the time that was written down: past it another process takes the line for free.
  const deadline = desk.delivery.deadline - Math.max(late, 0);
  const madeWithAi = writtenBy === 'model' && { madeWithAi: true };
  const media = mediaId !== undefined && { mediaId };
  return account.network.publish({ text, parentId, deadline, ...madeWithAi, ...media }, NEVER);
}

function report(desk: Desk, thread: Thread, index: number, outcome: Outcome): void {
  const slot = thread.slots[index];
  if (slot?.state === 'posted') return desk.notifier.notify({ kind: 'posted', thread, slot });
  const reason = outcome.kind === 'posted' ? thread.reason : outcome.reason;
  desk.log.warn('a post did not go through', {
    thread: thread.id,
    post: index + 1,
    outcome: outcome.kind,
    reason,
  });
}
