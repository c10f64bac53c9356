import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createEntry, FEED, showEntries } from './desk.ts';
import { NEVER, LINK, MINUTE, DOWN, draftStory, approve, deliverNow, changePage, swap } from './looked-at.ts';

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
      'that was put off',
      () => ({ published: '2026-01-06T06:00:00Z' }),
      'its page now has a date ahead, 2026-01-06T06:00:00.000Z',
    ],
    [
      'whose author asks for another first post now',
      () => ({ wishes: { skip: false, hold: false, accounts: [], first: 'I was there.' } }),
      'the page asks for another first post now (bylinebot:first): “I was there.”',
    ],
    [
      'that is not to be told any more',
      () => ({ wishes: { skip: true, hold: false, accounts: [] } }),
      'the page asks not to be told (bylinebot:skip)',
    ],
    [
      'that is to be held now',
      () => ({ wishes: { skip: false, hold: true, accounts: [] } }),
      'the page asks for a look first (bylinebot:hold)',
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

  it('tells of each change of the author’s own first post', async () => {
    const { desk, id } = await draftStory();
    const ask = (first?: string) =>
      changePage(desk, () => ({
        wishes: { skip: false, hold: false, accounts: [], ...(first && { first }) },
      }));
    ask('I was there.');
    await approve({ desk, id });
    ask('I was not there.');
    expect((await approve({ desk, id })).reason).toContain('“I was not there.”');
    ask();
    expect((await approve({ desk, id })).reason).toBe(
      'the page asks for no first post any more (bylinebot:first)',
    );
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

  it('is not taken more often by a bot that looks at its outbox every few seconds', async () => {
    const { desk, id } = await draftStory();
    desk.pages.set(LINK, DOWN);
    await approve({ desk, id });
    const [began, reads] = [desk.clock.now(), desk.pageReads.length];
    for (let round = 0; round < 40; round++) {
      desk.clock.advance(MINUTE / 4);
      await deliverNow({ desk, id });
    }
    const most = (desk.clock.now() - began) / (2 * MINUTE);
    expect(desk.pageReads.length - reads).toBeLessThanOrEqual(most);
    expect(most).toBeLessThan(15);
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
