import { EVERY_ACCOUNT } from '../model/account.ts';
import { distrust } from '../model/restored.ts';
import { closeGate } from './accounts.ts';
import { changeOpenThreads } from './open-threads.ts';
import { readLastEvent, type Restoration } from './restored.ts';
import type { Tx } from './tables.ts';

/**
 * Takes the rows for what they are, an old copy: what they say is open may be out, and they do not know what came
 * after them. The bot is stopped, every open thread waits for a person, every feed's baseline is taken again.
 * `age` is the last event that is known to have been; the log goes on behind it.
 */
export async function recall(tx: Tx, age: number, at: number): Promise<Restoration> {
  const newest = await readNewest(tx);
  const from = newest === null ? 'an empty backup' : `a backup of ${new Date(newest).toISOString()}`;
  const reason = `restored from ${from}; check the account before going on`;
  const seq = Math.max(age, await readLastEvent(tx)) + 1;
  const about = JSON.stringify({ reason });
  await tx
    .insertInto('events')
    .values({ seq, at, account: null, thread: null, kind: 'restored', about })
    .execute();
  await closeGate(tx, EVERY_ACCOUNT, { kind: 'killed', reason, until: null }, at);
  await tx.updateTable('followers').set({ settled: 0 }).execute();
  await changeOpenThreads(tx, null, (thread) => distrust(thread, reason, at));
  return { at, reason };
}

async function readNewest(tx: Tx): Promise<number | null> {
  const event = tx.selectFrom('events').select(({ fn }) => fn.max('at').as('at'));
  const poll = tx.selectFrom('feeds').select(({ fn }) => fn.max('read_at').as('at'));
  const times = [await event.executeTakeFirst(), await poll.executeTakeFirst()].flatMap(
    (row) => row?.at ?? [],
  );
  return times.length === 0 ? null : Math.max(...times);
}
