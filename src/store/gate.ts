import {
  isClosed,
  isSameIdentity,
  OPEN_GATE,
  type AccountState,
  type Gate,
  type Identity,
} from '../model/account.ts';
import { giveTime } from '../model/delivery.ts';
import type { Event } from '../model/thread.ts';

/** From what time opens to what only a person does. */
const STRICTNESS: readonly Gate['kind'][] = ['open', 'rate', 'budget', 'auth', 'paused', 'killed'];

/** Why an account's threads end when it becomes another. */
export const BECAME_ANOTHER = 'the account became another one';

/** An account that nobody has asked about yet. */
export function newAccount(name: string): AccountState {
  return { name, identity: null, gate: OPEN_GATE, quotas: [] };
}

/** Whether an account is who it was when it was pinned. The handle may change, its owner keeps the id. */
export function compareIdentity(before: Identity | null, now: Identity): 'first' | 'same' | 'changed' {
  if (before === null) return 'first';
  return isSameIdentity(before, now) ? 'same' : 'changed';
}

/** The account once its network has confirmed it: a gate that stood closed for its credentials opens. */
export function confirmAccount(account: AccountState, identity: Identity): AccountState {
  const gate = account.gate.kind === 'auth' ? OPEN_GATE : account.gate;
  // What the network allowed one person says nothing of another.
  const quotas = compareIdentity(account.identity, identity) === 'changed' ? [] : account.quotas;
  return { ...account, identity, gate, quotas };
}

/** The account as it stands under the gate of the whole bot. */
export function coverGate(account: AccountState, bot: AccountState): AccountState {
  return bot.gate.kind === 'open' ? account : { ...account, gate: bot.gate };
}

/** The account with its gate closed, unless a stricter one is closed already: a kill switch outlives a rate limit. */
export function narrowGate(account: AccountState, gate: Gate, at: number): AccountState {
  const stricter = STRICTNESS.indexOf(account.gate.kind) > STRICTNESS.indexOf(gate.kind);
  return isClosed(account.gate, at) && stricter ? account : { ...account, gate: giveTime(gate, at) };
}

/** Tells the log that an account's gate stands as it now does. */
export function noteGate({ name, gate }: AccountState, at: number): Event {
  return { at, account: name, thread: null, kind: 'gate', about: { ...gate } };
}

/** Tells the log who an account is. */
export function notePinned(name: string, identity: Identity, at: number): Event {
  return { at, account: name, thread: null, kind: 'pinned', about: { ...identity } };
}
