import { BATCH, findHorizon, notePruned } from '../model/keep.ts';
import { ENDED } from '../model/thread.ts';
import { appendEvents } from './events.ts';
import { sql } from './kysely.ts';
import type { Tx } from './tables.ts';

/** Takes a batch of finished threads out, with all that belongs to them; says how many went. */
export async function prune(tx: Tx, before: number, at: number): Promise<number> {
  const horizon = findHorizon(before, at);
  const threads = await findOver(tx, horizon);
  if (threads.length === 0) return 0;
  const ids = threads.map(({ id }) => id);
  await tx.updateTable('kept').set({ since: horizon }).where('since', '<', horizon).execute();
  await tx
    .insertInto('told')
    .values(threads.map(({ account, article }) => ({ account, article })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.deleteFrom('attempts').where('thread', 'in', ids).execute();
  await tx.deleteFrom('slots').where('thread', 'in', ids).execute();
  await tx.deleteFrom('events').where('thread', 'in', ids).execute();
  await tx.deleteFrom('threads').where('id', 'in', ids).execute();
  await dropRevisions(
    tx,
    threads.map(({ article }) => article),
    horizon,
  );
  await appendEvents(tx, [notePruned(ids.length, horizon, at)]);
  return ids.length;
}

/** Whether an account has told an article in a thread that is no longer kept. */
export async function isTold(
  tx: Tx,
  { account, article }: { readonly account: string; readonly article: string },
): Promise<boolean> {
  const told = tx.selectFrom('told').select('article').where('account', '=', account);
  return (await told.where('article', '=', article).executeTakeFirst()) !== undefined;
}

/** The rule is `isOver` of the model, here in the words of the database, which need not read whole threads for it. */
function findOver(tx: Tx, horizon: number) {
  return tx
    .selectFrom('threads')
    .select(['id', 'account', 'article'])
    .where('state', 'in', ENDED)
    .where('updated_at', '<', horizon)
    .where(({ not, exists, selectFrom }) => {
      const events = selectFrom('events').select('seq').where('at', '>=', horizon);
      return not(exists(events.whereRef('events.thread', '=', 'threads.id')));
    })
    .where(({ not, exists, selectFrom }) => {
      const attempts = selectFrom('attempts').select('seq').where('armed_at', '>=', horizon);
      return not(exists(attempts.whereRef('attempts.thread', '=', 'threads.id')));
    })
    .orderBy('seq')
    .limit(BATCH)
    .execute();
}

/** What an article was like goes with the last thread about it. */
async function dropRevisions(tx: Tx, articles: readonly string[], horizon: number): Promise<void> {
  await sql`delete from revisions where at < ${horizon}
    and article in (select value from json_each(${JSON.stringify(articles)}))
    and article not in (select article from threads)`.execute(tx);
}
