import type { Article } from '../../src/model/article.ts';
import type { Notice } from '../../src/model/notice.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import type { Thread } from '../../src/model/thread.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

/** Nothing is told to stop. */
export const NEVER = new AbortController().signal;

/** The story. */
export const LINK = 'https://ledger.example/story-2';

/** In milliseconds. */
export const MINUTE = 60_000;

/** In milliseconds. */
export const HOUR = 60 * MINUTE;

type Told = { readonly desk: TestDesk; readonly thread: Thread };

/** A desk whose thread about story 2 is out. */
export async function tellStory(): Promise<Told> {
  const desk = createTestDesk();
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  desk.pages.set(LINK, createArticle(2));
  desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(1)));
  await runOnce(desk, NEVER);
  const [thread] = await desk.store.threads();
  if (thread?.state !== 'published') throw new Error(`not out: ${thread?.reason}`);
  desk.pageReads.length = 0;
  return { desk, thread };
}

/** Changes what its page says. */
export function changePage({ desk }: Told, change: (article: Article) => Partial<Article>): void {
  const page = createArticle(2);
  if (page.kind !== 'read') throw new Error('no page');
  desk.pages.set(LINK, { kind: 'read', article: { ...page.article, ...change(page.article) } });
}

/** Changes a word of a page. */
export const swap =
  (word: string, by: string) =>
  ({ blocks }: Article): Partial<Article> => ({
    blocks: blocks.map(({ kind, text }) => ({ kind, text: text.replace(word, by) })),
  });

/** Adds a note of correction to a page. */
export const note =
  (text: string) =>
  ({ blocks }: Article): Partial<Article> => ({ blocks: [...blocks, { kind: 'paragraph', text }] });

/** Goes on for so long, with a round every ten minutes. */
export async function goOn({ desk }: Told, ms: number): Promise<void> {
  const end = desk.clock.now() + ms;
  while (desk.clock.now() < end) {
    desk.clock.advance(10 * MINUTE);
    await runOnce(desk, NEVER);
  }
}

/** The notices of corrections. */
export function notices({ desk }: Told): readonly (Notice & { kind: 'correction' })[] {
  return desk.notices.flatMap((notice) => (notice.kind === 'correction' ? [notice] : []));
}

/** The thread that corrects it. */
export async function findCorrection({ desk }: Told): Promise<Thread> {
  const found = (await desk.store.threads()).find(({ replyTo }) => replyTo !== null);
  if (found === undefined) throw new Error('no correction was drafted');
  return found;
}
