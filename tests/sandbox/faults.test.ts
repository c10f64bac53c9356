import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import type { Network } from '../../src/ports/desk.ts';
import { credentialsFor } from '../../src/sandbox/credentials.ts';
import { openStand, type Reply, type Stand } from './client.ts';

const never = new AbortController().signal;
let stand: Stand;
let network: Network;
beforeEach(async () => {
  stand = await openStand();
  network = open();
});
afterEach(() => stand.close());

function order(fault: object, headers = { 'content-type': 'application/json' }): Promise<Response> {
  const body = JSON.stringify(fault);
  return fetch(`${stand.sandbox.origin}/sandbox/faults`, { method: 'POST', headers, body });
}

function open(): Network {
  const { origin: api } = stand.sandbox;
  return createXNetwork({ api, credentials: credentialsFor('desk'), now: () => stand.clock.now });
}

async function count(): Promise<unknown> {
  return (await fetch(`${stand.sandbox.origin}/sandbox/faults`)).json();
}

function tryPost(text: string): Promise<Reply> {
  return stand.ask('POST', '/2/tweets', { body: { text } });
}

function publish(text: string, deadline = 5_000): Promise<Outcome> {
  return network.publish({ text, parentId: null, deadline }, never);
}

describe('a fault on request', () => {
  it.each<[string, Outcome['kind'], string, number]>([
    ['lose-answer', 'unknown', 'the connection was cut', 1],
    ['error-after', 'unknown', 'X answered 503: Service Unavailable', 1],
    ['duplicate-after', 'unknown', 'You are not allowed to create a Tweet with duplicate content.', 1],
    ['no-id', 'unknown', 'X answered 201 without the id and text of a post', 1],
    ['old-id', 'unknown', 'X answered 201 without the id and text of a post', 1],
    ['cut-answer', 'unknown', 'the answer 201 was cut short or damaged', 1],
    ['reset-before', 'unknown', 'the connection was cut', 0],
    ['late-accept', 'unknown', 'the connection was cut', 0],
    ['error-before', 'unknown', 'X answered 503: Service Unavailable', 0],
    ['duplicate-before', 'unknown', 'You are not allowed to create a Tweet with duplicate content.', 0],
    ['reply-refused', 'refused', 'Reply to this conversation is not allowed', 0],
    ['unauthorized', 'throttled', 'X answered 401: Unauthorized', 0],
    ['rate-limit', 'throttled', 'X answered 429: Too Many Requests', 0],
    ['rate-limit-bare', 'throttled', 'X answered 429: Too Many Requests', 0],
    ['rate-limit-past', 'throttled', 'X answered 429: Too Many Requests', 0],
    ['usage-capped', 'throttled', 'X answered 429: UsageCapExceeded', 0],
    ['credits', 'throttled', 'X answered 402: CreditsDepleted', 0],
    ['credits-depleted', 'throttled', 'X answered 402: Payment Required', 0],
  ])('%s strikes once and comes to %s (%s) with %i posts out', async (kind, outcome, reason, out) => {
    expect((await order({ kind })).status).toBe(201);
    expect(await publish('One')).toMatchObject({ kind: outcome, reason: expect.stringContaining(reason) });
    expect(stand.truth()).toHaveLength(out);
    expect((await publish('Two')).kind).toBe('posted');
    expect(await count()).toEqual({ struck: { [kind]: 1 }, late: kind === 'late-accept' ? 1 : 0 });
  });

  it('slow lets the post out and the answer come too late', async () => {
    await order({ kind: 'slow', ms: 2_000 });
    expect((await publish('One', 100)).kind).toBe('unknown');
    expect(stand.truth()).toHaveLength(1);
  });

  it.each([
    ['rate-limit', 'rate', 60_000],
    ['rate-limit-bare', 'rate', null],
    ['rate-limit-past', 'rate', null],
    ['usage-capped', 'budget', null],
    ['credits', 'budget', null],
    ['credits-depleted', 'budget', null],
    ['unauthorized', 'auth', null],
  ])('%s closes the %s gate for %s ms', async (kind, gate, wait) => {
    await order({ kind, ms: 60_000 });
    const until = wait === null ? null : stand.clock.now + wait;
    expect(await publish('One')).toMatchObject({ kind: 'throttled', gate, until });
  });

  it('rate-limit-bare says nothing of limits, and rate-limit-past names a time that is over', async () => {
    await order({ kind: 'rate-limit-bare' });
    await order({ kind: 'rate-limit-past', ms: 60_000 });
    const [bare, past] = [await tryPost('One'), await tryPost('One')];
    expect([bare.status, past.status]).toEqual([429, 429]);
    expect([...bare.headers.keys()].filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(past.headers.get('x-rate-limit-remaining')).toBe('0');
    expect(Number(past.headers.get('x-rate-limit-reset'))).toBe(stand.clock.now / 1000 - 60);
  });

  it('old-id names the post before, and other-text other words', async () => {
    const before = await stand.post('One');
    await order({ kind: 'old-id' });
    await order({ kind: 'other-text' });
    expect(await publish('Two')).toMatchObject({ kind: 'posted', id: before, text: 'Two' });
    const other = await publish('Three');
    const { id } = stand.truth()[2] ?? {};
    expect(other).toMatchObject({ kind: 'posted', id, text: expect.not.stringContaining('Three') });
  });

  it('waits for the creates to be skipped and then strikes as often as asked', async () => {
    await order({ kind: 'error-before', skip: 1, times: 2 });
    const kinds = [];
    for (const text of ['One', 'Two', 'Three', 'Four']) {
      await network.find(null, never);
      kinds.push((await publish(text)).kind);
    }
    expect(kinds).toEqual(['posted', 'unknown', 'unknown', 'posted']);
  });

  it('is forgotten when it is called off', async () => {
    await order({ kind: 'error-before', times: 9 });
    await publish('One');
    const calmed = await fetch(`${stand.sandbox.origin}/sandbox/faults`, { method: 'DELETE' });
    expect(await calmed.json()).toEqual({ struck: { 'error-before': 1 }, late: 0 });
    expect((await publish('Two')).kind).toBe('posted');
  });

  it('is refused when it is no fault, or comes as a form from a page elsewhere', async () => {
    expect((await order({ kind: 'explode' })).status).toBe(400);
    expect((await order({ seed: 1, rate: 2 })).status).toBe(400);
    expect((await order({ seed: 1, rate: 1, kinds: [] })).status).toBe(400);
    expect((await order({ kind: 'slow' }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await publish('One')).kind).toBe('posted');
  });
});

describe('a delete', () => {
  it.each([
    ['delete-lost', 'the connection was cut', 0],
    ['delete-error', 'X answered 503: Service Unavailable', 1],
  ])('%s strikes once, and a second try settles it', async (kind, reason, left) => {
    const id = await stand.post('One');
    await order({ kind });
    await network.find(null, never);
    expect(await network.remove(id, 5_000, never)).toEqual({ kind: 'unknown', reason });
    expect(await network.find(null, never)).toMatchObject({ posts: { length: left } });
    expect(await network.remove(id, 5_000, never)).toEqual({ kind: 'deleted' });
    expect(stand.truth().map(({ deleted }) => deleted)).toEqual([undefined, true]);
    expect(await count()).toMatchObject({ struck: { [kind]: 1 } });
  });

  it('of a post of somebody else is refused', async () => {
    const { body } = await stand.ask('POST', '/2/tweets', { user: 'other', body: { text: 'Mine' } });
    const reason = 'X answered 403: Forbidden: You are not authorized to delete this Tweet.';
    expect(await network.remove(body.data?.id ?? '', 5_000, never)).toEqual({ kind: 'refused', reason });
    expect(stand.truth()).toHaveLength(1);
  });
});

describe('a post that is accepted late', () => {
  it('is in the truth log from then on, with the time at which it was due', async () => {
    const begun = stand.clock.now;
    await order({ kind: 'late-accept', ms: 180_000 });
    await publish('One');
    stand.clock.now += 179_999;
    expect(await network.find(null, never)).toEqual({ kind: 'seen', posts: [] });
    expect(stand.truth()).toEqual([]);
    stand.clock.now += 60_000;
    expect(await network.find(null, never)).toMatchObject({ posts: [{ text: 'One', at: begun + 180_000 }] });
    expect(stand.truth()).toMatchObject([{ text: 'One', at: begun + 180_000 }]);
    expect(await count()).toMatchObject({ late: 0 });
  });

  it('comes though nobody asks', async () => {
    await order({ kind: 'late-accept', ms: 1 });
    await publish('One');
    stand.clock.now += 1;
    await vi.waitFor(() => expect(stand.truth()).toHaveLength(1));
  });

  it('does not hold back the same words meanwhile: whoever sends them again has them out twice', async () => {
    await order({ kind: 'late-accept', ms: 1_000 });
    await publish('One');
    await publish('One');
    stand.clock.now += 1_000;
    await count();
    expect(stand.truth().map(({ text }) => text)).toEqual(['One', 'One']);
  });

  it('never comes when the post it replies to is gone by then, or the sandbox ended', async () => {
    const root = await stand.post('One');
    await order({ kind: 'late-accept', ms: 1_000, times: 2 });
    await network.publish({ text: 'Two', parentId: root, deadline: 5_000 }, never);
    await stand.ask('DELETE', `/2/tweets/${root}`);
    stand.clock.now += 1_000;
    expect(await count()).toMatchObject({ late: 0 });
    await publish('Three');
    await stand.restart();
    stand.clock.now += 1_000;
    expect(await count()).toMatchObject({ late: 0 });
    expect(stand.truth().map(({ text }) => text)).toEqual(['One', undefined]);
  });
});

describe('a read of the timeline', () => {
  it('fails as often as asked, which is not an empty answer', async () => {
    await stand.post('One');
    await order({ kind: 'read-error', times: 2 });
    const failed = { kind: 'failed', gate: null, reason: 'X answered 503: Service Unavailable' };
    expect(await network.find(null, never)).toMatchObject(failed);
    expect(await network.findRecent(0, never)).toMatchObject(failed);
    expect(await network.find(null, never)).toMatchObject({ kind: 'seen', posts: [{ text: 'One' }] });
  });

  it('shows what stood there a while ago: no later post, and what was deleted since', async () => {
    const gone = await stand.post('One');
    stand.clock.now += 60_000;
    await stand.post('Two');
    await stand.ask('DELETE', `/2/tweets/${gone}`);
    await stand.restart();
    network = open();
    await order({ kind: 'stale-read', ms: 60_000 });
    await order({ kind: 'stale-read', ms: 60_001 });
    expect(await network.find(null, never)).toMatchObject({ kind: 'seen', posts: [{ text: 'One' }] });
    expect(await network.find(null, never)).toEqual({ kind: 'seen', posts: [] });
    expect(await network.find(null, never)).toMatchObject({ kind: 'seen', posts: [{ text: 'Two' }] });
  });
});

describe('the X code on the sandbox', () => {
  it('knows the account, posts a thread and reads it back as it was sent', async () => {
    const who = await network.whoAmI(never);
    expect(who).toMatchObject({ kind: 'known', identity: { handle: 'desk' } });
    const texts = ['A & B <c> “d” 🇭🇰 1/2', 'Read: https://news.example/a?b=1&c=2\n\nFollow @desk 2/2'];
    const ids: string[] = [];
    for (const text of texts) {
      const sent = await network.publish({ text, parentId: ids.at(-1) ?? null, deadline: 5_000 }, never);
      expect(sent.kind).toBe('posted');
      if (sent.kind === 'posted') ids.push(sent.id);
    }
    const seen = await network.find(null, never);
    const posts = seen.kind === 'seen' ? seen.posts : [];
    expect(posts.map(({ text }) => text)).toEqual(texts.toReversed());
    expect(posts.map(({ parentId }) => parentId)).toEqual([ids[0], undefined]);
    expect(posts.map(({ at }) => at)).toEqual([stand.clock.now, stand.clock.now]);
    expect(await network.find(ids[0] ?? '', never)).toEqual({ kind: 'seen', posts: [posts[0]] });
  });

  it('is told of duplicates, missing parents and wrong keys', async () => {
    await publish('One');
    expect(await publish('One')).toMatchObject({ kind: 'unknown' });
    const orphan = await network.publish({ text: 'Two', parentId: '99', deadline: 5_000 }, never);
    expect(orphan).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/deleted or not visible/),
    });
    const { accessToken, ...others } = credentialsFor('desk');
    const credentials = { ...others, accessToken, accessSecret: credentialsFor('wrong').accessToken };
    const stranger = createXNetwork({ api: stand.sandbox.origin, credentials, now: () => 0 });
    expect(await stranger.whoAmI(never)).toMatchObject({ kind: 'refused' });
  });
});
