import { expect, it } from 'vitest';
import type { Placed } from '../../src/model/lint.ts';
import type { Thread } from '../../src/model/thread.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import type { Desk } from '../../src/ports/desk.ts';
import { createTestDesk, FEED, type TestDesk } from './desk.ts';
import { createFakeNetwork } from './fake-network.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const ARTICLE = 'https://ledger.example/story';
const LONG = 'The harbour of Port Alder closes for nine days in March while cranes are changed.';
const NOTHING: Placed = { link: null, linkAt: 0, names: [] };

/** A desk with two accounts. */
async function openDesk(): Promise<TestDesk & Desk> {
  const desk = createTestDesk({ accounts: ['mara', 'desk'] });
  await desk.store.pin('mara', SELF, desk.clock.now());
  const second = { name: 'desk', kind: 'x', network: createFakeNetwork(desk.clock), spacing: 0 } as const;
  return { ...desk, accounts: [...desk.accounts, second] };
}

/** An approved thread of these posts. */
async function fileThread(
  desk: Desk,
  texts: readonly string[],
  placed: Placed | null,
  account = 'mara',
): Promise<string> {
  const posts = texts.map((text) => ({ text, weight: text.length, sources: [] }));
  const about = { account, article: ARTICLE, title: 'A', byline: 'Mara Ellison' };
  const draft = { ...about, posts, reason: '', approvedBy: 'a person', ...(placed && { placed }) };
  const entry = { feed: FEED, byline: 'Mara Ellison', key: `k-${account}` };
  const [thread] = await desk.store.file(entry, [draft], desk.clock.now());
  return thread?.id ?? '';
}

/** Lets delivery go as far as it goes now. */
async function send(desk: TestDesk & Desk, id: string): Promise<Thread | null> {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  await deliver(desk, account, SELF, NEVER);
  return desk.store.thread(id);
}

it.each([
  ['x'.repeat(281), 'post 3 weighs 281, and 280 is the most'],
  [' ', 'post 3 is empty'],
  ['$TSLA and ＄AAPL fell.', 'post 3 holds 2 cashtags, and 1 is the most'],
  ['Closed\u202e today.', 'post 3 holds characters that nobody sees'],
])(
  'nothing of a thread is sent of which a post cannot be, whoever approved it: %j (fault 14)',
  async (bad, said) => {
    const desk = await openDesk();
    const id = await fileThread(desk, ['One. 1/3', 'Two. 2/3', bad], null);
    for (let time = 0; time < 2; time += 1) {
      expect(await send(desk, id)).toMatchObject({ state: 'in_review', reason: said });
      expect(desk.network.truth).toEqual([]);
      await desk.store.approve(id, 'Ana', desk.clock.now());
    }
  },
);

it.each<[string, readonly string[], Placed, string]>([
  [
    'a mention',
    ['One 1/2', 'Two @victim 2/2'],
    NOTHING,
    'post 2 holds @victim, which is not the thread’s own',
  ],
  [
    'a second link',
    ['One evil.com 1/2', `Two ${ARTICLE} 2/2`],
    { link: ARTICLE, linkAt: 1, names: [] },
    'post 1 holds evil.com, which is not the thread’s own',
  ],
  ['another alphabet', ['One 1/2', 'Two аt pаypal 2/2'], NOTHING, 'post 2 mixes alphabets in one word'],
  ['the same twice', ['One. 1/2', 'One. 2/2'], NOTHING, 'two posts say the same'],
  [
    'nearly the same twice',
    [`${LONG} 1/2`, `${LONG} Today. 2/2`],
    NOTHING,
    'posts 1 and 2 say nearly the same',
  ],
])(
  'an approved thread with %s goes back to a person before its first post',
  async (_, texts, placed, why) => {
    const desk = await openDesk();
    const id = await fileThread(desk, texts, placed);
    const held = await send(desk, id);
    expect(held).toMatchObject({ state: 'in_review', reason: why });
    expect(held?.slots.map(({ text }) => text)).toEqual(texts);
    expect(desk.network.truth).toEqual([]);
  },
);

it('what was placed in a thread goes out with it', async () => {
  const desk = await openDesk();
  const texts = ['One. 1/2', `All of it: ${ARTICLE}\n\nFollow @mara 2/2`];
  const id = await fileThread(desk, texts, { link: ARTICLE, linkAt: 1, names: ['@mara'] });
  expect(await send(desk, id)).toMatchObject({ state: 'publishing', reason: '' });
  expect(desk.network.truth).toHaveLength(1);
});

it('what a person was told of and approved goes out, and so does what a person wrote', async () => {
  const told = await openDesk();
  const id = await fileThread(told, ['One @port'], NOTHING);
  await send(told, id);
  await told.store.approve(id, 'Ana', told.clock.now());
  expect((await send(told, id))?.state).toBe('published');

  const edited = await openDesk();
  const other = await fileThread(edited, ['One'], NOTHING);
  const seen = (await edited.store.thread(other))?.hash ?? '';
  const posts = [{ text: 'One, says @port', weight: 15, sources: [] }];
  await edited.store.edit(other, posts, seen, 'Ana', edited.clock.now());
  await edited.store.approve(other, 'Ana', edited.clock.now());
  expect((await send(edited, other))?.state).toBe('published');
});

it('a thread that says what another account has begun to say of the story goes back to a person', async () => {
  const desk = await openDesk();
  const theirs = await fileThread(desk, ['The port closes. 1/2', 'Cranes go. 2/2'], NOTHING, 'desk');
  await desk.store.reserve(theirs, null, desk.clock.now());
  const id = await fileThread(desk, ['Ships wait. 1/2', 'The port closes. 2/2'], NOTHING);
  const why = 'post 2 says what another account says of the story';
  expect(await send(desk, id)).toMatchObject({ state: 'in_review', reason: why });
  expect(desk.network.truth).toEqual([]);
});

it('of two threads that begin at once with the same words each can be edited, rejected or approved', async () => {
  const desk = await openDesk();
  const ids = await Promise.all(
    ['mara', 'desk'].map((name) => fileThread(desk, ['The port closes.'], NOTHING, name)),
  );
  const [mine = '', theirs = ''] = ids;
  for (const id of ids) await desk.store.reserve(id, null, desk.clock.now());
  const why = 'post 1 says what another account says of the story';
  const held = await send(desk, mine);
  expect(held).toMatchObject({ state: 'in_review', reason: why, approvedHash: null });
  const posts = [{ text: 'Cranes go.', weight: 10, sources: [] }];
  const edited = await desk.store.edit(mine, posts, held?.hash ?? '', 'Ana', desk.clock.now());
  expect(edited).toMatchObject({ kind: 'done', thread: { state: 'in_review' } });
  await desk.store.approve(mine, 'Ana', desk.clock.now());
  expect((await send(desk, mine))?.state).toBe('published');
  expect((await desk.store.thread(theirs))?.state).toBe('publishing');
});

it('a thread that nobody has begun to tell elsewhere is not held back for its words', async () => {
  const desk = await openDesk();
  await fileThread(desk, ['The port closes.'], NOTHING, 'desk');
  const id = await fileThread(desk, ['The port closes.'], NOTHING);
  expect((await send(desk, id))?.state).toBe('published');
});
