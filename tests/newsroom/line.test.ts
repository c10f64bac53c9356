import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import { createFakeNetwork } from './fake-network.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;

/** Shows old stories at a first run, then the new ones, so that the new ones are due. */
async function publish(desk: TestDesk, ...numbers: readonly number[]): Promise<void> {
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  for (const n of numbers) desk.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
  desk.feedAnswers.set(FEED, showEntries(...numbers.map((n) => createEntry(n)), createEntry(1)));
}

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

  it('keeps an article whose page cannot be read, and posts it when it can', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    const page = desk.pages.get('https://ledger.example/story-2');
    desk.pages.set('https://ledger.example/story-2', {
      kind: 'failed',
      fault: { what: 'https://ledger.example/story-2: HTTP 500', remedy: 'wait' },
    });
    const { unread } = await runOnce(desk, NEVER);
    expect(unread.map(({ link, reason }) => [link, reason])).toEqual([
      ['https://ledger.example/story-2', 'https://ledger.example/story-2: HTTP 500'],
    ]);
    if (page !== undefined) desk.pages.set('https://ledger.example/story-2', page);
    desk.clock.advance(60_000);
    await runOnce(desk, NEVER);
    expect((await desk.store.threads()).map(({ state }) => state)).toEqual(['published']);
  });

  it('asks again for a page that is not there yet, as when a feed is ahead of its site', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    desk.pages.clear();
    expect((await runOnce(desk, NEVER)).unread).toHaveLength(1);
    desk.pages.set('https://ledger.example/story-2', createArticle(2));
    desk.clock.advance(60_000);
    await runOnce(desk, NEVER);
    expect((await desk.store.threads()).map(({ state }) => state)).toEqual(['published']);
  });

  it('cancels open threads and takes feeds as baseline again when the account is another than before (fault 42)', async () => {
    const desk = createTestDesk({ review: 'one' });
    await publish(desk, 2);
    await runOnce(desk, NEVER);
    desk.network.identity = { id: '77', handle: 'mara' };
    desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(3), createEntry(1)));
    await runOnce(desk, NEVER);
    expect((await desk.store.threads()).map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('says so and posts nothing when the network will not say whose account it is', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    desk.network.whoAmI = async () => ({ kind: 'unreachable', fault: { what: 'no answer', remedy: 'wait' } });
    const leavings = await runOnce(desk, NEVER);
    expect(leavings.stuck).toEqual(['mara']);
    expect(desk.network.calls).toEqual([]);
    expect((await desk.store.threads()).map(({ state }) => state)).toEqual(['approved']);
  });

  it('lets an article that trips a bug wait, and posts the ones behind it', async () => {
    const desk = createTestDesk();
    await publish(desk, 2, 3);
    const { summarize } = desk.summarizer;
    desk.summarizer.summarize = async (article, ask, signal) => {
      if (article.url.endsWith('story-2')) throw new TypeError('cannot read a property');
      return summarize(article, ask, signal);
    };
    const { unread } = await runOnce(desk, NEVER);
    expect(unread.map(({ link }) => link)).toEqual(['https://ledger.example/story-2']);
    expect(desk.lines.join()).toContain('a bug in bylinebot');
    expect((await desk.store.threads()).map(({ article, state }) => [article, state])).toEqual([
      ['https://ledger.example/story-3', 'published'],
    ]);
  });

  it('gives each account its own thread of a story that two feeds carry', async () => {
    const second = 'https://ledger.example/harbour/feed';
    const desk = createTestDesk({ feeds: [FEED, second], accounts: ['mara', 'desk'] });
    const network = createFakeNetwork(desk.clock);
    network.identity = { id: '43', handle: 'desk' };
    const two = {
      ...desk,
      accounts: [...desk.accounts, { name: 'desk', kind: 'x' as const, network, spacing: 0 }],
    };
    two.feedAnswers.set(second, showEntries(createEntry(1)));
    await publish(two, 2);
    two.feedAnswers.set(second, showEntries(createEntry(2, { key: 'in the other feed' })));
    await runOnce(two, NEVER);
    const threads = await two.store.threads();
    expect(threads.map(({ account, state }) => `${account} ${state}`).toSorted()).toEqual([
      'desk published',
      'mara published',
    ]);
    // Once to draft both, then once more before each of them begins.
    expect(two.pageReads).toEqual(Array.from({ length: 3 }, () => 'https://ledger.example/story-2'));
  });

  it('posts nothing from the second of two accounts whose keys are of one person', async () => {
    const desk = createTestDesk({ accounts: ['mara', 'desk'] });
    const network = createFakeNetwork(desk.clock);
    const two = {
      ...desk,
      accounts: [...desk.accounts, { name: 'desk', kind: 'x' as const, network, spacing: 0 }],
    };
    await publish(two, 2);
    const { stuck } = await runOnce(two, NEVER);
    expect(stuck).toHaveLength(1);
    expect([desk.network.truth.length > 0, network.truth.length > 0].filter(Boolean)).toHaveLength(1);
  });

  it('names an account whose token stopped working in mid-thread', async () => {
    const desk = createTestDesk();
    await publish(desk, 2);
    desk.network.faults.push('none', 'auth');
    expect((await runOnce(desk, NEVER)).stuck).toEqual(['mara']);
  });
});
