import { describe, expect, it } from 'vitest';
import { draftDue } from '../../src/newsroom/draft.ts';
import { poll } from '../../src/newsroom/poll.ts';
import type { Entry } from '../../src/model/feed.ts';
import type { Byline } from '../../src/model/byline.ts';
import type { ArticleAnswer } from '../../src/model/article.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const BROKEN: ArticleAnswer = { kind: 'failed', fault: { what: 'the page answered 500', remedy: 'wait' } };
const UNSIGNED = { authors: [] };

const linkOf = (n: number): string => `https://ledger.example/story-${n}`;

/** A desk whose stories 1, 2 and 3 have pages; story 1 is the baseline, unless the first run takes the newest. */
async function openDesk(change: Partial<Byline> = {}): Promise<TestDesk> {
  const desk = createTestDesk(change);
  for (const n of [1, 2, 3]) desk.pages.set(linkOf(n), createArticle(n));
  if (change.firstRun === 'newest') return desk;
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await poll(desk, FEED, NEVER);
  return desk;
}

async function draftFrom(desk: TestDesk, ...entries: readonly Entry[]): Promise<void> {
  desk.feedAnswers.set(FEED, showEntries(...entries));
  await poll(desk, FEED, NEVER);
  await draftDue(desk, NEVER);
}

async function articlesOf(desk: TestDesk): Promise<readonly string[]> {
  return (await desk.store.threads()).map(({ article }) => article);
}

async function reasonsOf(desk: TestDesk): Promise<readonly string[]> {
  return (await desk.store.threads()).map(({ reason, state }) => `${state}: ${reason}`);
}

