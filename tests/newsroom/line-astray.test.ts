import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import { createFakeNetwork } from './fake-network.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries } from './desk.ts';
import { NEVER, publish } from './publishing.ts';

describe('the line', () => {
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
