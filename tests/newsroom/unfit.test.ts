import { expect, it } from 'vitest';
import { deliver } from '../../src/newsroom/deliver.ts';
import { createTestDesk, FEED } from './desk.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };

it.each([
  ['x'.repeat(281), 'post 3 weighs 281, and 280 is the most'],
  [' ', 'post 3 is empty'],
  ['$TSLA and ＄AAPL fell.', 'post 3 holds 2 cashtags, and 1 is the most'],
  ['Closed\u202e today.', 'post 3 holds characters that nobody sees'],
])(
  'nothing of a thread is sent of which a post cannot be, whoever approved it: %j (fault 14)',
  async (bad, said) => {
    const desk = createTestDesk();
    await desk.store.pin('mara', SELF, desk.clock.now());
    const about = {
      account: 'mara',
      article: 'https://ledger.example/story',
      title: 'A',
      byline: 'Mara Ellison',
    };
    const posts = ['One. 1/3', 'Two. 2/3', bad].map((text) => ({ text, weight: text.length, sources: [] }));
    const draft = { ...about, posts, reason: '', approvedBy: 'a person' };
    await desk.store.file({ feed: FEED, byline: 'Mara Ellison', key: 'k' }, [draft], desk.clock.now());
    const [account] = desk.accounts;
    if (account === undefined) throw new Error('the desk has no account');
    await deliver(desk, account, SELF, NEVER);
    expect((await desk.store.threads())[0]).toMatchObject({ state: 'needs_review', reason: said });
    expect(desk.network.truth).toEqual([]);
  },
);
