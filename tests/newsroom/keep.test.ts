import { describe, expect, it } from 'vitest';
import { createDailyPrune } from '../../src/newsroom/keep.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { fileThread } from '../contract/stories.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const DAY = 86_400_000;
const WIRE = 'https://wire.example/feed';
const STORY = 'https://ledger.example/story-1';

/** A desk that keeps what is finished for 400 days. */
function openDesk(): TestDesk {
  return { ...createTestDesk({ feeds: [FEED, WIRE], firstRun: 'newest' }), keep: 400 * DAY };
}

describe('what is finished', () => {
  it('goes after its time, and its story is posted by no other way: another feed, link or guid (fault 8)', async () => {
    const desk = openDesk();
    desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
    desk.feedAnswers.set(WIRE, showEntries());
    desk.pages.set(STORY, createArticle(1));
    await runOnce(desk, NEVER);
    const posts = desk.network.truth.length;
    expect(posts).toBeGreaterThan(3);
    desk.clock.advance(401 * DAY);
    // The page under the wire's own spelling names the same canonical link.
    const spelling = `${STORY}?edition=print`;
    desk.pages.set(spelling, createArticle(1));
    desk.feedAnswers.set(WIRE, showEntries(createEntry(1, { key: 'wire-1', link: spelling })));
    desk.feedAnswers.set(FEED, showEntries(createEntry(1), createEntry(1, { key: 'guid-again' })));
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toEqual([]);
    expect(desk.pageReads.at(-1)).toBe(spelling);
    expect(desk.network.truth).toHaveLength(posts);
    expect(await desk.store.dueEntries(desk.clock.now())).toEqual([]);
  });

  it('is looked for once a day, however often the round goes', async () => {
    const desk = openDesk();
    const asked: number[] = [];
    const prune = async (_: number, at: number): Promise<number> => {
      asked.push(at);
      return 0;
    };
    const daily = createDailyPrune({ ...desk, store: { ...desk.store, prune } }, NEVER);
    for (let hour = 0; hour < 50; hour++) {
      await daily();
      desk.clock.advance(DAY / 24);
    }
    expect(asked).toHaveLength(3);
  });

  it('stays for ever where no time is set', async () => {
    const desk = createTestDesk();
    const { id } = await fileThread(desk.store, 1);
    await desk.store.cancel(id, 'no', 0);
    await runOnce(desk, NEVER);
    expect(await desk.store.thread(id)).not.toBeNull();
  });
});
