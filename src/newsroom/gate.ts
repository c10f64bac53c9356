import { isClosed } from '../model/account.ts';
import type { Unread } from '../model/outcome.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';

/** Does something that may close an account's gate, and tells people when it did. `at` in ms since the epoch. */
export async function watchGate<Result>(
  desk: Desk,
  account: string,
  at: number,
  act: () => Promise<Result>,
): Promise<Result> {
  const { gate: before } = await desk.store.accountState(account);
  const result = await act();
  const { gate } = await desk.store.accountState(account);
  const known = isClosed(before, at) && before.kind === gate.kind;
  if (isClosed(gate, at) && !known) desk.notifier.notify({ kind: 'gate-closed', account, gate, at });
  return result;
}

/** Closes the gate that an unanswered read names, if it names one. */
export async function closeGate(
  desk: Desk,
  account: DeskAccount,
  unread: Unread,
  now: number,
): Promise<void> {
  const { gate: kind, reason, until } = unread;
  if (kind === null) return;
  const gate = { kind, reason, until };
  await watchGate(desk, account.name, now, () => desk.store.closeGate(account.name, gate, now));
}
