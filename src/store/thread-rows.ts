import type { Insertable, Selectable } from 'kysely';
import type { Attempt, Slot, Thread } from '../model/thread.ts';
import type { AttemptRow, SlotRow, ThreadRow, Tx } from './tables.ts';

/** Threads whole, in the order they were filed; `ids` of `null` means every one. */
export async function readThreads(tx: Tx, ids: readonly string[] | null): Promise<readonly Thread[]> {
  let threads = tx.selectFrom('threads').selectAll().orderBy('seq');
  let slots = tx.selectFrom('slots').selectAll().orderBy('thread').orderBy('idx');
  let attempts = tx.selectFrom('attempts').selectAll().orderBy('seq');
  if (ids !== null) {
    threads = threads.where('id', 'in', ids);
    slots = slots.where('thread', 'in', ids);
    attempts = attempts.where('thread', 'in', ids);
  }
  const slotsOf = group(await slots.execute());
  const attemptsOf = group(await attempts.execute());
  return (await threads.execute()).map((row) =>
    toThread(row, slotsOf.get(row.id) ?? [], attemptsOf.get(row.id) ?? []),
  );
}

/** One thread, or `null` when there is none by this id. */
export async function readThread(tx: Tx, id: string): Promise<Thread | null> {
  const [thread] = await readThreads(tx, [id]);
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

function group<R extends { thread: string }>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const own = groups.get(row.thread);
    if (own === undefined) groups.set(row.thread, [row]);
    else own.push(row);
  }
  return groups;
}

function toThread(
  row: Selectable<ThreadRow>,
  slots: readonly SlotRow[],
  attempts: readonly Selectable<AttemptRow>[],
): Thread {
  const { id, account, article, title, byline, state, reason, hash } = row;
  return {
    id,
    account,
    article,
    title,
    byline,
    state,
    reason,
    hash,
    approvedHash: row.approved_hash,
    approvedBy: row.approved_by,
    sinceId: row.since_id,
    notBefore: row.not_before,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    approvedAt: row.approved_at,
    replyTo: row.reply_to,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    slots: slots.map(toSlot),
    attempts: attempts.map(toAttempt),
  };
}

function toRow(thread: Thread): Insertable<ThreadRow> {
  const { id, account, article, title, byline, seenAt, replyTo, createdAt } = thread;
  const about = { id, account, article, title, byline };
  return { ...about, seen_at: seenAt, reply_to: replyTo, created_at: createdAt, ...toChanges(thread) };
}

function toChanges(thread: Thread) {
  return {
    state: thread.state,
    reason: thread.reason,
    hash: thread.hash,
    approved_hash: thread.approvedHash,
    approved_by: thread.approvedBy,
    since_id: thread.sinceId,
    not_before: thread.notBefore,
    started_at: thread.startedAt,
    approved_at: thread.approvedAt,
    updated_at: thread.updatedAt,
  };
}

function toSlot(row: SlotRow): Slot {
  const { idx, text, weight, state } = row;
  return { index: idx, text, weight, sources: JSON.parse(row.sources), state, remoteId: row.remote_id };
}

function toSlotRow(thread: Thread, slot: Slot): SlotRow {
  const { index, text, weight, state, remoteId } = slot;
  const sources = JSON.stringify(slot.sources);
  return {
    thread: thread.id,
    idx: index,
    account: thread.account,
    text,
    weight,
    sources,
    state,
    remote_id: remoteId,
  };
}

function toAttempt(row: Selectable<AttemptRow>): Attempt {
  const { id, idx, text, deadline, outcome, reason, looks } = row;
  return {
    id,
    index: idx,
    text,
    deadline,
    outcome,
    reason,
    looks,
    parentId: row.parent_id,
    sinceId: row.since_id,
    armedAt: row.armed_at,
    lookAt: row.look_at,
  };
}

function toAttemptRow(thread: Thread, attempt: Attempt): Insertable<AttemptRow> {
  const { id, index, text, deadline, outcome, reason, looks } = attempt;
  return {
    id,
    thread: thread.id,
    idx: index,
    account: thread.account,
    text,
    deadline,
    outcome,
    reason,
    looks,
    parent_id: attempt.parentId,
    since_id: attempt.sinceId,
    armed_at: attempt.armedAt,
    look_at: attempt.lookAt,
  };
}
