import type { Event } from '../model/thread.ts';
import type { Tx } from './tables.ts';

/** Adds to the log. Nothing is ever taken out of it: triggers in the schema see to that. */
export async function appendEvents(tx: Tx, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insertInto('events')
    .values(events.map((event) => ({ ...event, about: JSON.stringify(event.about) })))
    .execute();
}

/** A thread's events, oldest first. */
export async function readEvents(tx: Tx, thread: string): Promise<readonly Event[]> {
  const rows = await tx
    .selectFrom('events')
    .select(['at', 'account', 'thread', 'kind', 'about'])
    .where('thread', '=', thread)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, about: JSON.parse(row.about) }));
}
