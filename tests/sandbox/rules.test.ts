import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStand, type Stand } from './client.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

const hello = { text: 'Hello' };

describe('the signature', () => {
  it('tells whose account it is', async () => {
    const { status, body } = await stand.ask('GET', '/2/users/me', { user: 'mara_e' });
    expect({ status, username: body.data?.username }).toEqual({ status: 200, username: 'mara_e' });
    expect(body.data?.id).toMatch(/^\d{15,19}$/);
    expect((await stand.ask('GET', '/2/users/me', { user: 'other' })).body.data?.id).not.toBe(body.data?.id);
  });

  it('is refused with another secret, another app, or none', async () => {
    const wrong = [
      await stand.ask('POST', '/2/tweets', { body: hello, secret: 'guess' }),
      await stand.ask('POST', '/2/tweets', { body: hello, oauth: { oauth_consumer_key: 'other' } }),
      await stand.ask('POST', '/2/tweets', { body: hello, user: '' }),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401]);
    const bare = await fetch(`${stand.sandbox.origin}/2/users/me`);
    expect(bare.status).toBe(401);
    expect(bare.headers.get('content-type')).toBe('application/problem+json');
    expect(await bare.json()).toMatchObject({ title: 'Unauthorized', status: 401 });
    expect(stand.truth()).toEqual([]);
  });

  it('is good for one request', async () => {
    const oauth = { oauth_nonce: 'once' };
    expect((await stand.ask('POST', '/2/tweets', { body: hello, oauth })).status).toBe(201);
    expect((await stand.ask('POST', '/2/tweets', { body: { text: 'Again' }, oauth })).status).toBe(401);
  });
});

describe('a post', () => {
  it('is answered with 201, a growing id and the text as X would show it', async () => {
    const text = 'Café & <b>: https://news.example/a?b=1&c=2.';
    const { status, body } = await stand.ask('POST', '/2/tweets', { body: { text } });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({ edit_history_tweet_ids: [body.data?.id] });
    expect(body.data?.text).toMatch(/^Café &amp; &lt;b&gt;: https:\/\/t\.co\/\w{10}\.$/);
    const first = BigInt(body.data?.id ?? 0);
    stand.clock.now -= 60_000;
    expect(BigInt(await stand.post('Later'))).toBeGreaterThan(first);
  });

  it('may say that it was made with AI, which is kept and shown', async () => {
    await stand.ask('POST', '/2/tweets', { body: { text: 'A model’s', made_with_ai: true } });
    await stand.ask('POST', '/2/tweets', { body: { text: 'A person’s', made_with_ai: false } });
    expect(stand.truth()).toEqual([
      expect.objectContaining({ text: 'A model’s', madeWithAi: true }),
      expect.not.objectContaining({ madeWithAi: expect.anything() }),
    ]);
    await stand.restart();
    const page = await (await fetch(stand.sandbox.origin)).text();
    expect(page.match(/made with AI/g)).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ['an unknown field', { text: 'Hello', media_url: 'x' }],
    ['an unknown field of the reply', { text: 'Hello', reply: { in_reply_to_tweet_id: '1', to: '2' } }],
    ['a label that is no yes or no', { text: 'Hello', made_with_ai: 'yes' }],
    ['no text', {}],
    ['an empty text', { text: ' ' }],
    ['a parent that is no id', { text: 'Hello', reply: { in_reply_to_tweet_id: 'x' } }],
    ['something else', 'Hello'],
  ])('is refused with 400 for %s', async (_name, body) => {
    expect((await stand.ask('POST', '/2/tweets', { body })).status).toBe(400);
    expect(stand.truth()).toEqual([]);
  });

  it('may weigh 280 and not 281, with a link counted as 23', async () => {
    const link = `https://news.example.com/${'a'.repeat(300)}`;
    expect(await stand.post(`${'a'.repeat(256)} ${link}`)).not.toBe('');
    const { status, body } = await stand.ask('POST', '/2/tweets', {
      body: { text: `${'b'.repeat(257)} ${link}` },
    });
    expect({ status, detail: body.detail }).toEqual({
      status: 403,
      detail: expect.stringMatching(/too long/),
    });
  });

  it('is refused as a duplicate of a recent one of the same account, even of a deleted one', async () => {
    const id = await stand.post('Hello');
    await stand.ask('DELETE', `/2/tweets/${id}`);
    const { status, body } = await stand.ask('POST', '/2/tweets', { body: { text: 'Hello ' } });
    expect(status).toBe(403);
    expect(body.detail).toBe('You are not allowed to create a Tweet with duplicate content.');
    expect((await stand.ask('POST', '/2/tweets', { body: hello, user: 'other' })).status).toBe(201);
    stand.clock.now += 25 * 3_600_000;
    expect(await stand.post('Hello')).not.toBe('');
  });

  it('replies to a standing post of the same account only', async () => {
    const root = await stand.post('One');
    expect(await stand.post('Two', root)).not.toBe('');
    const reply = { in_reply_to_tweet_id: root };
    const stranger = await stand.ask('POST', '/2/tweets', { user: 'other', body: { text: 'Me too', reply } });
    expect(stranger.status).toBe(403);
    await stand.ask('DELETE', `/2/tweets/${root}`);
    const late = await stand.ask('POST', '/2/tweets', { body: { text: 'Three', reply } });
    expect({ status: late.status, detail: late.body.detail }).toEqual({
      status: 403,
      detail: expect.stringMatching(/deleted or not visible/),
    });
  });

  it('is deleted by its author only', async () => {
    const id = await stand.post('Hello');
    expect((await stand.ask('DELETE', `/2/tweets/${id}`, { user: 'other' })).status).toBe(403);
    expect((await stand.ask('DELETE', `/2/tweets/${id}`)).body.data?.deleted).toBe(true);
    const again = await stand.ask('DELETE', `/2/tweets/${id}`);
    expect({ status: again.status, detail: again.body.detail }).toEqual({
      status: 404,
      detail: `Could not find tweet with id: [${id}].`,
    });
  });
});

describe('the limits', () => {
  it('are told with every answer and count down, refused posts included', async () => {
    const first = await stand.ask('POST', '/2/tweets', { body: hello });
    const second = await stand.ask('POST', '/2/tweets', { body: hello });
    const told = [first, second].map(({ headers }) => [
      headers.get('x-rate-limit-limit'),
      headers.get('x-rate-limit-remaining'),
      headers.get('x-user-limit-24hour-remaining'),
    ]);
    expect(told).toEqual([
      ['100', '99', '999'],
      ['100', '98', '998'],
    ]);
    expect(Number(first.headers.get('x-rate-limit-reset'))).toBe(stand.clock.now / 1000 + 900);
  });

  it('let 100 posts pass in 15 minutes, for each account by itself', async () => {
    const statuses = [];
    const remaining = [];
    for (let n = 0; n < 102; n++) {
      const { status, headers } = await stand.ask('POST', '/2/tweets', { body: { text: `Post ${n}` } });
      statuses.push(status);
      remaining.push(Number(headers.get('x-rate-limit-remaining')));
    }
    expect(statuses).toEqual([...Array<number>(100).fill(201), 429, 429]);
    expect(remaining.slice(-3)).toEqual([0, 0, 0]);
    expect((await stand.ask('POST', '/2/tweets', { body: hello, user: 'other' })).status).toBe(201);
    stand.clock.now += 15 * 60_000;
    expect(await stand.post('Post 101')).not.toBe('');
  });
});

describe('anything else', () => {
  it('is not found', async () => {
    expect((await stand.ask('GET', '/2/tweets/search/recent')).status).toBe(404);
  });
});
