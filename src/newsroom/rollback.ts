import { isClosed, type Gate } from '../model/account.ts';
import type { Removal } from '../model/outcome.ts';
import { findLastOut } from '../model/rollback.ts';
import type { Ruling } from '../model/step.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { watchGate } from './gate.ts';
import { tell, type Progress } from './progress.ts';
import { NEVER, STALE } from './send.ts';

/** Takes back the last post that is still public of a thread that is rolling back, if its time has come and the gate is open. */
export async function rollBackNext(
  desk: Desk,
  account: DeskAccount,
  thread: Thread,
  gate: Gate,
): Promise<Progress> {
  const now = desk.clock.now();
  if (isClosed(gate, now)) {
    await desk.store.postpone(thread.id, gate.reason, now);
    return { kind: 'wait', until: gate.until };
  }
  const until = thread.notBefore ?? 0;
  if (now < until) return { kind: 'wait', until };
  const last = findLastOut(thread);
  if (last === undefined) throw new Error(`thread ${thread.id} is rolling back with nothing out`);
  return tell(desk, await deletePost(desk, account, thread.id, last.index));
}

/** Deletes one post: the intent on disk first, then one call, then what it came to. */
async function deletePost(desk: Desk, account: DeskAccount, id: string, index: number): Promise<Ruling> {
  const at = desk.clock.now();
  const armed = await desk.store.armDelete(id, index, at + desk.delivery.deadline, at);
  if (armed.kind === 'refused') return armed;
  const { notBefore, slots } = armed.thread;
  const removal = await call(desk, account, slots[index]?.remoteId ?? '', at);
  const now = desk.clock.now();
  const record = (): Promise<Ruling> => desk.store.recordDelete(id, index, notBefore, removal, now);
  const closes = removal.kind === 'throttled';
  const ruling = closes ? await watchGate(desk, account.name, now, record) : await record();
  if (ruling.kind === 'done') report(desk, ruling.thread, index, removal);
  return ruling;
}

/** What is left of the deadline since `armedAt` is all that the call gets: past it another process may call. */
async function call(desk: Desk, account: DeskAccount, remoteId: string, armedAt: number): Promise<Removal> {
  const late = desk.clock.now() - armedAt;
  if (late > STALE) return { kind: 'not-sent', reason: 'arming took too long' };
  return account.network.remove(remoteId, desk.delivery.deadline - Math.max(late, 0), NEVER);
}

function report(desk: Desk, thread: Thread, index: number, removal: Removal): void {
  const about = { thread: thread.id, post: index + 1 };
  if (removal.kind === 'deleted') desk.log.info('a post is deleted', about);
  else
    desk.log.warn('a post is not deleted yet', { ...about, outcome: removal.kind, reason: removal.reason });
  if (thread.state === 'rolled_back') desk.log.info('a thread is rolled back', { thread: thread.id });
}
