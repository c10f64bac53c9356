import type { Event } from '../model/thread.ts';
import type { Tx } from './tables.ts';

/** Adds to the log. Nothing is ever taken out of it: triggers in the schema see to that. */
export async function appendEvents(tx: Tx, events: readonly Event[]): Promise<void> {
  for (const { about, ...event } of events) {
    await tx
      .insertInto('events')
      .values({ ...event, about: JSON.stringify(about) })
      .execute();
  }
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
