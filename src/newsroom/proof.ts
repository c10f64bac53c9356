import { lintPost } from '../model/lint.ts';
import { proofread } from '../model/proof.ts';
import { hasBegun, listSaid } from '../model/said.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { readTold } from './told.ts';

/**
 * Why what is approved can still not be sent from post `index` on; empty where it can. All of it is looked at before the
 * first post, beside what other accounts have begun to say: no half a thread for this.
 */
export async function findUnfit(
  desk: Desk,
  { network: { facts } }: DeskAccount,
  thread: Thread,
  index: number,
): Promise<string> {
  if (index > 0) return lintPost(thread.slots[index]?.text ?? '', index, facts).join('; ');
  const others = (await readTold(desk, thread.article)).filter(hasBegun);
  const events = await desk.store.events(thread.id);
  return proofread(thread, events, listSaid(others, thread), facts).join('; ');
}
