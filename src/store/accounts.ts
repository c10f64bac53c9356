import { EVERY_ACCOUNT, isClosedByPerson, OPEN_GATE } from '../model/account.ts';
import type { AccountState, Gate, Identity, Pinned } from '../model/account.ts';
import { cancel } from '../model/review.ts';
import { forsakeEntries } from './entries.ts';
import { appendEvents } from './events.ts';
import {
  BECAME_ANOTHER,
  compareIdentity,
  confirmAccount,
  coverGate,
  narrowGate,
  newAccount,
  noteGate,
  notePinned,
} from './gate.ts';
import { changeOpenThreads } from './open-threads.ts';
import type { AccountRow, Tx } from './tables.ts';

/** What is remembered of each of these accounts, in their order; one statement. */
async function readAccounts(tx: Tx, names: readonly string[]): Promise<readonly AccountState[]> {
  const rows = await tx.selectFrom('accounts').selectAll().where('name', 'in', names).execute();
  return names.map((name) =>
    toAccount(
      name,
      rows.find((row) => row.name === name),
    ),
  );
}

async function readAccount(tx: Tx, name: string): Promise<AccountState> {
  const [account] = await readAccounts(tx, [name]);
  return account ?? newAccount(name);
}

/** What is remembered of an account, under the gate of the whole bot; one statement. */
export async function readCovered(tx: Tx, name: string): Promise<AccountState> {
  const [account, bot] = await readAccounts(tx, [name, EVERY_ACCOUNT]);
  return coverGate(account ?? newAccount(name), bot ?? newAccount(EVERY_ACCOUNT));
}

function toAccount(name: string, row: AccountRow | undefined): AccountState {
  if (row === undefined) return newAccount(name);
  const { network, remote_id: id, handle } = row;
  const pinned = network !== null && id !== null && handle !== null;
  return {
    name,
    identity: pinned ? { network, id, handle } : null,
    gate: { kind: row.gate, reason: row.gate_reason, until: row.gate_until },
    quotas: JSON.parse(row.quotas),
  };
}

/** Opens a gate that a person closed; `false` when it was not. */
export async function openGate(tx: Tx, name: string, at: number): Promise<boolean> {
  const before = await readAccount(tx, name);
  if (!isClosedByPerson(before.gate)) return false;
  const after = { ...before, gate: OPEN_GATE };
  await writeAccount(tx, after);
  await appendEvents(tx, [noteGate(after, at)]);
  return true;
}

/** Pins who an account is, and begins anew when it is somebody else. */
export async function pin(
  tx: Tx,
  name: string,
  identity: Identity,
  at: number,
  rivals: readonly string[],
): Promise<Pinned> {
  for (const rival of rivals) {
    if (compareIdentity((await readAccount(tx, rival)).identity, identity) === 'same') return 'taken';
  }
  const before = await readAccount(tx, name);
  const pinned = compareIdentity(before.identity, identity);
  await writeAccount(tx, confirmAccount(before, identity));
  if (pinned !== 'same') await appendEvents(tx, [notePinned(name, identity, at)]);
  if (pinned === 'changed') await beginAnew(tx, name, at);
  return pinned;
}

/** Closes an account's gate, unless a stricter one is closed already. */
export async function closeGate(tx: Tx, name: string, gate: Gate, at: number): Promise<void> {
  const before = await readAccount(tx, name);
  const after = narrowGate(before, gate, at);
  if (after === before) return;
  await writeAccount(tx, after);
  await appendEvents(tx, [noteGate(after, at)]);
}

/** Keeps what the network said last that it still allows an account. */
export async function keepQuotas(tx: Tx, name: string, quotas: AccountState['quotas']): Promise<void> {
  const row = toRow({ ...newAccount(name), quotas });
  await tx
    .insertInto('accounts')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ quotas: row.quotas }))
    .execute();
}

async function writeAccount(tx: Tx, account: AccountState): Promise<void> {
  const row = toRow(account);
  await tx
    .insertInto('accounts')
    .values({ name: account.name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

function toRow({ identity, gate, quotas }: AccountState): Omit<AccountRow, 'name'> {
  return {
    network: identity?.network ?? null,
    remote_id: identity?.id ?? null,
    handle: identity?.handle ?? null,
    gate: gate.kind,
    gate_reason: gate.reason,
    gate_until: gate.until,
    quotas: JSON.stringify(quotas),
  };
}

async function beginAnew(tx: Tx, account: string, at: number): Promise<void> {
  await tx.updateTable('followers').set({ settled: 0 }).where('account', '=', account).execute();
  await forsakeEntries(tx, account);
  await changeOpenThreads(tx, account, (thread) => cancel(thread, BECAME_ANOTHER, at));
}
