import { describe, expect, it } from 'vitest';
import type { Byline } from '../../src/model/byline.ts';
import type { Entry } from '../../src/model/feed.ts';
import { splitAuthors } from '../../src/model/author.ts';
import { draftDue } from '../../src/newsroom/draft.ts';
import { poll } from '../../src/newsroom/poll.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const BOTH = splitAuthors('By Mara Ellison and Tom Okoro');

/** A desk that follows Mara and Tom in one feed, whose first reading is over. */
async function openDesk(tom: Partial<Byline>): Promise<TestDesk> {
  const desk = createTestDesk();
  const [mara] = desk.bylines;
  const [account] = desk.accounts;
  if (mara === undefined || account === undefined) throw new Error('the desk has no byline');
  const two = {
    ...desk,
    bylines: [mara, { ...mara, author: 'Tom Okoro', ...tom }],
    accounts: [account, { ...account, name: 'tom' }],
  };
  two.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await poll(two, FEED, NEVER);
  return two;
}

async function tell(
  desk: TestDesk,
  entry: Partial<Entry>,
  byline: readonly string[],
): Promise<readonly string[]> {
  desk.pages.set('https://ledger.example/story-2', createArticle(2, { byline }));
  desk.feedAnswers.set(FEED, showEntries(createEntry(2, entry)));
  await poll(desk, FEED, NEVER);
  await draftDue(desk, NEVER);
  const threads = await desk.store.threads();
  return threads.map(({ account, byline: by, state }) => `${account}: ${by}, ${state}`).toSorted();
}

describe('two followed authors of one article', () => {
  it('each have it told by their own account', async () => {
    const desk = await openDesk({ accounts: ['tom'] });
    expect(await tell(desk, { authors: BOTH }, BOTH)).toEqual([
      'mara: Mara Ellison, approved',
      'tom: Tom Okoro, approved',
    ]);
  });

  it('have it told once by an account that they share', async () => {
    const desk = await openDesk({ accounts: ['mara'] });
    expect(await tell(desk, { authors: BOTH }, BOTH)).toHaveLength(1);
  });

  it('have it told once by each of all their accounts', async () => {
    const desk = await openDesk({ accounts: ['mara', 'tom'] });
    expect(await tell(desk, { authors: BOTH }, BOTH)).toEqual([
      'mara: Mara Ellison, approved',
      'tom: Tom Okoro, approved',
    ]);
  });

  it('are told apart by the page where the feed is silent, and wait for review', async () => {
    const desk = await openDesk({ accounts: ['tom'] });
    expect(await tell(desk, { authors: [] }, ['Tom Okoro'])).toEqual(['tom: Tom Okoro, in_review']);
  });
});

describe('a story that the feed signs for nobody', () => {
  it.each([['AFP'], ['Staff Reporter'], ['The Ledger']])(
    'as %j is told where the page names the author, and waits for review',
    async (raw) => {
      const desk = await openDesk({ accounts: ['tom'] });
      expect(await tell(desk, { authors: splitAuthors(raw) }, ['Tom Okoro'])).toEqual([
        'tom: Tom Okoro, in_review',
      ]);
    },
  );

  it.each([['AFP'], ['Ledger opinion desk']])(
    'and the page for %s is nobody’s, and does not trouble the reviewers',
    async (raw) => {
      const desk = await openDesk({ accounts: ['tom'] });
      expect(await tell(desk, { authors: splitAuthors(raw) }, [raw])).toEqual([]);
      expect(await desk.store.dueEntries(Number.MAX_SAFE_INTEGER)).toEqual([]);
    },
  );
});
