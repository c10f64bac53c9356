import { describe, expect, it } from 'vitest';
import type { Budget } from '../../src/model/budget.ts';
import { PRICES } from '../../src/model/budget.ts';
import type { Thread } from '../../src/model/thread.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import type { DeskAccount } from '../../src/ports/desk.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';
import { DOWN, LINK, MINUTE, NEVER } from './looked-at.ts';

/** A desk behind its baseline with stories in its feed, whose account may be other than usual. */
async function openDesk(change: Partial<DeskAccount>, ...numbers: readonly number[]): Promise<TestDesk> {
  const plain = createTestDesk();
  const desk = { ...plain, accounts: plain.accounts.map((account) => ({ ...account, ...change })) };
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  for (const n of numbers) desk.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
  desk.feedAnswers.set(FEED, showEntries(...numbers.map((n) => createEntry(n))));
  return desk;
}

/** A short thread, approved by somebody. */
async function file(desk: TestDesk, article: string, approvedBy: string): Promise<Thread | undefined> {
  const posts = [{ text: `News of ${article}.`, weight: 20, sources: [] }];
  const about = { account: 'mara', article, title: 'B', byline: 'Ana Ruiz', reason: '', approvedBy };
  const ref = { feed: FEED, byline: 'Ana Ruiz', key: article };
  return (await desk.store.file(ref, [{ ...about, posts }], desk.clock.now()))[0];
}

const BUDGET: Budget = {
  perDay: 8,
  perQuarterHour: null,
  perMonthUsd: null,
  reserveForBreaking: 5,
  prices: PRICES,
};

describe('a thread that waits by itself', () => {
  it('for its page keeps no other one of its account waiting', async () => {
    const desk = await openDesk({}, 2);
    const { read } = desk.articles;
    let reads = 0;
    const articles = {
      ...desk.articles,
      read: (url: string, signal: AbortSignal) =>
        url === LINK && ++reads > 1 ? Promise.resolve(DOWN) : read(url, signal),
    };
    const down = { ...desk, articles };
    await runOnce(down, NEVER);
    expect(desk.network.truth).toEqual([]);
    await file(down, 'https://ledger.example/b', 'the rule "review: none"');
    const { later } = await runOnce(down, NEVER);
    expect(later.map(({ reason }) => reason)).toEqual([`its page cannot be read: ${LINK} answered 503`]);
    expect(desk.network.truth).toHaveLength(1);
  });

  it('for the budget does not keep breaking news waiting, for which a part of it is kept', async () => {
    const desk = await openDesk({ budget: BUDGET }, 2);
    await runOnce(desk, NEVER);
    await file(desk, 'https://ledger.example/b', 'Ana');
    const { later } = await runOnce(desk, NEVER);
    expect(desk.network.truth.map(({ text }) => text)).toEqual(['News of https://ledger.example/b.']);
    expect(later[0]?.reason).toMatch(/^the budget allows 3 posts a day/);
  });

  it('for its account keeps the others waiting as well, and is first when it may go out', async () => {
    const desk = await openDesk({}, 2);
    await desk.store.closeGate(
      'mara',
      { kind: 'rate', reason: 'HTTP 429', until: desk.clock.now() + 5 * MINUTE },
      desk.clock.now(),
    );
    await runOnce(desk, NEVER);
    await file(desk, 'https://ledger.example/b', 'Ana');
    await runOnce(desk, NEVER);
    expect(desk.network.truth).toEqual([]);
    desk.clock.advance(6 * MINUTE);
    await runOnce(desk, NEVER);
    expect(desk.network.truth.at(-1)?.text).toBe('News of https://ledger.example/b.');
    expect(desk.network.truth).toHaveLength(6);
  });
});
