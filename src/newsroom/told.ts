import { threadId, type Thread } from '../model/thread.ts';
import type { Desk } from '../ports/desk.ts';

/** The threads of an article, of every account on the desk that has one. */
export async function readTold(
  { accounts, store }: Pick<Desk, 'accounts' | 'store'>,
  article: string,
): Promise<readonly Thread[]> {
  const threads = await Promise.all(accounts.map(({ name }) => store.thread(threadId(name, article))));
  return threads.flatMap((thread) => thread ?? []);
}
