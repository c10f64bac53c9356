import { isClosed } from '../model/account.ts';
import type { Desk } from '../ports.ts';

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
