import type { Spending } from '../model/budget.ts';
import { ENDED, UNDER_WAY, type Thread, type ThreadState } from '../model/thread.ts';
import type { Ruling } from '../model/step.ts';
import { closeGate, keepQuotas, readCovered } from './accounts.ts';
import { appendEvents } from './events.ts';
import { becameAnother, whichDelete } from './rollback-rows.ts';
import { COSTLY, GOING, type Around, type Rule } from './rulings.ts';
import type { From, Tx } from './tables.ts';
import { readThread, readThreads, selectThreads, writeThread } from './thread-tables.ts';

/** Threads of an account that are neither ended nor waiting for a person, oldest first. */
export async function readGoing(tx: Tx, account: string): Promise<readonly Thread[]> {
  return readThreads(
    selectThreads(tx).where('threads.account', '=', account).where('threads.state', 'in', GOING),
  );
}

/** Applies a rule to a thread as it stands, and writes down what the rule says. */
export async function changeThread(
  tx: Tx,
  id: string,
  at: number,
  rule: Rule,
  remoteIds: readonly string[],
  spentSince: number | null,
): Promise<Ruling> {
  const thread = await readThread(tx, id);
  if (thread === null) return { kind: 'refused', reason: `there is no thread ${id}` };
  const step = rule(thread, await readAround(tx, thread, remoteIds, spentSince, at));
  if (step.kind === 'refused') return step;
  await writeThread(tx, step.thread, thread);
  await appendEvents(tx, step.events);
  if (step.quotas !== undefined) await keepQuotas(tx, thread.account, step.quotas);
  if (step.gate !== undefined) await closeGate(tx, thread.account, step.gate, at);
  return { kind: 'done', thread: step.thread };
}

async function readAround(
  tx: Tx,
  { id, account, state }: Thread,
  remoteIds: readonly string[],
  spentSince: number | null,
  at: number,
): Promise<Around> {
  const { gate, quotas } = await readCovered(tx, account);
  const { occupied, calling, deleting } = await readOthers(tx, account, id, at);
  return {
    gate,
    quotas,
    occupied: occupied === 1,
    calling: calling === 1 || deleting === 1,
    becameAnother: ENDED.includes(state) && (await becameAnother(tx, account, id)),
    bound: remoteIds.length === 0 ? new Set() : await readBound(tx, account, remoteIds),
    spent: spentSince === null ? [] : await readSpendings(tx, account, spentSince),
  };
}

/** What the other threads of an account are at, 1 or 0; one statement. */
async function readOthers(tx: Tx, account: string, id: string, at: number) {
  return tx
    .selectNoFrom((from) => [
      from
        .exists(whichAre(from, account, UNDER_WAY).select('id').where('id', '<>', id))
        .$castTo<number>()
        .as('occupied'),
      from
        .exists(
          from
            .selectFrom('attempts')
            .select('id')
            .where('account', '=', account)
            .where('outcome', 'is', null)
            .where('thread', '<>', id)
            .where('deadline', '>', at),
        )
        .$castTo<number>()
        .as('calling'),
      from
        .exists(whichDelete(from, account, id, at))
        .$castTo<number>()
        .as('deleting'),
    ])
    .executeTakeFirstOrThrow();
}

/** Those of the ids that are bound to a slot of the account. */
async function readBound(
  tx: Tx,
  account: string,
  remoteIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const bound = await tx
    .selectFrom('slots')
    .select('remote_id')
    .where('account', '=', account)
    .where('remote_id', 'in', remoteIds)
    .execute();
  return new Set(bound.flatMap((row) => row.remote_id ?? []));
}

/** Posts of an account that are out or may be. What the network held back or refused costs nothing. */
export async function readSpendings(tx: Tx, account: string, since: number): Promise<readonly Spending[]> {
  const rows = await tx
    .selectFrom('attempts')
    .innerJoin('threads', 'threads.id', 'attempts.thread')
    .select(['armed_at as at', 'text', 'idx', 'image'])
    .where('attempts.account', '=', account)
    .where('armed_at', '>=', since)
    .where((where) => where.or([where('outcome', 'is', null), where('outcome', 'in', COSTLY)]))
    .execute();
  return rows.map(({ at, text, idx, image }) => ({
    at,
    text,
    ...(idx === 0 && image !== null && { pictured: true }),
  }));
}

function whichAre(from: From, account: string, states: readonly ThreadState[]) {
  return from.selectFrom('threads').where('account', '=', account).where('state', 'in', states);
}
