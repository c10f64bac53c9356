import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Picture } from '../../src/model/image.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import { credentialsFor } from '../../src/sandbox/credentials.ts';
import type { Network } from '../../src/ports/desk.ts';
import { openStand, type Stand } from '../sandbox/client.ts';
import { json, startOddServer, type Reply } from './odd-server.ts';

const never = new AbortController().signal;
const PNG: Picture = {
  bytes: Buffer.from('\x89PNG\r\n\x1a\n\r\n--boundary\0\xff\xfe', 'latin1'),
  type: 'image/png',
};

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

function networkOf(handle: string): Network {
  const { now } = stand.clock;
  return createXNetwork({ api: stand.sandbox.origin, credentials: credentialsFor(handle), now: () => now });
}

async function upload(network: Network, picture: Picture, deadline = 5_000) {
  return network.upload?.(picture, 'The pier', deadline, never);
}

async function order(fault: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(fault);
  await fetch(`${stand.sandbox.origin}/sandbox/faults`, { method: 'POST', headers, body });
}

async function publish(network: Network, mediaId: string, text = 'Hello https://news.example/a') {
  return network.publish({ text, parentId: null, deadline: 5_000, mediaId }, never);
}

describe('a picture on X', () => {
  it('is uploaded with its alt text, and goes out with its post', async () => {
    const network = networkOf('desk');
    const uploaded = await upload(network, PNG);
    expect(uploaded).toEqual({ kind: 'ready', id: expect.stringMatching(/^\d+$/) });
    const id = uploaded?.kind === 'ready' ? uploaded.id : '';
    const outcome = await publish(network, id);
    expect(outcome).toMatchObject({ kind: 'posted' });
    expect(stand.truth()).toMatchObject([{ pictures: [{ id, type: 'image/png', alt: 'The pier' }] }]);
  });

  it('goes out with a post that a model wrote, and that says so', async () => {
    const network = networkOf('desk');
    const uploaded = await upload(network, PNG);
    const mediaId = uploaded?.kind === 'ready' ? uploaded.id : '';
    const words = { text: 'Hello', parentId: null, deadline: 5_000, madeWithAi: true, mediaId };
    expect(await network.publish(words, never)).toMatchObject({ kind: 'posted', text: 'Hello' });
    expect(stand.truth()).toMatchObject([{ madeWithAi: true, pictures: [{ id: mediaId }] }]);
  });

  it('leaves the text as it was, in the answer and read back, though X puts a link behind it', async () => {
    const network = networkOf('desk');
    const uploaded = await upload(network, PNG);
    const id = uploaded?.kind === 'ready' ? uploaded.id : '';
    const outcome = await publish(network, id, 'Hello, pier 1/2');
    expect(outcome).toMatchObject({ kind: 'posted', text: 'Hello, pier 1/2' });
    const linked = await upload(network, PNG);
    await publish(network, linked?.kind === 'ready' ? linked.id : '');
    expect(await network.find(null, never)).toMatchObject({
      kind: 'seen',
      posts: [{ text: 'Hello https://news.example/a' }, { text: 'Hello, pier 1/2' }],
    });
  });

  it('is refused in a post that names another account’s upload, or none', async () => {
    const uploaded = await upload(networkOf('other'), PNG);
    const theirs = uploaded?.kind === 'ready' ? uploaded.id : '';
    for (const id of [theirs, '12345']) {
      expect(await publish(networkOf('desk'), id)).toMatchObject({
        kind: 'refused',
        reason: expect.stringContaining('Your media IDs are invalid.'),
      });
    }
    expect(stand.truth()).toEqual([]);
  });

  it.each<[string, Picture, RegExp]>([
    ['too large', { ...PNG, bytes: Buffer.concat([PNG.bytes, Buffer.alloc(5_000_000)]) }, /larger than 5 MB/],
    ['of another type than it says', { ...PNG, type: 'image/jpeg' }, /media type is not supported/],
    ['no picture', { ...PNG, bytes: Buffer.from('<svg/>') }, /media type is not supported/],
  ])('is said to be refused when it is %s', async (_name, picture, reason) => {
    expect(await upload(networkOf('desk'), picture)).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(reason),
    });
  });

  it.each([
    [{ kind: 'upload-error' }, 'X did not take it: X answered 503: Service Unavailable'],
    [
      { kind: 'metadata-forbidden' },
      'X did not take its alt text: X answered 403: Forbidden: You are not permitted to perform this action.',
    ],
    [{ kind: 'upload-slow', ms: 5_000 }, 'X did not take it: no answer within 0.2 s'],
  ])('comes to nothing, in one line, when X answers with %o', async (fault, reason) => {
    await order(fault);
    const deadline = fault.kind === 'upload-slow' ? 200 : 5_000;
    expect(await upload(networkOf('desk'), PNG, deadline)).toEqual({ kind: 'failed', reason });
    expect(await upload(networkOf('desk'), PNG)).toMatchObject({ kind: 'ready' });
  });

  it.each<[string, Reply, string]>([
    [
      'is still worked on',
      json(200, { data: { id: '5', processing_info: { state: 'pending' } } }),
      'X did not take it: it came, and its state is "pending"',
    ],
    ['has no id', json(200, null), 'X did not take it: X answered 200 in a shape that cannot be read'],
    [
      'is answered without an end',
      (response) => void response.writeHead(200).end(`"${'x'.repeat(30_000_000)}"`),
      'X did not take it: the answer 200 was cut short or damaged',
    ],
  ])('comes to nothing, in one line, when it %s', async (_name, reply, reason) => {
    const odd = await startOddServer();
    try {
      odd.answer(reply);
      const network = createXNetwork({
        api: odd.origin,
        credentials: credentialsFor('desk'),
        now: () => stand.clock.now,
      });
      expect(await upload(network, PNG)).toEqual({ kind: 'failed', reason });
    } finally {
      await odd.close();
    }
  });
});
