import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createEntry, FEED, showEntries } from './desk.ts';
import { NEVER, LINK, MINUTE, draftStory, approve, deliverNow, postByHand } from './looked-at.ts';

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
