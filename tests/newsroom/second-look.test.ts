import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import type { Thread } from '../../src/model/thread.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const LINK = 'https://ledger.example/story-2';
const MINUTE = 60_000;
const DOWN = { kind: 'failed', fault: { what: `${LINK} answered 503`, remedy: '' } } as const;

/** A desk where the thread of story 2 waits for a person. */
async function draftStory(): Promise<{ desk: TestDesk; id: string }> {
  const desk = createTestDesk({ review: 'one' });
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  desk.pages.set(LINK, createArticle(2));
  desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(1)));
  const [thread] = (await runOnce(desk, NEVER)).forPerson;
  return { desk, id: thread?.id ?? '' };
}

/** Lets a person approve, and delivery go as far as it goes now; the thread as it then stands. */
async function approve({ desk, id }: { desk: TestDesk; id: string }): Promise<Thread> {
  await desk.store.approve(id, 'an editor', desk.clock.now());
  return deliverNow({ desk, id });
}

async function deliverNow({ desk, id }: { desk: TestDesk; id: string }): Promise<Thread> {
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
function changePage(desk: TestDesk, change: (article: Article) => Partial<Article>): void {
  const page = createArticle(2);
  if (page.kind !== 'read') throw new Error('no page');
  desk.pages.set(LINK, { kind: 'read', article: { ...page.article, ...change(page.article) } });
}

function postByHand(desk: TestDesk, text: string, ago = 60_000): string {
  const id = String(950 + desk.network.truth.length);
  desk.network.truth.push({ id, editIds: [id], text, parentId: null, at: desk.clock.now() - ago });
  return id;
}

const swap =
  (word: string, by: string) =>
  ({ blocks }: Article): Partial<Article> => ({
    blocks: blocks.map(({ kind, text }) => ({ kind, text: text.replace(word, by) })),
  });

describe('the look at the article before its first post', () => {
  it.each<[string, (article: Article) => Partial<Article>, string]>([
    [
      'whose headline changed',
      () => ({ title: 'Port Alder rejects expansion 2' }),
      'the headline “Port Alder approves expansion 2” became “Port Alder rejects expansion 2”',
    ],
    ['whose words changed', swap('4.1 million', '4.7 million'), 'the article has changed: 4.1 became 4.7'],
    ['that is by somebody else now', () => ({ byline: ['Tomas Lind'] }), 'the page now says by Tomas Lind'],
    ['that nobody signs any more', () => ({ byline: [] }), 'the page names no author any more'],
    [
      'that went behind a wall',
      () => ({ doubts: ['the page says that it is behind a paywall'] }),
      'the page says that it is behind a paywall',
    ],
    [
      'whose link leads elsewhere now',
      () => ({ url: 'https://ledger.example/live' }),
      'its link leads to https://ledger.example/live now',
    ],
  ])(
    'gives a story %s back to a person, with the difference, and keeps what it says (fault 13)',
    async (_, change, reason) => {
      const { desk, id } = await draftStory();
      changePage(desk, change);
      const thread = await approve({ desk, id });
      expect(thread).toMatchObject({ state: 'in_review', approvedBy: null });
      expect(thread.reason).toContain(reason);
      expect(desk.network.calls).toEqual([]);
      expect(desk.notices.at(-1)).toMatchObject({ kind: 'needs-person', thread: { id } });
      expect((await desk.store.revisions(LINK)).at(-1)?.lookedAt).toBe(desk.clock.now());
      expect((await approve({ desk, id })).state).toBe('published');
    },
  );

  it('lets an approval waive the change that was shown, and no other one (fault 13)', async () => {
    const { desk, id } = await draftStory();
    changePage(desk, swap('4.1', '4.7'));
    await approve({ desk, id });
    changePage(desk, swap('4.1', '4.8'));
    const again = await approve({ desk, id });
    expect(again.reason).toBe('the article has changed: 4.7 became 4.8');
    expect((await desk.store.revisions(LINK)).length).toBe(3);
    expect((await approve({ desk, id })).state).toBe('published');
  });

  it('gives a story that is gone back to a person, who may tell it all the same (fault 13)', async () => {
    const { desk, id } = await draftStory();
    desk.pages.delete(LINK);
    expect((await approve({ desk, id })).reason).toBe(`the article is gone: ${LINK}: HTTP 404`);
    expect(desk.network.calls).toEqual([]);
    expect((await approve({ desk, id })).state).toBe('published');
  });

  it('waits for a page that cannot be read, and tells the story when it can', async () => {
    const { desk, id } = await draftStory();
    desk.pages.set(LINK, DOWN);
    expect(await approve({ desk, id })).toMatchObject({
      state: 'approved',
      reason: `its page cannot be read: ${LINK} answered 503`,
    });
    desk.clock.advance(20 * MINUTE);
    desk.pages.set(LINK, createArticle(2));
    expect((await deliverNow({ desk, id })).state).toBe('published');
  });

  it('asks every two minutes, and after half an hour a person', async () => {
    const { desk, id } = await draftStory();
    desk.pages.set(LINK, DOWN);
    await approve({ desk, id });
    const reads = desk.pageReads.length;
    for (let round = 0; round < 14; round++) {
      desk.clock.advance(2 * MINUTE);
      expect((await deliverNow({ desk, id })).state).toBe('approved');
    }
    expect(desk.pageReads.length - reads).toBe(14);
    desk.clock.advance(2 * MINUTE);
    const thread = await deliverNow({ desk, id });
    expect(thread).toMatchObject({ state: 'in_review', reason: expect.stringContaining('cannot be read') });
    expect(desk.network.calls).toEqual([]);
    expect((await approve({ desk, id })).state).toBe('published');
  });

  it('does not hold back what nobody remembers the words of, nor a page whose typography changed', async () => {
    const { desk, id } = await draftStory();
    changePage(desk, swap('“We have waited', '"We  have waited'));
    expect((await approve({ desk, id })).state).toBe('published');
    const { account, article, title, byline, slots } = await deliverNow({ desk, id });
    const draft = {
      account,
      article: `${article}3`,
      title,
      byline,
      posts: slots,
      reason: '',
      approvedBy: 'Ana',
    };
    desk.pages.set(draft.article, createArticle(3, { title: 'Another' }));
    const [old] = await desk.store.file({ feed: FEED, byline, key: 'old' }, [draft], desk.clock.now());
    expect((await deliverNow({ desk, id: old?.id ?? '' })).state).toBe('published');
  });

  it('reads the page by the link that the feed gave', async () => {
    const { desk, id } = await draftStory();
    const article = 'https://ledger.example/2026/story-2';
    const before = desk.pageReads.length;
    const entry = createEntry(4);
    desk.pages.set(entry.link ?? '', createArticle(4, { url: article }));
    desk.feedAnswers.set(FEED, showEntries(entry));
    const thread = (await runOnce(desk, NEVER)).forPerson.find((each) => each.id !== id);
    expect(thread?.article).toBe(article);
    expect((await approve({ desk, id: thread?.id ?? '' })).state).toBe('published');
    expect(desk.pageReads.slice(before)).toEqual([entry.link, entry.link]);
  });
});

describe('the look at the own timeline before the first post', () => {
  it('gives a story that the account shared by hand back to a person, once for each post (fault 26)', async () => {
    const { desk, id } = await draftStory();
    postByHand(desk, `My story: http://www.ledger.example/story-2/?utm_source=x.`);
    const thread = await approve({ desk, id });
    const when = new Date(desk.clock.now() - MINUTE).toISOString();
    expect(thread).toMatchObject({
      state: 'in_review',
      reason: `the account shared this link itself at ${when}`,
    });
    expect(desk.network.calls).toEqual([]);
    postByHand(desk, `Once more ${LINK}`);
    expect((await approve({ desk, id })).state).toBe('in_review');
    expect((await approve({ desk, id })).state).toBe('published');
  });

  it.each([
    ['another link', 'Read https://ledger.example/story-22 too', 0],
    ['a link of two days ago', `My story: ${LINK}`, 48 * 60 * MINUTE],
    ['the words alone', 'My story on ledger.example', 0],
  ])('takes %s for nothing', async (_, text, ago) => {
    const { desk, id } = await draftStory();
    postByHand(desk, text, ago);
    expect((await approve({ desk, id })).state).toBe('published');
  });

  it('knows the link that the feed gave for the story', async () => {
    const { desk } = await draftStory();
    const link = 'https://feeds.example/r/4';
    desk.pages.set(link, createArticle(4));
    desk.feedAnswers.set(FEED, showEntries(createEntry(4, { link, key: 'r4' })));
    const [thread] = (await runOnce(desk, NEVER)).forPerson;
    postByHand(desk, `New: ${link}`);
    expect((await approve({ desk, id: thread?.id ?? '' })).reason).toContain('shared this link itself');
  });

  it('does not count what the bot itself posted', async () => {
    const { desk, id } = await draftStory();
    const { slots } = await approve({ desk, id });
    const article = createEntry(5).link ?? '';
    desk.pages.set(article, createArticle(5));
    // Another thread of ours links to the same story.
    const posted = desk.network.truth.find(({ id: remoteId }) => remoteId === slots.at(-1)?.remoteId);
    if (posted === undefined) throw new Error('nothing is out');
    desk.network.truth.splice(-1, 1, { ...posted, text: `See ${article}` });
    const draft = {
      account: 'mara',
      article,
      title: 'Five',
      byline: 'Mara Ellison',
      posts: [{ text: 'Five.', weight: 5, sources: [] }],
      reason: '',
      approvedBy: 'Ana',
    };
    const [other] = await desk.store.file(
      { feed: FEED, byline: 'Mara Ellison', key: '5' },
      [draft],
      desk.clock.now(),
    );
    expect((await deliverNow({ desk, id: other?.id ?? '' })).state).toBe('published');
  });
});
