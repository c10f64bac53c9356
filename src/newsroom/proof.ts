import { lintPost, SAID_ELSEWHERE } from '../model/lint.ts';
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
  const events = await desk.store.events(thread.id);
  return proofread(thread, events, listSaid(await readOthers(desk, thread), thread), facts).join('; ');
}

/** Threads of its story that have begun; where a person was told that one says the same and let it out, that stands for both. */
async function readOthers(desk: Desk, { account, article }: Thread): Promise<readonly Thread[]> {
  const accounts = desk.accounts.filter(({ name }) => name !== account);
  const begun = (await readTold({ ...desk, accounts }, article)).filter(hasBegun);
  const events = await Promise.all(begun.map(({ id }) => desk.store.events(id)));
  return begun.filter(
    (_, index) => !events[index]?.some(({ about }) => String(about['reason']).includes(SAID_ELSEWHERE)),
  );
}
