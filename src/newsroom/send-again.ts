import { describeFault } from '../model/fault.ts';
import type { Ruling } from '../model/step.ts';
import type { Desk } from '../ports/desk.ts';
import { pinAccount } from './pin.ts';

/** Carries out a person's "send it again" for one post: the account is verified and its timeline read afresh before the store rules. */
export async function sendAgain(
  desk: Desk,
  id: string,
  index: number,
  by: string,
  signal: AbortSignal,
): Promise<Ruling> {
  const thread = await desk.store.thread(id);
  const account = desk.accounts.find(({ name }) => name === thread?.account);
  if (thread === null) return { kind: 'refused', reason: 'there is no such thread' };
  if (account === undefined) {
    return { kind: 'refused', reason: `account ${thread.account} is no longer configured` };
  }
  const standing = await pinAccount(desk, account, signal);
  if (standing.kind === 'unverified') return { kind: 'refused', reason: describeFault(standing.fault) };
  const sightings = await account.network.find(thread.sinceId, signal);
  return desk.store.sendAgain(id, index, sightings, by, desk.clock.now());
}
