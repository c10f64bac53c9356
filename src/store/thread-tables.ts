import type { Attempt, Slot, Thread } from '../model/thread.ts';
import { jsonArrayFrom } from './kysely.ts';
import type { Tx } from './tables.ts';
import { ATTEMPT, SLOT, toAttemptRow, toChanges, toRow, toSlotRow, toThread } from './thread-rows.ts';

/**
 * Threads whole, in the order they were filed, in one statement: a row for each slot and attempt took five times as
 * long to fetch. To be narrowed, and run by `readThreads`.
 */
export function selectThreads(tx: Tx) {
  return tx
    .selectFrom('threads')
    .selectAll('threads')
    .select((from) => [
      jsonArrayFrom(from.selectFrom('slots').select(SLOT).whereRef('slots.thread', '=', 'threads.id'))
        .$castTo<string>()
        .as('slots'),
      jsonArrayFrom(
        from.selectFrom('attempts').select(ATTEMPT).whereRef('attempts.thread', '=', 'threads.id'),
      )
        .$castTo<string>()
        .as('attempts'),
    ])
    .orderBy('threads.seq');
}

/** Runs a narrowed `selectThreads`. */
export async function readThreads(chosen: ReturnType<typeof selectThreads>): Promise<readonly Thread[]> {
  return (await chosen.execute()).map(toThread);
}

/** One thread, or `null` when there is none by this id. */
export async function readThread(tx: Tx, id: string): Promise<Thread | null> {
  const [thread] = await readThreads(selectThreads(tx).where('threads.id', '=', id));
  return thread ?? null;
}

/**
 * Writes a thread over what stood there; texts and everything else that was approved are written once. `before` is the
 * thread as it was read in this transaction: what a rule left as the very same slot or attempt is not written again.
 */
export async function writeThread(tx: Tx, thread: Thread, before: Thread | null = null): Promise<void> {
  await tx
    .insertInto('threads')
    .values(toRow(thread))
    .onConflict((conflict) => conflict.column('id').doUpdateSet(toChanges(thread)))
    .execute();
  const slots = thread.slots.filter((slot, place) => slot !== before?.slots[place]);
  const attempts = thread.attempts.filter((attempt, place) => attempt !== before?.attempts[place]);
  if (before === null || before.slots.length > thread.slots.length) await cutSlots(tx, thread);
  if (slots.length > 0) await writeSlots(tx, thread, slots);
  if (attempts.length > 0) await writeAttempts(tx, thread, attempts);
}

/** An edit may leave fewer posts than there were. */
async function cutSlots(tx: Tx, { id, slots }: Thread): Promise<void> {
  await tx.deleteFrom('slots').where('thread', '=', id).where('idx', '>=', slots.length).execute();
}

async function writeSlots(tx: Tx, thread: Thread, slots: readonly Slot[]): Promise<void> {
  await tx
    .insertInto('slots')
    .values(slots.map((slot) => toSlotRow(thread, slot)))
    .onConflict((conflict) =>
      conflict.columns(['thread', 'idx']).doUpdateSet(({ ref }) => ({
        text: ref('excluded.text'),
        weight: ref('excluded.weight'),
        sources: ref('excluded.sources'),
        state: ref('excluded.state'),
        remote_id: ref('excluded.remote_id'),
      })),
    )
    .execute();
}

async function writeAttempts(tx: Tx, thread: Thread, attempts: readonly Attempt[]): Promise<void> {
  await tx
    .insertInto('attempts')
    .values(attempts.map((attempt) => toAttemptRow(thread, attempt)))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        outcome: ref('excluded.outcome'),
        reason: ref('excluded.reason'),
        looks: ref('excluded.looks'),
        look_at: ref('excluded.look_at'),
      })),
    )
    .execute();
}
