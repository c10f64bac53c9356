import type { Article } from '../../src/model/article.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import type { Thread } from '../../src/model/thread.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

/** Nothing is told to stop. */
export const NEVER = new AbortController().signal;

const SELF = { network: 'x', id: '42', handle: 'mara' };

/** The story. */
export const LINK = 'https://ledger.example/story-2';

/** In milliseconds. */
export const MINUTE = 60_000;

/** What its page answers while the site is down. */
export const DOWN = { kind: 'failed', fault: { what: `${LINK} answered 503`, remedy: '' } } as const;

/** A desk where the thread of story 2 waits for a person. */
export async function draftStory(): Promise<{ desk: TestDesk; id: string }> {
  const desk = createTestDesk({ review: 'one' });
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  desk.pages.set(LINK, createArticle(2));
  desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(1)));
  const [thread] = (await runOnce(desk, NEVER)).forPerson;
  return { desk, id: thread?.id ?? '' };
}

/** Lets a person approve, and delivery go as far as it goes now; the thread as it then stands. */
export async function approve({ desk, id }: { desk: TestDesk; id: string }): Promise<Thread> {
  await desk.store.approve(id, 'an editor', desk.clock.now());
  return deliverNow({ desk, id });
}

/** deliverNow */
export async function deliverNow({ desk, id }: { desk: TestDesk; id: string }): Promise<Thread> {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  let until: number | null = 0;
  while (until !== null && until - desk.clock.now() < MINUTE) {
    desk.clock.advance(Math.max(until - desk.clock.now(), 0));
    until = await deliver(desk, account, SELF, NEVER);
  }
  const thread = await desk.store.thread(id);
  if (thread === null) throw new Error('the thread is gone');
  return thread;
}

/** The page of story 2, changed. */
export function changePage(desk: TestDesk, change: (article: Article) => Partial<Article>): void {
  const page = createArticle(2);
  if (page.kind !== 'read') throw new Error('no page');
  desk.pages.set(LINK, { kind: 'read', article: { ...page.article, ...change(page.article) } });
}

/** The journalist posts by hand, some time ago (ms). */
export function postByHand(desk: TestDesk, text: string, ago = 60_000): string {
  const id = String(950 + desk.network.truth.length);
  desk.network.truth.push({ id, editIds: [id], text, parentId: null, at: desk.clock.now() - ago });
  return id;
}

/** Changes a word of a page. */
export const swap =
  (word: string, by: string) =>
  ({ blocks }: Article): Partial<Article> => ({
    blocks: blocks.map(({ kind, text }) => ({ kind, text: text.replace(word, by) })),
  });
