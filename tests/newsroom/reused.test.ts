import { describe, expect, it } from 'vitest';
import { dropShared, findIdentities } from '../../src/feeds/identity.ts';
import type { Entry } from '../../src/model/feed.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const MARA = ['Mara Ellison'];
const ZOE = ['Zoe Zed'];
const HOUR = 3_600_000;

/** Story number `n` under a guid, an hour after the one before. */
function createStory(n: number, guid: string, authors = MARA, change: Partial<Entry> = {}): Entry {
  const link = `https://ledger.example/story-${n}`;
  const published = Date.UTC(2026, 0, 5) + n * HOUR;
  const plain = { key: guid, link, title: `Number ${n} of many stories`, authors, published, ...change };
  return { ...plain, identities: findIdentities(guid, plain) };
}

async function openDesk(...entries: readonly Entry[]): Promise<TestDesk> {
  const desk = createTestDesk({ burst: 10 });
  await show(desk, ...entries);
  return desk;
}

async function show(desk: TestDesk, ...entries: readonly Entry[]): Promise<void> {
  for (const { link } of entries) if (link !== null) desk.pages.set(link, createArticle(1, { url: link }));
  desk.feedAnswers.set(FEED, showEntries(...dropShared(entries)));
  await runOnce(desk, NEVER);
  desk.clock.advance(HOUR);
}

async function told(desk: TestDesk): Promise<readonly string[]> {
  return (await desk.store.threads()).map(({ article }) => article.replace(/^.*story-/, '')).toSorted();
}

describe('guids that stand for whatever is newest', () => {
  /** The stories up to `newest`, newest first, each under its place in the feed. */
  const ranked = (newest: number, length: number, by: (n: number) => string[] = () => MARA) =>
    Array.from({ length }, (_, place) => createStory(newest - place, String(place + 1), by(newest - place)));

  it('hide no story, in a feed that still shows the older ones (fault 1)', async () => {
    const desk = await openDesk(...ranked(3, 3));
    for (const newest of [4, 5, 6, 7, 8, 9]) await show(desk, ...ranked(newest, 3));
    expect(await told(desk)).toEqual(['4', '5', '6', '7', '8', '9']);
  });

  it('hide no story between those of others (fault 1)', async () => {
    const by = (n: number) => (n % 3 === 0 ? MARA : ZOE);
    const desk = await openDesk(...ranked(1, 2, by));
    for (const newest of [2, 3, 4, 5, 6, 7, 8, 9]) await show(desk, ...ranked(newest, 2, by));
    expect(await told(desk)).toEqual(['3', '6', '9']);
  });

  it('hide no story where every entry has the same one (fault 1)', async () => {
    const desk = await openDesk(createStory(2, 'x'), createStory(1, 'x'));
    await show(desk, createStory(3, 'x'), createStory(2, 'x'), createStory(1, 'x'));
    await show(desk, createStory(4, 'x'), createStory(3, 'x'), createStory(2, 'x'));
    expect(await told(desk)).toEqual(['3', '4']);
  });
});

describe('two spellings of one page in one reading', () => {
  it.each([
    ['two guids', '1', '2'],
    ['one guid', '1', '1'],
  ])('are one thread under %s, though no page names another (fault 8)', async (_, first, second) => {
    const desk = await openDesk(createStory(1, 'a'));
    const amp = { link: 'http://www.ledger.example/story-2/amp' };
    await show(desk, createStory(2, first), createStory(2, second, MARA, amp));
    expect(await told(desk)).toEqual(['2']);
  });
});

describe('one headline over two links in one reading', () => {
  const title = 'Port Alder approves expansion of its harbour';
  const second = { link: 'https://ledger.example/asia/story-3', title };

  it('is one story where both came at the same moment (fault 8)', async () => {
    const desk = await openDesk(createStory(1, 'a'));
    const first = createStory(2, 'b', MARA, { title });
    await show(desk, first, createStory(3, 'c', MARA, { ...second, published: first.published }));
    expect(await told(desk)).toEqual(['2']);
  });

  it.each([
    ['at another', Date.UTC(2026, 0, 5, 2), Date.UTC(2026, 0, 5, 3)],
    ['on a day without a time', Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 5)],
  ])('is two stories where the other came %s', async (_, published, later) => {
    const desk = await openDesk(createStory(1, 'a'));
    const first = createStory(2, 'b', MARA, { title, published });
    await show(desk, first, createStory(3, 'c', MARA, { ...second, published: later }));
    expect(await told(desk)).toEqual(['2', '3']);
  });
});

describe('an entry that names its author later', () => {
  it.each([
    ['after another', ZOE],
    ['after an agency', ['Reuters']],
  ])('is told once, %s', async (_, before) => {
    const desk = await openDesk(createStory(1, 'a'));
    const first = createStory(2, 'b', before);
    desk.pages.set(first.link ?? '', createArticle(1, { url: first.link ?? '', byline: before }));
    desk.feedAnswers.set(FEED, showEntries(first));
    await runOnce(desk, NEVER);
    expect(await told(desk)).toEqual([]);
    await show(desk, createStory(2, 'b'));
    await show(desk, createStory(2, 'b', ZOE));
    await show(desk, createStory(2, 'b'));
    expect(await told(desk)).toEqual(['2']);
  });

  it('is told also when it had no link before', async () => {
    const desk = await openDesk(createStory(1, 'a'));
    await show(desk, createStory(2, 'b', MARA, { link: null }));
    await show(desk, createStory(2, 'b'));
    expect(await told(desk)).toEqual(['2']);
  });

  it('is not told when it stood in the feed at the first reading, or two days ago', async () => {
    const desk = await openDesk(createStory(1, 'a', ZOE));
    await show(desk, createStory(1, 'a'), createStory(2, 'b', ZOE));
    desk.clock.advance(48 * HOUR);
    await show(desk, createStory(1, 'a'), createStory(2, 'b'));
    expect(await told(desk)).toEqual([]);
  });
});

describe('a story that one feed leaves open and another names the author of', () => {
  const SILENT = 'https://ledger.example/section';

  it('needs nobody, whichever of them is read first, though its page is silent', async () => {
    for (const order of [
      [SILENT, FEED],
      [FEED, SILENT],
    ]) {
      const desk = createTestDesk({ feeds: order });
      for (const feed of order) desk.feedAnswers.set(feed, showEntries());
      await runOnce(desk, NEVER);
      const named = createStory(1, 'https://ledger.example/?p=1');
      desk.pages.set(named.link ?? '', createArticle(1, { url: named.link ?? '', byline: [] }));
      desk.feedAnswers.set(FEED, showEntries(named));
      desk.feedAnswers.set(SILENT, showEntries({ ...named, authors: [] }));
      await runOnce(desk, NEVER);
      expect(await desk.store.threads()).toMatchObject([{ state: 'published', reason: '' }]);
    }
  });
});
