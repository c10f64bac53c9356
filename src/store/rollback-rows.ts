import type { Tx } from './tables.ts';

/** Whether a call to delete a post of another thread of the account may be in flight at `at`. */
export async function isDeletingElsewhere(tx: Tx, account: string, id: string, at: number): Promise<boolean> {
  const row = await tx
    .selectFrom('threads')
    .innerJoin('slots', 'slots.thread', 'threads.id')
    .select('threads.id')
    .where('threads.account', '=', account)
    .where('threads.state', 'in', ['rolling_back', 'cancelled'])
    .where('threads.id', '<>', id)
    .where('threads.not_before', '>', at)
    .where('slots.state', '=', 'deleting')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether an account was pinned as another one after a thread of it was reserved. */
export async function becameAnother(tx: Tx, account: string, id: string): Promise<boolean> {
  const events = tx.selectFrom('events').select('seq').orderBy('seq', 'desc');
  const reserved = await events.where('thread', '=', id).where('kind', '=', 'reserved').executeTakeFirst();
  const pinned = await events
    .where('thread', 'is', null)
    .where('account', '=', account)
    .where('kind', '=', 'pinned')
    .executeTakeFirst();
  return reserved !== undefined && pinned !== undefined && pinned.seq > reserved.seq;
}
