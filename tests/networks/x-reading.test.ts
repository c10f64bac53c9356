import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secret } from '../../src/model/secret.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import type { Network } from '../../src/ports/desk.ts';
import { json, problem, startOddServer, torn, type OddServer, type Reply } from './odd-server.ts';

const NOW = 1_790_000_000_000;
const never = new AbortController().signal;
const key = secret('key');
const credentials = { appKey: key, appSecret: key, accessToken: key, accessSecret: key };
const ME = json(200, { data: { id: '7', name: 'Desk', username: 'desk' } });

let server: OddServer;
let network: Network;
beforeEach(async () => {
  server = await startOddServer();
  network = createXNetwork({ api: server.origin, credentials, now: () => NOW });
});
afterEach(() => server.close());

/** Answers `users/me` with the account and everything else with the reply. */
function showTimeline(reply: Reply): void {
  server.answer((response, request) => (request.url === '/2/users/me' ? ME : reply)(response, request));
}

async function findOne(post: object): Promise<object | undefined> {
  showTimeline(json(200, { data: [{ id: '9', text: 'Hi', ...post }], meta: { result_count: 1 } }));
  const sightings = await network.find('8', never);
  return sightings.kind === 'seen' ? sightings.posts[0] : undefined;
}

describe('asking who the account is', () => {
  it('gives the id and the handle', async () => {
    server.answer(ME);
    const identity = { network: 'x', id: '7', handle: 'desk' };
    expect(await network.whoAmI(never)).toEqual({ kind: 'known', identity });
  });

  it.each([401, 403])('says what to do when the credentials are refused with %i', async (status) => {
    server.answer(problem(status, 'no'));
    const fault = {
      what: expect.stringMatching(/refuses the credentials.*no/),
      remedy: expect.stringContaining('four keys'),
    };
    expect(await network.whoAmI(never)).toMatchObject({ kind: 'refused', fault });
  });

  it.each<[string, Reply]>([
    ['an error', problem(503, 'down')],
    ['a limit', problem(429, 'later')],
    ['another shape', json(200, { data: {} })],
    ['a cut answer', torn(200, '{')],
  ])('blames nobody for %s', async (_name, reply) => {
    server.answer(reply);
    expect(await network.whoAmI(never)).toMatchObject({ kind: 'unreachable' });
  });

  it('ends at once when the program stops', async () => {
    const fault = { what: expect.stringContaining('stopped') };
    expect(await network.whoAmI(AbortSignal.abort())).toMatchObject({ kind: 'unreachable', fault });
  });
});

