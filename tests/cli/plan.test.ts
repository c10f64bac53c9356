import { describe, expect, it } from 'vitest';
import { describePlan } from '../../src/cli/plan.ts';
import { PRICES } from '../../src/model/budget.ts';
import type { Entry } from '../../src/model/feed.ts';
import { planMonth } from '../../src/newsroom/plan.ts';
import { poll } from '../../src/newsroom/poll.ts';
import { draft, fileThread } from '../contract/stories.ts';
import { createEntry, createTestDesk, FEED, showEntries, type TestDesk } from '../newsroom/desk.ts';

const NEVER = new AbortController().signal;
const DAY = 86_400_000;
const WORLD = 'https://ledger.example/world';
const DEAD = 'https://ledger.example/dead';

function budgetOf(perMonthUsd: number, perDay: number | null = null) {
  return { perDay, perQuarterHour: null, perMonthUsd, reserveForBreaking: 0, prices: PRICES };
}

/** Entries of the author, `days` ago each. */
function entries(now: number, from: number, ...days: readonly number[]): readonly Entry[] {
  return days.map((ago, index) => createEntry(from + index, { published: now - ago * DAY }));
}

/** Two bylines, three feeds and two accounts, one of which has told two stories so far. */
async function openDesk(): Promise<TestDesk> {
  const desk = createTestDesk({ feeds: [FEED, WORLD, DEAD] });
  const [mara] = desk.bylines;
  const [account] = desk.accounts;
  if (mara === undefined || account === undefined) throw new Error('the desk is empty');
  const now = desk.clock.now();
  desk.feedAnswers.set(FEED, showEntries(...entries(now, 10, 20, 45), createEntry(90, { authors: ['Ben'] })));
  await poll(desk, FEED, NEVER);
  const undated = createEntry(70, { published: null });
  const byBen = createEntry(91, { published: now - 4 * DAY, authors: ['Ben'] });
  const unsigned = createEntry(80, { published: now - DAY, authors: [] });
  desk.feedAnswers.set(FEED, showEntries(...entries(now, 20, 1, 2, 3), undated, unsigned, byBen));
  // Story 20 stands in both feeds and becomes one thread.
  desk.feedAnswers.set(WORLD, showEntries(...entries(now, 20, 1), ...entries(now, 40, 2, 5.9, 6)));
  desk.feedAnswers.set(DEAD, {
    kind: 'failed',
    fault: { what: `${DEAD}: HTTP 500`, remedy: 'ask its publisher' },
  });
  await fileThread(desk.store, 1);
  await fileThread(desk.store, 2, {
    posts: [...draft(2).posts, { text: 'All: https://x.example/2', weight: 28, sources: [] }],
  });
  const given = await fileThread(desk.store, 3, { posts: [] });
  await desk.store.cancel(given.id, 'no', now);
  return {
    ...desk,
    bylines: [mara, { ...mara, author: 'Ben', feeds: [FEED], accounts: ['mara', 'desk'] }],
    accounts: [
      { ...account, budget: budgetOf(0.9) },
      { ...account, name: 'desk', budget: budgetOf(25, 0) },
      { ...account, name: 'third' },
    ],
  };
}

describe('bylinebot plan', () => {
  it('forecasts a month in a table', async () => {
    const desk = await openDesk();
    const plan = await planMonth(desk, NEVER);
    await expect(describePlan(plan)).toMatchFileSnapshot('../golden/plan/month.txt');
  });

  it('asks each feed once, and stores nothing', async () => {
    const desk = await openDesk();
    const asked: string[] = [];
    const read = async (url: string) => {
      asked.push(url);
      return desk.feedAnswers.get(url) ?? ({ kind: 'unchanged' } as const);
    };
    const before = await desk.store.entriesSince(0);
    await planMonth({ ...desk, feeds: { read } }, NEVER);
    expect(asked.toSorted()).toEqual([DEAD, FEED, WORLD]);
    expect(await desk.store.entriesSince(0)).toEqual(before);
  });

  it('says so where nothing is known yet', async () => {
    const plan = await planMonth(createTestDesk(), NEVER);
    await expect(describePlan(plan)).toMatchFileSnapshot('../golden/plan/empty.txt');
  });
});
