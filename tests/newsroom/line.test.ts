import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries } from './desk.ts';
import { NEVER, publish } from './publishing.ts';

describe('the line', () => {
  it('posts nothing that stood in the feed at the first poll', async () => {
    const desk = createTestDesk();
    desk.feedAnswers.set(FEED, showEntries(createEntry(1), createEntry(2)));
    await runOnce(desk, NEVER);
    await runOnce(desk, NEVER);
    expect(desk.network.truth).toEqual([]);
    expect(desk.pageReads).toEqual([]);
  });

  it('posts a new article as one thread: in order, each a reply to the one before, attribution last', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    const leavings = await runOnce(desk, NEVER);
    const { truth } = desk.network;
    expect(leavings).toEqual({ unread: [], later: [], forPerson: [], paused: [], stuck: [] });
    expect(truth.length).toBeGreaterThanOrEqual(3);
    expect(truth.map(({ parentId }) => parentId)).toEqual([null, ...truth.slice(0, -1).map(({ id }) => id)]);
    expect(truth.at(-1)?.text).toContain('Follow @mara');
    expect(truth.filter(({ text }) => text.includes('https://'))).toHaveLength(1);
    expect(desk.network.calls).toHaveLength(truth.length);
  });

  it('posts nothing more at the next run', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    await runOnce(desk, NEVER);
    const posts = desk.network.truth.length;
    await runOnce(desk, NEVER);
    expect(desk.network.truth).toHaveLength(posts);
  });

  it('posts the newest matching article at a first run when asked to, whatever its age', async () => {
    const desk = createTestDesk({ firstRun: 'newest' });
    desk.pages.set('https://ledger.example/story-3', createArticle(3));
    const other = createEntry(9, { authors: ['Tomas Lind'] });
    desk.feedAnswers.set(FEED, showEntries(createEntry(2), other, createEntry(3), createEntry(1)));
    await runOnce(desk, NEVER);
    const threads = await desk.store.threads();
    expect(threads.map(({ article, state }) => ({ article, state }))).toEqual([
      { article: 'https://ledger.example/story-3', state: 'published' },
    ]);
  });

  it('sends two threads one after the other, never interleaved', async () => {
    const desk = createTestDesk();
    await publish(desk, 2, 3);
    await runOnce(desk, NEVER);
    const roots = desk.network.truth.filter(({ parentId }) => parentId === null);
    const starts = roots.map(({ id }) => desk.network.truth.findIndex((post) => post.id === id));
    expect(starts).toHaveLength(2);
    const broken = desk.network.truth.filter(
      ({ parentId }, index) => parentId !== null && desk.network.truth[index - 1]?.id !== parentId,
    );
    expect(broken).toEqual([]);
  });

  it('gives one thread to a story that stands in the feed under two guids', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(2, { key: 'another' })));
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toHaveLength(1);
  });

  it('passes over an article by somebody else', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    desk.feedAnswers.set(FEED, showEntries(createEntry(2, { authors: ['Jon Mara Ellisonne'] })));
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toEqual([]);
  });

  it('sends an article that only its page ascribes to the author to a person', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    desk.feedAnswers.set(FEED, showEntries(createEntry(2, { authors: [] })));
    const leavings = await runOnce(desk, NEVER);
    expect(leavings.forPerson.map(({ reason }) => reason)).toEqual(['only the page names the author']);
    expect(desk.network.truth).toEqual([]);
  });

  it('sends an article that nobody signs to a person', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    desk.pages.set('https://ledger.example/story-2', createArticle(2, { byline: [] }));
    desk.feedAnswers.set(FEED, showEntries(createEntry(2, { authors: [] })));
    const leavings = await runOnce(desk, NEVER);
    expect(leavings.forPerson[0]?.reason).toContain('nobody is named as its author');
  });

  it('waits for a person when the byline asks for review, and posts once approved', async () => {
    const desk = createTestDesk({ review: 'one' });
    await publish(desk, 2);
    const [thread] = (await runOnce(desk, NEVER)).forPerson;
    expect(desk.network.truth).toEqual([]);
    await desk.store.approve(thread?.id ?? '', 'an editor', desk.clock.now());
    await runOnce(desk, NEVER);
    expect(desk.network.truth).toHaveLength(thread?.slots.length ?? 0);
  });
});
