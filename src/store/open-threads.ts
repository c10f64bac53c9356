import type { Step } from '../model/step.ts';
import { ENDED, type Thread } from '../model/thread.ts';
import { appendEvents } from './events.ts';
import type { Tx } from './tables.ts';
import { readThreads, writeThread } from './thread-rows.ts';

/** Applies a rule to every thread that has not ended, of one account or (`null`) of all; those it refuses stay as they are. */
export async function changeOpenThreads(
  tx: Tx,
  account: string | null,
  rule: (thread: Thread) => Step,
): Promise<void> {
  const open = tx.selectFrom('threads').select('id').where('state', 'not in', ENDED);
  const rows = await (account === null ? open : open.where('account', '=', account)).execute();
  const ids = rows.map(({ id }) => id);
  for (const thread of await readThreads(tx, ids)) {
    const step = rule(thread);
    if (step.kind === 'refused') continue;
    await writeThread(tx, step.thread);
    await appendEvents(tx, step.events);
  }
}
