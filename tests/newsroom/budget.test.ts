import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const DAY = 24 * 3_600_000;

/** A desk whose account may send so many posts a day, with two new stories in its feed. */
async function openDesk(perDay: number): Promise<TestDesk> {
  const desk = createTestDesk();
  const prices = { post: 0.015, linkPost: 0.2, delete: 0.01, altText: 0.005, read: 0.001 };
  const budget = { perDay, perQuarterHour: null, perMonthUsd: null, reserveForBreaking: 0, prices };
  const capped = { ...desk, accounts: desk.accounts.map((account) => ({ ...account, budget })) };
  capped.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(capped, NEVER);
  for (const n of [2, 3]) capped.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
  capped.feedAnswers.set(FEED, showEntries(createEntry(3), createEntry(2), createEntry(1)));
  return capped;
}

describe('an account’s budget', () => {
  it('lets one whole thread out and keeps the other one whole until its window has rolled on', async () => {
    const desk = await openDesk(7);
    const { later } = await runOnce(desk, NEVER);
    expect(desk.network.truth).toHaveLength(5);
    expect(later.map(({ state, reason }) => [state, reason])).toEqual([
      ['approved', 'the budget allows 7 posts a day: 5 are spent, 5 are wanted'],
    ]);
    await runOnce(desk, NEVER);
    expect(desk.network.calls).toHaveLength(5);
    desk.clock.advance(DAY);
    expect((await runOnce(desk, NEVER)).later).toEqual([]);
    expect(desk.network.truth).toHaveLength(10);
  });

  it('is not refilled by a clock that was set back two hours, and is a day later (fault 36)', async () => {
    const desk = await openDesk(7);
    await runOnce(desk, NEVER);
    desk.clock.advance(-2 * 3_600_000);
    expect((await runOnce(desk, NEVER)).later).toHaveLength(1);
    expect(desk.network.truth).toHaveLength(5);
    desk.clock.advance(DAY + 3 * 3_600_000);
    expect((await runOnce(desk, NEVER)).later).toEqual([]);
    expect(desk.network.truth).toHaveLength(10);
  });

  it('begins no thread that is larger than a whole day, and says why', async () => {
    const desk = await openDesk(4);
    const { later } = await runOnce(desk, NEVER);
    expect(desk.network.calls).toEqual([]);
    expect(later[0]?.reason).toBe('the budget allows 4 posts a day: 0 are spent, 5 are wanted');
  });
});