describe('reading the own timeline', () => {
  it.each([[], null])('takes %j for an empty timeline when the count of posts is 0', async (data) => {
    showTimeline(json(200, { data, meta: { result_count: 0 } }));
    expect(await network.find(null, never)).toEqual({ kind: 'seen', posts: [] });
  });

  it('asks for the account once, then for all posts since, replies included', async () => {
    showTimeline(json(200, { meta: { result_count: 0 } }));
    expect(await network.find('8', never)).toEqual({ kind: 'seen', posts: [] });
    await network.find(null, never);
    const paths = server.asked.map(({ url }) => new URL(url, server.origin));
    expect(paths.map(({ pathname }) => pathname)).toEqual([
      '/2/users/me',
      '/2/users/7/tweets',
      '/2/users/7/tweets',
    ]);
    expect(paths.map(({ searchParams }) => searchParams.get('since_id'))).toEqual([null, '8', null]);
    expect(paths[1]?.searchParams.get('max_results')).toBe('100');
    expect(paths[1]?.searchParams.has('exclude')).toBe(false);
  });

  it('gives the words as they were sent: unescaped once, links as they were, composed', async () => {
    const urls = [{ url: 'https://t.co/abc', expanded_url: 'https://news.example/a?b=1&c=2' }];
    const text = 'Cafe\u0301 &amp;lt; &lt;b&gt; https://t.co/abc https://t.co/other';
    expect(await findOne({ text, entities: { urls } })).toMatchObject({
      text: 'Caf\u00e9 &lt; <b> https://news.example/a?b=1&c=2 https://t.co/other',
    });
  });

  it.each(['tweet', 'post'])('understands the %s spelling of the fields', async (word) => {
    const post = {
      created_at: '2026-09-21T14:13:20.000Z',
      [`referenced_${word}s`]: [
        { type: 'quoted', id: '3' },
        { type: 'replied_to', id: '8' },
      ],
      [`edit_history_${word}_ids`]: ['4', '9'],
    };
    expect(await findOne(post)).toEqual({
      id: '9',
      editIds: ['4', '9'],
      text: 'Hi',
      parentId: '8',
      at: 1_790_000_000_000,
    });
  });

  it('takes what is absent as not said', async () => {
    expect(await findOne({})).toEqual({ id: '9', editIds: ['9'], text: 'Hi', parentId: undefined, at: null });
  });

  it('knows a post that refers to others without being a reply', async () => {
    const quote = [{ type: 'quoted', id: '3' }];
    expect(await findOne({ referenced_tweets: quote })).toMatchObject({ parentId: null });
  });

  it('pays for five posts to learn which is newest, and for more only where all five are that new', async () => {
    const at = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString();
    const show = (...hours: readonly number[]): void => {
      const data = hours.map((age, n) => ({ id: `${900 - n}`, text: `${n}`, created_at: at(age) }));
      showTimeline(json(200, { data, meta: { result_count: data.length } }));
    };
    const asked = async (...hours: readonly number[]) => {
      show(...hours);
      const from = server.asked.length;
      const recent = await network.findRecent(NOW - 24 * 3_600_000, never);
      const asks = server.asked.slice(from).filter(({ url }) => url.includes('/tweets'));
      const queries = asks.map(({ url }) => new URL(url, server.origin).searchParams);
      return { recent, queries: queries.map((query) => [query.get('max_results'), query.get('start_time')]) };
    };
    const few = await asked(1, 2, 30, 40, 50);
    expect(few.queries).toEqual([['5', null]]);
    expect(few.recent).toMatchObject({ newest: '900', posts: [{ id: '900' }, { id: '899' }] });
    expect((await asked(1, 2)).queries).toEqual([['5', null]]);
    const many = await asked(1, 2, 3, 4, 5);
    expect(many.queries).toEqual([
      ['5', null],
      ['100', '2026-09-20T14:13:20Z'],
    ]);
    expect(many.recent).toMatchObject({ newest: '900', posts: Array.from({ length: 5 }, () => ({})) });
    showTimeline(json(200, { meta: { result_count: 0 } }));
    expect(await network.findRecent(0, never)).toEqual({ kind: 'seen', newest: null, posts: [] });
    showTimeline(problem(503, 'down'));
    expect(await network.findRecent(0, never)).toMatchObject({ kind: 'failed', gate: null });
  });

  it.each<[string, Reply, object]>([
    ['an error', problem(503, 'down'), { gate: null, until: null }],
    ['refused credentials', problem(401, 'no'), { gate: 'auth' }],
    ['spent credits', problem(402, 'pay'), { gate: 'budget' }],
    [
      'a limit',
      json(429, {}, { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(NOW / 1000 + 60) }),
      { gate: 'rate', until: NOW + 60_000 },
    ],
    ['a cut answer', torn(200, '{"data":['), { gate: null }],
    ['an answer in another shape', json(200, { posts: [] }), { gate: null }],
    ['a post in another shape', json(200, { data: [{ id: 9 }] }), { gate: null }],
  ])('calls %s a failed read, never an empty one', async (_name, reply, failure) => {
    showTimeline(reply);
    expect(await network.find(null, never)).toMatchObject({ kind: 'failed', ...failure });
  });

  it('fails when nobody can say whose timeline it is', async () => {
    server.answer(problem(401, 'no'));
    expect(await network.find(null, never)).toMatchObject({ kind: 'failed', gate: 'auth' });
  });
});
