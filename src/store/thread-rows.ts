import type { Insertable, Selectable } from 'kysely';
import type { Attempt, Slot, Thread } from '../model/thread.ts';
import type { AttemptRow, SlotRow, ThreadRow } from './tables.ts';

/** Columns that make a slot. */
export const SLOT = ['idx', 'text', 'weight', 'sources', 'state', 'remote_id'] as const;

/** Columns that make an attempt. */
export const ATTEMPT = [
  'seq',
  'id',
  'idx',
  'text',
  'parent_id',
  'since_id',
  'armed_at',
  'deadline',
  'outcome',
  'reason',
  'looks',
  'look_at',
] as const;

type SlotParts = Pick<SlotRow, (typeof SLOT)[number]>;
type AttemptParts = Pick<Selectable<AttemptRow>, (typeof ATTEMPT)[number]>;

/** A thread of its row; `slots` and `attempts` are JSON lists of `SLOT` and `ATTEMPT`, in no promised order. */
export function toThread(row: Selectable<ThreadRow> & { slots: string; attempts: string }): Thread {
  const slots: SlotParts[] = JSON.parse(row.slots);
  const attempts: AttemptParts[] = JSON.parse(row.attempts);
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
    writtenBy: row.written_by,
    image: row.image === null ? null : JSON.parse(row.image),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    slots: slots.toSorted((one, other) => one.idx - other.idx).map(toSlot),
    attempts: attempts.toSorted((one, other) => one.seq - other.seq).map(toAttempt),
  };
}

/** A thread as it is filed. */
export function toRow(thread: Thread): Insertable<ThreadRow> {
  const { id, account, article, title, byline, seenAt, replyTo, writtenBy, createdAt } = thread;
  const about = { id, account, article, title, byline, seen_at: seenAt, reply_to: replyTo };
  const image = thread.image === null ? null : JSON.stringify(thread.image);
  return { ...about, written_by: writtenBy, image, created_at: createdAt, ...toChanges(thread) };
}

/** What of a thread may change once it is filed. */
export function toChanges(thread: Thread) {
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

function toSlot(row: SlotParts): Slot {
  const { idx, text, weight, state } = row;
  return { index: idx, text, weight, sources: JSON.parse(row.sources), state, remoteId: row.remote_id };
}

/** A slot as it is kept. */
export function toSlotRow(thread: Thread, slot: Slot): SlotRow {
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

function toAttempt(row: AttemptParts): Attempt {
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

/** An attempt as it is kept. */
export function toAttemptRow(thread: Thread, attempt: Attempt): Insertable<AttemptRow> {
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
