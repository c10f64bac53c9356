import type { Step } from '../model/step.ts';
import { ENDED, type Thread } from '../model/thread.ts';
import { appendEvents } from './events.ts';
import type { Tx } from './tables.ts';
import { readThreads, selectThreads, writeThread } from './thread-tables.ts';

/** Applies a rule to every thread that has not ended, of one account or (`null`) of all; those it refuses stay as they are. */
export async function changeOpenThreads(
  tx: Tx,
  account: string | null,
  rule: (thread: Thread) => Step,
): Promise<void> {
  const open = selectThreads(tx).where('threads.state', 'not in', ENDED);
  for (const thread of await readThreads(account === null ? open : open.where('account', '=', account))) {
    const step = rule(thread);
    if (step.kind === 'refused') continue;
    await writeThread(tx, step.thread);
    await appendEvents(tx, step.events);
  }
}
