import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import { askExplain } from '../cli/shell.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries } from './desk.ts';

const NEVER = new AbortController().signal;

async function openDesk(change: Parameters<typeof createTestDesk>[0]) {
  const desk = createTestDesk(change);
  desk.feedAnswers.set(FEED, showEntries());
  await runOnce(desk, NEVER);
  desk.clock.advance(600_000);
  return desk;
}

describe('an article that "only" or "not" keep out', () => {
  it('is not told, its page is not read, and explain says why', async () => {
    const desk = await openDesk({ not: { category: ['Opinion'] } });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1, { categories: ['Opinion'] }), createEntry(2)));
    desk.pages.set('https://ledger.example/story-2', createArticle(2));
    await runOnce(desk, NEVER);
    expect(desk.pageReads).not.toContain('https://ledger.example/story-1');
    expect((await desk.store.threads()).map(({ title }) => title)).toEqual([
      'Port Alder approves expansion 2',
    ]);
    const { code, out } = await askExplain(desk, 'https://ledger.example/story-1');
    expect(code).toBe(0);
    expect(out).toContain('not posted: "not" bars the category "Opinion"');
  });

  it('is kept out by its page’s language where the feed names none', async () => {
    const desk = await openDesk({ only: { language: ['fr'] } });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
    desk.pages.set('https://ledger.example/story-1', createArticle(1));
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toEqual([]);
    const { out } = await askExplain(desk, 'https://ledger.example/story-1');
    expect(out).toContain('not posted: "only" wants the language "fr", and its page has "en"');
  });

  it('is not taken for the newest at a first run', async () => {
    const desk = createTestDesk({ firstRun: 'newest', not: { title: ['Story 2'] } });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1), createEntry(2)));
    desk.pages.set('https://ledger.example/story-1', createArticle(1));
    await runOnce(desk, NEVER);
    expect((await desk.store.threads()).map(({ article }) => article)).toEqual([
      'https://ledger.example/story-1',
    ]);
  });
});
