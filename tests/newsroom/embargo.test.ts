import { describe, expect, it } from 'vitest';
import type { Byline } from '../../src/model/byline.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const NINE = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LINK = 'https://ledger.example/story-2';

/** A desk at nine whose second story came after the baseline, with a date of the feed and one of its page. */
async function openDesk(
  feed: number | null,
  page: string | null,
  change: Partial<Byline> = {},
): Promise<TestDesk> {
  const desk = createTestDesk(change);
  if (change.firstRun !== 'newest') {
    desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
    await runOnce(desk, NEVER);
  }
  desk.pages.set(LINK, createArticle(2, { published: page }));
  desk.feedAnswers.set(FEED, showEntries(createEntry(2, { published: feed }), createEntry(1)));
  return desk;
}

/** The times after nine, in minutes, at which the page was read when a run was made every minute of `minutes`. */
async function watch(desk: TestDesk, minutes: number): Promise<readonly number[]> {
  const readAt: number[] = [];
  for (let minute = 0; minute <= minutes; minute++) {
    desk.clock.advance(NINE + minute * MINUTE - desk.clock.now());
    const before = desk.pageReads.length;
    await runOnce(desk, NEVER);
    if (desk.pageReads.length > before) readAt.push(minute);
  }
  return readAt;
}

async function statesOf(desk: TestDesk): Promise<readonly string[]> {
  return (await desk.store.threads()).map(({ state }) => state);
}

describe('an embargo', () => {
  it('of the feed is kept: nothing is read or drafted before its time, and its reason is told (fault 7)', async () => {
    const desk = await openDesk(NINE + 30 * MINUTE, null);
    const { unread } = await runOnce(desk, NEVER);
    expect(unread.map(({ reason }) => reason)).toEqual(['embargo until 2026-01-05T09:30:00.000Z']);
    expect(await desk.store.entriesFor(LINK)).toMatchObject([{ state: 'due', reason: unread[0]?.reason }]);
    expect(await watch(desk, 40)).toEqual([30]);
    expect(await statesOf(desk)).toEqual(['published']);
  });

  it('of the page is kept as well, and the later one of two (fault 7)', async () => {
    const desk = await openDesk(NINE + 10 * MINUTE, '2026-01-05T11:00:00+01:00');
    expect(await watch(desk, 9)).toEqual([]);
    expect(await watch(desk, 59)).toEqual([10]);
    expect(await desk.store.threads()).toEqual([]);
    expect(await watch(desk, 65)).toEqual([60]);
    expect(await statesOf(desk)).toEqual(['published']);
  });

  it('is kept at a first run that wants the newest article, which does not settle (fault 7)', async () => {
    const ask = { firstRun: 'newest', settle: HOUR } as const;
    const desk = await openDesk(NINE + 30 * MINUTE, null, ask);
    expect(await watch(desk, 40)).toEqual([30]);
    expect(await watch(await openDesk(NINE - DAY, null, ask), 5)).toEqual([0]);
  });

  it.each([
    ['the feed', NINE + 300 * DAY, '2026-01-05T09:00:00Z'],
    ['the page', NINE, '2027-01-05T09:00:00Z'],
  ])('of %s that lies a year ahead is a question for a person (fault 7)', async (_, feed, page) => {
    const desk = await openDesk(feed, page);
    const { forPerson } = await runOnce(desk, NEVER);
    expect(forPerson.map(({ reason }) => reason).join()).toMatch(/its date, .*, is more than 30 days ahead/);
    expect(desk.network.calls).toEqual([]);
  });

  it.each([[null], [0], [NINE - 400 * DAY], [NINE + 4 * MINUTE]])(
    'is not a date of %s: first sight counts (fault 7)',
    async (published) => {
      const desk = await openDesk(published, null);
      await runOnce(desk, NEVER);
      expect(await statesOf(desk)).toEqual(['published']);
    },
  );
});

describe('settling', () => {
  it('reads a page when its entry is old enough, with what was corrected meanwhile', async () => {
    const desk = await openDesk(NINE, null, { settle: 10 * MINUTE });
    const { unread } = await runOnce(desk, NEVER);
    expect(unread.map(({ reason }) => reason)).toEqual(['settles until 2026-01-05T09:10:00.000Z']);
    expect(await watch(desk, 9)).toEqual([]);
    desk.pages.set(LINK, createArticle(2, { title: 'Port Alder approves an expansion' }));
    expect(await watch(desk, 12)).toEqual([10]);
    expect((await desk.store.threads()).map(({ title }) => title)).toEqual([
      'Port Alder approves an expansion',
    ]);
  });
});

describe('an old article', () => {
  it('that a feed shows because a newer one went waits for a person, and says why (fault 38)', async () => {
    const desk = await openDesk(NINE - 20 * DAY, '2025-12-16T09:00:00Z');
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toMatchObject([
      { state: 'in_review', reason: expect.stringContaining('it is old: its date is 2025-12-16') },
    ]);
  });

  it('that came while the bot was away is told, and so is one of a first run (fault 38)', async () => {
    const desk = await openDesk(NINE + DAY, '2026-01-06T09:00:00Z');
    desk.clock.advance(20 * DAY);
    await runOnce(desk, NEVER);
    expect(await statesOf(desk)).toEqual(['published']);
    const newest = await openDesk(NINE - 20 * DAY, '2025-12-16T09:00:00Z', { firstRun: 'newest' });
    await runOnce(newest, NEVER);
    expect(await statesOf(newest)).toEqual(['published']);
  });
});
