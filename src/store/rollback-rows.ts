import type { From, Tx } from './tables.ts';

/** Posts of other threads of the account for which a call to delete may be in flight at `at`. */
export function whichDelete(from: From, account: string, id: string, at: number) {
  return from
    .selectFrom('threads')
    .innerJoin('slots', 'slots.thread', 'threads.id')
    .select('threads.id')
    .where('threads.account', '=', account)
    .where('threads.state', 'in', ['rolling_back', 'cancelled'])
    .where('threads.id', '<>', id)
    .where('threads.not_before', '>', at)
    .where('slots.state', '=', 'deleting');
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