describe('drafting', () => {
  it('looks into the candidates of a first run, newest first, until one is the author’s', async () => {
    const desk = await openDesk({ firstRun: 'newest' });
    desk.pages.set(linkOf(3), createArticle(3, { byline: ['Somebody Else'] }));
    await draftFrom(desk, ...[1, 2, 3].map((n) => createEntry(n, UNSIGNED)));
    expect(await articlesOf(desk)).toEqual([linkOf(2)]);
    expect(desk.pageReads).toEqual([linkOf(3), linkOf(2)]);
  });

  it('puts no older article in the place of the newest while its page cannot be read', async () => {
    const desk = await openDesk({ firstRun: 'newest' });
    desk.pages.set(linkOf(3), BROKEN);
    await draftFrom(desk, ...[1, 2, 3].map((n) => createEntry(n, UNSIGNED)));
    await draftDue(desk, NEVER);
    expect(desk.pageReads).toEqual([linkOf(3)]);
    desk.pages.set(linkOf(3), createArticle(3));
    desk.clock.advance(60_000);
    await draftDue(desk, NEVER);
    expect(await articlesOf(desk)).toEqual([linkOf(3)]);
    expect(await desk.store.dueEntries(Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  it('files no older article of a first run when the thread of the newest stands already', async () => {
    const desk = await openDesk({ firstRun: 'newest' });
    await draftFrom(desk, createEntry(3));
    const elsewhere = 'https://ledger.example/other-feed';
    const [byline] = desk.bylines;
    if (byline === undefined) throw new Error('the desk has no byline');
    const wider = { ...desk, bylines: [{ ...byline, feeds: [FEED, elsewhere] }] };
    desk.feedAnswers.set(elsewhere, showEntries(...[2, 3].map((n) => createEntry(n, UNSIGNED))));
    await poll(wider, elsewhere, NEVER);
    await draftDue(wider, NEVER);
    expect(await articlesOf(desk)).toEqual([linkOf(3)]);
    expect(await desk.store.dueEntries(Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  it('reads no page of a story whose thread stands for every account, and reads it when one lacks it', async () => {
    const desk = await openDesk();
    await draftFrom(desk, createEntry(2));
    const [mara] = desk.accounts;
    const [byline] = desk.bylines;
    if (mara === undefined || byline === undefined) throw new Error('the desk is empty');
    const both = {
      ...desk,
      bylines: [{ ...byline, feeds: [FEED, 'b'], accounts: ['mara', 'desk'] }],
      accounts: [mara, { ...mara, name: 'desk' }],
    };
    desk.feedAnswers.set('b', showEntries());
    await poll(both, 'b', NEVER);
    desk.feedAnswers.set('b', showEntries(createEntry(2)));
    await poll(both, 'b', NEVER);
    await draftDue(both, NEVER);
    expect((await desk.store.threads()).map(({ account }) => account)).toEqual(['desk', 'mara']);
    await poll(both, 'b', NEVER);
    const reads = desk.pageReads.length;
    desk.feedAnswers.set('c', showEntries());
    const third = { ...both, bylines: [{ ...byline, feeds: ['c'], accounts: ['mara', 'desk'] }] };
    await poll(third, 'c', NEVER);
    desk.feedAnswers.set('c', showEntries(createEntry(2)));
    await poll(third, 'c', NEVER);
    await draftDue(third, NEVER);
    expect(desk.pageReads).toHaveLength(reads);
  });

  it('drafts nothing for an account that the byline no longer has', async () => {
    const desk = await openDesk();
    desk.feedAnswers.set(FEED, showEntries(createEntry(2)));
    await poll(desk, FEED, NEVER);
    const [byline] = desk.bylines;
    if (byline === undefined) throw new Error('the desk has no byline');
    await draftDue({ ...desk, bylines: [{ ...byline, accounts: ['desk'] }] }, NEVER);
    expect(await articlesOf(desk)).toEqual([]);
  });

  it.each([
    ['a page by somebody else', {}, { byline: ['Ana Ruiz'] }, 'the page says by Ana Ruiz'],
    ['a page that is doubted', {}, { doubts: ['it looks like a paywall'] }, 'it looks like a paywall'],
    ['a link that fits no post', {}, { url: `https://ledger.example/${'a'.repeat(400)}` }, 'the link'],
  ])('sends %s to a person', async (_, ofEntry, ofPage, reason) => {
    const desk = await openDesk();
    desk.pages.set(linkOf(2), createArticle(2, ofPage));
    await draftFrom(desk, createEntry(2, ofEntry));
    expect((await reasonsOf(desk)).join()).toMatch(/^in_review: /);
    expect((await reasonsOf(desk)).join()).toContain(reason);
  });

  it('drops an article that only its page denies to the author', async () => {
    const desk = await openDesk();
    desk.pages.set(linkOf(2), createArticle(2, { byline: ['Ana Ruiz'] }));
    await draftFrom(desk, createEntry(2, UNSIGNED));
    expect(await articlesOf(desk)).toEqual([]);
  });

  it('ends with the handle that the article names where no attribution is set', async () => {
    const desk = await openDesk({ attribution: null });
    desk.pages.set(linkOf(2), createArticle(2, { handle: 'mara_e' }));
    await draftFrom(desk, createEntry(2));
    const [thread] = await desk.store.threads();
    expect(thread?.slots.at(-1)?.text).toContain('Follow @mara_e');
  });

  it('tries a page twelve times over a day, then tells a person to do it by hand', async () => {
    const desk = await openDesk();
    desk.pages.set(linkOf(2), BROKEN);
    await draftFrom(desk, createEntry(2));
    for (let hour = 0; hour < 72; hour++) {
      desk.clock.advance(3_600_000);
      await draftDue(desk, NEVER);
    }
    expect(desk.pageReads).toHaveLength(12);
    expect(desk.lines.at(-1)).toMatch(/^error .*given up/);
    expect(desk.notices).toMatchObject([
      {
        kind: 'article-lost',
        feed: FEED,
        byline: 'Mara Ellison',
        reason: expect.stringContaining(linkOf(2)),
      },
    ]);
  });

  it('tells nobody of a page that could not be read where no feed names the author', async () => {
    const desk = await openDesk();
    desk.pages.set(linkOf(2), BROKEN);
    await draftFrom(desk, createEntry(2, { authors: [] }));
    for (let hour = 0; hour < 72; hour++) {
      desk.clock.advance(3_600_000);
      await draftDue(desk, NEVER);
    }
    expect(desk.lines.at(-1)).toMatch(/^error .*given up/);
    expect(desk.notices).toEqual([]);
  });

  it('neither begins a page nor counts a try when told to stop', async () => {
    const desk = await openDesk();
    const stop = new AbortController();
    desk.feedAnswers.set(FEED, showEntries(createEntry(3), createEntry(2)));
    await poll(desk, FEED, NEVER);
    desk.articles.read = async (url) => {
      desk.pageReads.push(url);
      stop.abort();
      return BROKEN;
    };
    await draftDue(desk, stop.signal);
    expect(desk.pageReads).toEqual([linkOf(2)]);
    expect((await desk.store.dueEntries(desk.clock.now())).map(({ tries }) => tries)).toEqual([0, 0]);
  });
});
