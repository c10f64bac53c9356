import { describe, expect, it } from 'vitest';
import type { Image, Wishes } from '../../src/model/article.ts';
import type { Summary } from '../../src/model/summary.ts';
import type { Thread } from '../../src/model/thread.ts';
import { draftDue } from '../../src/newsroom/draft.ts';
import { poll } from '../../src/newsroom/poll.ts';
import type { Desk, Summarizer } from '../../src/ports/desk.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';
import { createFakeNetwork } from './fake-network.ts';

const NEVER = new AbortController().signal;
const STORY = 'https://ledger.example/story-2';

/** A desk with two accounts, whose story 2 has just appeared and asks for this. */
async function draftStory(
  accounts: readonly string[],
  wishes?: Wishes,
  image?: Image,
  summarizer?: Summarizer,
  beside: readonly string[] = [],
): Promise<TestDesk & Desk> {
  const thread = { maxPosts: 5, numbering: true, ...(image !== undefined && { image: true }) };
  const stand = createTestDesk({ accounts, thread });
  const second = { name: 'desk', kind: 'x', network: createFakeNetwork(stand.clock), spacing: 0 } as const;
  const others = beside.flatMap((author) =>
    stand.bylines.map((byline) => ({ ...byline, author, feeds: [], accounts: ['desk'] })),
  );
  const desk = {
    ...stand,
    accounts: [...stand.accounts, second],
    bylines: [...stand.bylines, ...others],
    ...(summarizer && { summarizer }),
  };
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await poll(desk, FEED, NEVER);
  desk.pages.set(
    STORY,
    createArticle(2, {
      ...(wishes && { wishes }),
      image: image ?? null,
      byline: ['Mara Ellison', ...beside],
    }),
  );
  desk.feedAnswers.set(FEED, showEntries(createEntry(1), createEntry(2)));
  await poll(desk, FEED, NEVER);
  await draftDue(desk, NEVER);
  return desk;
}

async function findThread(desk: Desk, account: string): Promise<Thread | undefined> {
  return (await desk.store.threads()).find((thread) => thread.account === account);
}

function textsOf(thread: Thread | undefined): readonly string[] {
  return (thread?.slots ?? []).map(({ text }) => text.replace(/ \d+\/\d+$/, ''));
}

describe('a story told on two accounts', () => {
  it('is never told twice in the same words', async () => {
    const desk = await draftStory(['mara', 'desk']);
    const mine = textsOf(await findThread(desk, 'mara'));
    const theirs = textsOf(await findThread(desk, 'desk'));
    expect(mine.length).toBeGreaterThan(2);
    expect(theirs.length).toBeGreaterThan(1);
    expect(theirs.filter((text) => mine.includes(text))).toEqual([]);
  });
});

describe('a model', () => {
  it.each<[string, Partial<Summary>]>([
    ['answers', { by: 'model' }],
    ['is asked in vain', { by: 'extractive', inVain: true }],
  ])('that %s is asked once for each account of a story, however little that leaves', async (_, change) => {
    const asked: string[] = [];
    await draftStory(['mara', 'desk'], undefined, undefined, {
      summarize: async ({ url }) => {
        asked.push(url);
        return { units: [], by: 'extractive', ...change };
      },
    });
    expect(asked).toEqual([STORY, STORY]);
  });

  it('is told for the second account what the first one tells', async () => {
    const heard: (readonly string[] | undefined)[] = [];
    const text = 'The harbour authority of Port Alder approved the expansion on Tuesday.';
    await draftStory(['mara', 'desk'], undefined, undefined, {
      summarize: async (_, { taken }) => {
        heard.push(taken);
        return { units: [{ text, sources: [{ paragraph: 0, sentence: 0 }] }], by: 'model' };
      },
    });
    expect(heard).toEqual([[], expect.arrayContaining([text])]);
  });

  it('is not asked for the accounts of another author, who has the story told for himself', async () => {
    const asked: string[] = [];
    const desk = await draftStory(
      ['mara'],
      undefined,
      undefined,
      {
        summarize: async ({ url }) => {
          asked.push(url);
          return { units: [], by: 'model' };
        },
      },
      ['Tomas Lind'],
    );
    expect(await findThread(desk, 'desk')).toBeUndefined();
    expect(asked).toEqual([STORY]);
  });
});

describe('the picture of a story', () => {
  const pier = { url: 'https://ledger.example/pier.jpg', alt: 'The pier' };

  it('is the same on both accounts, and no reason for a review', async () => {
    const desk = await draftStory(['mara', 'desk'], undefined, pier);
    expect((await findThread(desk, 'mara'))?.image).toEqual(pier);
    expect((await findThread(desk, 'desk'))?.image).toEqual(pier);
    const bare = await draftStory(['mara'], undefined, { ...pier, credits: ['Photo: EPA'] });
    expect(await findThread(bare, 'mara')).toMatchObject({ state: 'approved', reason: '', image: null });
    expect(bare.lines.join('\n')).toMatch(/a thread is drafted without a picture .*its credit names EPA/);
  });

  it('is not looked at where nobody wants it', async () => {
    const desk = await draftStory(['mara']);
    expect((await findThread(desk, 'mara'))?.image).toBeNull();
    expect(desk.lines.join('\n')).not.toContain('without a picture');
  });
});

describe('what the author asks on the page', () => {
  const wish: Wishes = { skip: false, hold: false, accounts: [] };

  it('keeps a story untold, and says why', async () => {
    const desk = await draftStory(['mara'], { ...wish, skip: true });
    expect(await desk.store.threads()).toEqual([]);
    const [entry] = await desk.store.entriesFor(STORY);
    expect(entry).toMatchObject({
      state: 'dropped',
      reason: 'the page asks not to be told (bylinebot:skip)',
    });
  });

  it('holds a story for a person', async () => {
    const desk = await draftStory(['mara'], { ...wish, hold: true });
    expect(await findThread(desk, 'mara')).toMatchObject({
      state: 'in_review',
      reason: 'the page asks for a look first (bylinebot:hold)',
    });
  });

  it('tells it on another account too, where a person agrees', async () => {
    const desk = await draftStory(['mara'], { ...wish, accounts: ['desk', 'nobody'] });
    expect((await findThread(desk, 'mara'))?.state).toBe('approved');
    const theirs = await findThread(desk, 'desk');
    expect(theirs?.state).toBe('in_review');
    expect(theirs?.reason).toMatch(/^the page asks for this account, its byline does not have it/);
    expect(desk.lines.join('\n')).toContain(
      'the page asks for an account that the configuration does not have',
    );
  });
});
