import type { AccountState } from '../model/account.ts';
import { spentSince } from '../model/budget.ts';
import { allowThread } from '../model/quota.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import type { Progress } from './progress.ts';

/**
 * Why a thread must wait for its account's budget or for the network's own windows, and until when; `null`: it fits as
 * a whole. Half a thread that has to wait is told to people.
 */
export async function checkBudget(
  desk: Desk,
  { name: account, budget }: DeskAccount,
  thread: Thread,
  { quotas }: AccountState,
  now: number,
): Promise<Progress | null> {
  const spent = budget === undefined ? [] : await desk.store.spendings(account, spentSince(now));
  const allowance = allowThread(thread, { budget, spent, quotas }, now);
  if (allowance.kind === 'fits') return null;
  const { reason, until } = allowance;
  const begun = thread.state !== 'approved';
  const said = begun
    ? await desk.store.pause(thread.id, reason, now)
    : await desk.store.postpone(thread.id, reason, now);
  const wait: Progress = begun ? { kind: 'wait', until } : { kind: 'wait', until, alone: true };
  if (said.kind === 'refused') return wait;
  desk.log.warn('the budget holds a thread back', { thread: thread.id, reason });
  const gate = { kind: 'budget', reason, until } as const;
  if (begun) desk.notifier.notify({ kind: 'gate-closed', account, gate, at: now });
  return wait;
}
