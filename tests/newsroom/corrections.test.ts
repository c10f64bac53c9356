import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { toRevision } from '../../src/model/revision.ts';
import type { Notice } from '../../src/model/notice.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import type { Thread } from '../../src/model/thread.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const LINK = 'https://ledger.example/story-2';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Told = { readonly desk: TestDesk; readonly thread: Thread };

/** A desk whose thread about story 2 is out. */
async function tellStory(): Promise<Told> {
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

function changePage({ desk }: Told, change: (article: Article) => Partial<Article>): void {
  const page = createArticle(2);
  if (page.kind !== 'read') throw new Error('no page');
  desk.pages.set(LINK, { kind: 'read', article: { ...page.article, ...change(page.article) } });
}

const swap =
  (word: string, by: string) =>
  ({ blocks }: Article): Partial<Article> => ({
    blocks: blocks.map(({ kind, text }) => ({ kind, text: text.replace(word, by) })),
  });

const note =
  (text: string) =>
  ({ blocks }: Article): Partial<Article> => ({ blocks: [...blocks, { kind: 'paragraph', text }] });

/** Goes on for so long, with a round every ten minutes. */
async function goOn({ desk }: Told, ms: number): Promise<void> {
  const end = desk.clock.now() + ms;
  while (desk.clock.now() < end) {
    desk.clock.advance(10 * MINUTE);
    await runOnce(desk, NEVER);
  }
}

function notices({ desk }: Told): readonly (Notice & { kind: 'correction' })[] {
  return desk.notices.flatMap((notice) => (notice.kind === 'correction' ? [notice] : []));
}

async function findCorrection({ desk }: Told): Promise<Thread> {
  const found = (await desk.store.threads()).find(({ replyTo }) => replyTo !== null);
  if (found === undefined) throw new Error('no correction was drafted');
  return found;
}

describe('an article whose thread is out', () => {
  it('is read again at growing gaps for two days, and then no more, also by a bot that was started anew', async () => {
    const told = await tellStory();
    await goOn(told, 72 * HOUR);
    expect(told.desk.pageReads).toHaveLength(10);
    expect(notices(told)).toEqual([]);
    expect(await told.desk.store.revisions(LINK)).toHaveLength(1);
  });

  it('gets a correction drafted when a number changed: in its own words, in review, told once (fault 9)', async () => {
    const told = await tellStory();
    changePage(told, swap('4.1 million', '4.7 million'));
    await goOn(told, 8 * HOUR);
    const correction = await findCorrection(told);
    const last = told.thread.slots.at(-1)?.remoteId;
    expect(notices(told)).toMatchObject([
      { thread: { id: told.thread.id }, difference: '4.1 became 4.7', correction: correction.id },
    ]);
    expect(correction).toMatchObject({ state: 'in_review', replyTo: last, reason: '4.1 became 4.7' });
    expect(correction.article).toMatch(/^https:\/\/ledger\.example\/story-2#correction-[0-9a-f]{8}$/);
    expect(correction.slots.map(({ text }) => text)).toEqual([
      'Correction: the story now says “Port Alder handled 4.7 million tonnes of cargo last year, according to the authority’s annual report.”',
    ]);
    expect(await told.desk.store.threads()).toHaveLength(2);
    expect(told.desk.network.calls).toHaveLength(told.thread.slots.length);
  });

  it('gets its correction out as a reply to the last post once a person approves it, whatever the page does then', async () => {
    const told = await tellStory();
    changePage(told, () => ({ title: 'Port Alder rejects expansion 2' }));
    await goOn(told, HOUR);
    const { id, replyTo } = await findCorrection(told);
    const { desk } = told;
    // Meanwhile the journalist posts by hand; then an answer is lost.
    const byHand = await desk.network.publish({ text: 'By hand.', parentId: null, deadline: 1 }, NEVER);
    desk.network.faults.push('lose-answer');
    await desk.store.approve(id, 'an editor', desk.clock.now());
    await goOn(told, HOUR);
    const text = 'Correction: the headline now reads “Port Alder rejects expansion 2”';
    expect(desk.network.truth.at(-1)).toMatchObject({ text, parentId: replyTo });
    expect(await desk.store.thread(id)).toMatchObject({
      state: 'published',
      sinceId: byHand.kind === 'posted' ? byHand.id : '',
    });
    expect(desk.network.truth.filter((post) => post.text === text)).toHaveLength(1);
  });

  it('is corrected again behind its first correction', async () => {
    const told = await tellStory();
    changePage(told, swap('4.1', '4.7'));
    await goOn(told, HOUR);
    const first = await findCorrection(told);
    await told.desk.store.approve(first.id, 'an editor', told.desk.clock.now());
    await runOnce(told.desk, NEVER);
    changePage(told, swap('4.1', '4.9'));
    await goOn(told, 6 * HOUR);
    const [second] = await told.desk.store.threads();
    expect(second?.reason).toBe('4.7 became 4.9');
    expect(second?.replyTo).toBe((await told.desk.store.thread(first.id))?.slots[0]?.remoteId);
  });

  it('is quoted with the note of its own', async () => {
    const told = await tellStory();
    changePage(told, note('Correction: the vote was on Monday, not on Tuesday.'));
    await goOn(told, HOUR);
    expect((await findCorrection(told)).slots[0]?.text).toBe(
      'Correction: the vote was on Monday, not on Tuesday.',
    );
  });

  it('gets a notice alone where no wording fits a post, or the byline is another', async () => {
    const told = await tellStory();
    changePage(told, () => ({ title: 'What @victim said' }));
    await goOn(told, HOUR);
    changePage(told, () => ({ title: 'What @victim said', byline: ['Tomas Lind'] }));
    await goOn(told, 4 * HOUR);
    expect(notices(told).map(({ correction }) => correction)).toEqual([null, null]);
    expect(notices(told)[1]?.difference).toBe('the byline Mara Ellison became Tomas Lind');
    expect(await told.desk.store.threads()).toHaveLength(1);
  });

  it('is left alone when a typo is mended or a paragraph is added; that is only kept', async () => {
    const told = await tellStory();
    changePage(told, swap('a vote that took less', 'a vote which took less'));
    await goOn(told, HOUR);
    changePage(told, note('The council will meet again in 14 days.'));
    await goOn(told, 6 * HOUR);
    expect(notices(told)).toEqual([]);
    expect(await told.desk.store.revisions(LINK)).toHaveLength(3);
  });

  it('is not corrected by a wall or an error page in its place', async () => {
    const told = await tellStory();
    changePage(told, () => ({
      title: 'Page not found',
      blocks: [{ kind: 'paragraph', text: 'Nothing here.' }],
    }));
    await goOn(told, 6 * HOUR);
    expect(notices(told)).toEqual([]);
    changePage(told, () => ({ blocks: [{ kind: 'paragraph', text: 'This article has been retracted.' }] }));
    await goOn(told, 6 * HOUR);
    expect(notices(told)).toMatchObject([{ difference: expect.stringContaining('has been retracted') }]);
  });

  it('that is gone at two looks is told with the way to take the thread back, and once', async () => {
    const told = await tellStory();
    told.desk.pages.delete(LINK);
    await goOn(told, 30 * MINUTE);
    expect(notices(told)).toEqual([]);
    await goOn(told, 24 * HOUR);
    const difference = expect.stringContaining(`bylinebot outbox rollback ${told.thread.id}`);
    expect(notices(told)).toMatchObject([{ difference, correction: null }]);
    expect(await told.desk.store.threads()).toHaveLength(1);
  });

  it('that is gone for one look alone is not told', async () => {
    const told = await tellStory();
    told.desk.pages.delete(LINK);
    await goOn(told, 20 * MINUTE);
    told.desk.pages.set(LINK, createArticle(2));
    await goOn(told, 24 * HOUR);
    expect(notices(told)).toEqual([]);
  });

  it('that cannot be read is left until the next look', async () => {
    const told = await tellStory();
    told.desk.pages.set(LINK, { kind: 'failed', fault: { what: 'HTTP 503', remedy: '' } });
    await goOn(told, 60 * MINUTE);
    expect(told.desk.pageReads).toHaveLength(1);
    expect(notices(told)).toEqual([]);
  });

  it('is looked at for every account that told it, each measured by what its own thread was made of', async () => {
    const told = await tellStory();
    const { desk, thread } = told;
    changePage(told, swap('4.1', '4.7'));
    const page = desk.pages.get(LINK);
    if (page?.kind !== 'read') throw new Error('no page');
    // The other account's people saw the later words.
    const { title, byline, slots } = thread;
    const draft = {
      account: 'desk',
      article: LINK,
      title,
      byline,
      posts: slots.slice(0, 1),
      reason: '',
      approvedBy: 'Ana',
      revision: toRevision(page.article),
    };
    const [other] = await desk.store.file({ feed: FEED, byline, key: 'o' }, [draft], desk.clock.now());
    const { id = '' } = other ?? {};
    const at = desk.clock.now();
    await desk.store.reserve(id, null, at);
    await desk.store.arm(id, 0, at + 20_000, at);
    const out = { kind: 'posted', id: '7', text: slots[0]?.text ?? '' } as const;
    await desk.store.record(id, `${id}/0#1`, out, 5_000, at);
    expect((await desk.store.threadsOut(0)).map(({ account }) => account)).toEqual(['mara', 'desk']);
    await goOn(told, 6 * HOUR);
    expect(notices(told).map((notice) => notice.thread.account)).toEqual(['mara']);
  });
});
