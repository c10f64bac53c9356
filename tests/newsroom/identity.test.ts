import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/feed.ts';
import { findIdentities } from '../../src/feeds/identity.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const FEEDS = ['a', 'b', 'c', 'd', 'e'].map((name) => `https://ledger.example/${name}`);

function createStory(guid: string, link: string, change: Partial<Entry> = {}): Entry {
  const title = 'Port Alder approves expansion of its harbour';
  const published = Date.UTC(2026, 0, 5, 8);
  const plain = { key: guid, link, title, authors: ['Mara Ellison'], published, ...change };
  return { ...plain, identities: findIdentities(guid, plain) };
}

/** A story number `n` that is like no other. */
function createOther(n: number, change: Partial<Entry> = {}): Entry {
  return createStory(`g${n}`, `https://ledger.example/story-${n}`, {
    title: `Number ${n} of many`,
    ...change,
  });
}

/** A desk whose feeds were read once; every page names itself as canonical. */
async function openDesk(feeds: readonly string[], change: Parameters<typeof createTestDesk>[0] = {}) {
  const desk = createTestDesk({ feeds, ...change });
  for (const feed of feeds) desk.feedAnswers.set(feed, showEntries());
  await runOnce(desk, NEVER);
  desk.clock.advance(600_000);
  return desk;
}

async function show(desk: TestDesk, feed: string, ...entries: readonly Entry[]): Promise<void> {
  for (const { link } of entries) if (link !== null) desk.pages.set(link, createArticle(1, { url: link }));
  desk.feedAnswers.set(feed, showEntries(...entries));
  await runOnce(desk, NEVER);
  desk.clock.advance(600_000);
}

describe('one story', () => {
  it('in five feeds, under five spellings and five guids, is one thread, though no page names another (fault 8)', async () => {
    const desk = await openDesk(FEEDS);
    const spellings = [
      'https://ledger.example/story-1',
      'http://www.ledger.example/story-1/',
      'https://ledger.example/amp/story-1',
      'https://m.ledger.example/story-1?amp=1',
      'https://elsewhere.example/2026/01/story',
    ];
    for (const [n, link] of spellings.entries()) {
      await show(desk, FEEDS[n] ?? '', createStory(`guid-${n}`, link));
    }
    expect(await desk.store.threads()).toHaveLength(1);
    expect(desk.pageReads.filter((link) => !spellings.slice(0, 1).includes(link))).toEqual([]);
    expect(await desk.store.entriesFor(spellings[2] ?? '')).toHaveLength(1);
  });

  it('is one thread also when all of its spellings come at once (fault 8)', async () => {
    const desk = await openDesk([FEED]);
    await show(
      desk,
      FEED,
      createStory('1', 'https://ledger.example/story-1'),
      createStory('2', 'http://www.ledger.example/story-1/amp'),
    );
    expect(await desk.store.threads()).toHaveLength(1);
  });

  it('stays one thread when guid, link and title change one after the other (faults 1, 9)', async () => {
    const desk = await openDesk([FEED]);
    await show(desk, FEED, createStory('1', 'https://ledger.example/a'));
    await show(
      desk,
      FEED,
      createStory('1', 'https://ledger.example/b', { title: 'Another headline for it all' }),
    );
    await show(
      desk,
      FEED,
      createStory('2', 'https://ledger.example/b', { title: 'A third headline for it all' }),
    );
    await show(desk, FEED, createStory('2', 'https://ledger.example/c', { title: 'A fourth headline' }));
    expect(await desk.store.threads()).toHaveLength(1);
  });

  it('that comes with an old guid is told, once (fault 1)', async () => {
    const desk = await openDesk([FEED]);
    await show(desk, FEED, createOther(1, { published: Date.UTC(2026, 0, 2) }));
    const reused = createOther(2);
    const again = createStory('g1', reused.link ?? '', { title: reused.title, published: reused.published });
    await show(desk, FEED, again);
    await show(desk, FEED, again);
    expect(await desk.store.threads()).toHaveLength(2);
  });

  it('is first seen when it is shown, whether its date is in 1970, missing or to come (fault 7)', async () => {
    const desk = await openDesk([FEED]);
    const now = desk.clock.now();
    const dates = [0, null, now + 3_600_000];
    await show(desk, FEED, ...dates.map((published, n) => createOther(n, { published })));
    const told = (await desk.store.threads()).map(({ article }) => article.slice(-1)).toSorted();
    expect(told).toEqual(['0', '1']);
    desk.clock.advance(3_600_000);
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toHaveLength(3);
  });
});

describe('a feed', () => {
  it('under a new address begins with a baseline: nothing it shows is posted (fault 2)', async () => {
    const desk = await openDesk([FEED]);
    await show(desk, FEED, createOther(1));
    const moved = {
      ...desk,
      bylines: desk.bylines.map((byline) => ({ ...byline, feeds: FEEDS.slice(0, 1) })),
    };
    await show(moved, FEEDS[0] ?? '', createOther(1), createOther(2), createOther(3));
    expect(await desk.store.threads()).toHaveLength(1);
    await show(moved, FEEDS[0] ?? '', createOther(4), createOther(3));
    expect(await desk.store.threads()).toHaveLength(2);
  });

  it('that serves everything anew under other guids and links is held whole, with one notice (fault 1)', async () => {
    const desk = await openDesk([FEED], { burst: 10 });
    const many = Array.from({ length: 11 }, (_, n) => createOther(n));
    await show(desk, FEED, ...many);
    await show(desk, FEED, ...many, createOther(50));
    expect((await desk.store.threads()).map(({ article }) => article)).toEqual([createOther(50).link]);
    const held = desk.notices.filter(({ kind }) => kind === 'burst-held');
    expect(held).toMatchObject([
      { feed: FEED, byline: 'Mara Ellison', reason: expect.stringContaining('one of 11') },
    ]);
  });

  it('may bring as many as its byline allows', async () => {
    const desk = await openDesk([FEED], { burst: 10 });
    await show(desk, FEED, ...Array.from({ length: 10 }, (_, n) => createOther(n)));
    expect(await desk.store.threads()).toHaveLength(10);
  });

  it('whose burst a person lets go on is told, and one that is dismissed is not', async () => {
    const desk = await openDesk([FEED], { burst: 1 });
    await show(desk, FEED, createOther(1), createOther(2));
    expect(await desk.store.ruleHeld(FEED, 'due', desk.clock.now())).toBe(2);
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toHaveLength(2);
    await show(desk, FEED, createOther(3), createOther(4));
    expect(await desk.store.ruleHeld(FEED, 'baseline', desk.clock.now())).toBe(2);
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toHaveLength(2);
  });
});
