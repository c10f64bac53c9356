import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { secret } from '../../src/model/secret.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import { json, problem, startOddServer, torn, type OddServer, type Reply } from './odd-server.ts';

const CANARY = 'canary-that-nobody-may-see';
const NOW = 1_790_000_000_000;
const IN_FIVE_MINUTES = NOW / 1000 + 300;
const IN_TEN_HOURS = NOW / 1000 + 36_000;
const DUPLICATE_187 = { code: 187, message: 'Status is a duplicate.' };
const never = new AbortController().signal;

const credentials = {
  appKey: secret(`${CANARY}-1`),
  appSecret: secret(`${CANARY}-2`),
  accessToken: secret(`${CANARY}-3`),
  accessSecret: secret(`${CANARY}-4`),
};

let server: OddServer;
beforeEach(async () => {
  server = await startOddServer();
});
afterEach(() => server.close());

function publish(api = server.origin, deadline = 5_000): Promise<Outcome> {
  const network = createXNetwork({ api, credentials, now: () => NOW });
  return network.publish({ text: 'Hello', parentId: null, deadline }, never);
}

function publishInto(reply: Reply, deadline?: number): Promise<Outcome> {
  server.answer(reply);
  return publish(server.origin, deadline);
}

function html(status: number, text: string): Reply {
  return (response) => response.writeHead(status, { 'content-type': 'text/html' }).end(text);
}

function limits(headers: Record<string, string | number>): Reply {
  const texts = Object.entries(headers).map(([name, value]) => [`x-${name}`, String(value)]);
  return json(429, { title: 'Too Many Requests', status: 429 }, Object.fromEntries(texts));
}

/** An id as X makes them at a time. */
function idFrom(at: number): string {
  return String(BigInt(at - 1_288_834_974_657) << 22n);
}

describe('an answer to a post', () => {
  it.each<[string, Reply, Partial<Outcome>]>([
    ['201 with id and text', json(201, { data: { id: '12', text: 'Hello' } }), { kind: 'posted', id: '12' }],
    [
      '201 with a fresh id',
      json(201, { data: { id: idFrom(NOW + 500), text: 'Hello' } }),
      { kind: 'posted' },
    ],
    [
      '201 with the id of a post from before',
      json(201, { data: { id: idFrom(NOW - 61_000), text: 'Hello' } }),
      { kind: 'unknown', reason: 'X answered 201 with the id of an older post' },
    ],
    [
      '201 whose text holds what is a key too',
      json(201, { data: { id: '12', text: `Hello ${CANARY}-1` } }),
      { kind: 'posted', text: `Hello ${CANARY}-1` },
    ],
    ['201 without an id', json(201, { data: { text: 'Hello' } }), { kind: 'unknown' }],
    ['201 without a text', json(201, { data: { id: '12' } }), { kind: 'unknown' }],
    ['201 with nothing in it', (response) => response.writeHead(201).end(), { kind: 'unknown' }],
    ['a 201 that is cut', torn(201, '{"data":{"id":"12"'), { kind: 'unknown' }],
    ['200', json(200, { data: { id: '12', text: 'Hello' } }), { kind: 'unknown' }],
    ['a redirect', json(307, {}, { location: '/2/elsewhere' }), { kind: 'unknown' }],
    ['a redirect to a page', html(302, '<h1>Moved</h1>'), { kind: 'unknown', reason: 'X answered 302' }],
    ['a 201 that is a page', html(201, '<h1>Created</h1>'), { kind: 'unknown' }],
    ['JSON under another name', html(201, '{"data":{"id":"12","text":"Hello"}}'), { kind: 'posted' }],
    ['400', problem(400, 'invalid'), { kind: 'refused' }],
    ['403', problem(403, 'You are not permitted.'), { kind: 'refused' }],
    ['403 in an odd shape', json(403, { errors: [null] }), { kind: 'refused', reason: 'X answered 403' }],
    ['403 for a duplicate in old words', json(403, { errors: [DUPLICATE_187] }), { kind: 'unknown' }],
    ['403 for a duplicate', problem(403, 'a Tweet with duplicate content.'), { kind: 'unknown' }],
    ['a cut 403 for a duplicate', torn(403, '{"detail":"duplicate content'), { kind: 'unknown' }],
    ['404', problem(404, 'Not Found'), { kind: 'unknown' }],
    ['401', problem(401, 'Unauthorized'), { kind: 'throttled', gate: 'auth', until: null }],
    ['402', problem(402, '', 'x/problems/credits'), { kind: 'throttled', gate: 'budget', until: null }],
    ['429 with no header', limits({}), { kind: 'throttled', gate: 'rate', until: null }],
    [
      '429 for a usage cap',
      problem(429, '', 'https://api.twitter.com/2/problems/usage-capped'),
      { kind: 'throttled', gate: 'budget', until: null },
    ],
    ['503 in JSON', problem(503, 'Over capacity'), { kind: 'unknown' }],
    ['503 as a page', html(503, '<h1>Down</h1>'), { kind: 'unknown', reason: 'X answered 503' }],
    ['a cut connection', (response) => response.socket?.destroy(), { kind: 'unknown' }],
  ])(
    '%s comes to the outcome of the table, after one request (faults 16, 21, 23, 24)',
    async (_name, reply, outcome) => {
      expect(await publishInto(reply)).toMatchObject(outcome);
      expect(server.asked).toHaveLength(1);
    },
  );

  it('is waited for no longer than the deadline, whether it never begins or never ends', async () => {
    expect(await publishInto(() => undefined, 80)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(/0\.08 s/),
    });
    const trickle: Reply = (response) => {
      response.writeHead(201, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    };
    expect(await publishInto(trickle, 80)).toMatchObject({ kind: 'unknown' });
  });

  it('is unknown when it is compressed unasked, even wrongly', async () => {
    const packed = gzipSync('{"data":{"id":"12","text":"Hello"}}').fill(7, 12);
    const reply: Reply = (response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(packed);
    };
    expect(await publishInto(reply)).toMatchObject({ kind: 'unknown' });
  });

  it('gives the text as it was written, without the escapes', async () => {
    const reply = json(201, { data: { id: '12', text: 'A &amp;amp; B &lt;c&gt;' } });
    expect(await publishInto(reply)).toEqual({ kind: 'posted', id: '12', text: 'A &amp; B <c>' });
  });
});

describe('a 429', () => {
  it('is over when the exhausted window opens, not one that has some left', async () => {
    const short = { 'rate-limit-remaining': 0, 'rate-limit-reset': IN_FIVE_MINUTES };
    const day = { 'user-limit-24hour-remaining': 5, 'user-limit-24hour-reset': IN_TEN_HOURS };
    expect(await publishInto(limits({ ...short, ...day }))).toMatchObject({ until: IN_FIVE_MINUTES * 1000 });
  });

  it('is over when the last of several exhausted windows opens, the undocumented ones included', async () => {
    const short = { 'rate-limit-remaining': 0, 'rate-limit-reset': IN_FIVE_MINUTES };
    const day = { 'app-limit-24hour-remaining': 0, 'app-limit-24hour-reset': IN_TEN_HOURS };
    expect(await publishInto(limits({ ...short, ...day }))).toMatchObject({ until: IN_TEN_HOURS * 1000 });
    expect(await publishInto(limits(day))).toMatchObject({ until: IN_TEN_HOURS * 1000 });
  });

  it.each([NOW / 1000 - 5, IN_FIVE_MINUTES * 1000, 'soon'])(
    'names no time with the reset %s',
    async (reset) => {
      const outcome = await publishInto(limits({ 'rate-limit-remaining': 0, 'rate-limit-reset': reset }));
      expect(outcome).toMatchObject({ kind: 'throttled', gate: 'rate', until: null });
    },
  );
});

describe('a call that never left', () => {
  it('is known as not sent when the port is closed (fault 18)', async () => {
    await server.close();
    expect(await publish()).toEqual({ kind: 'not-sent', reason: 'the connection was refused' });
    server = await startOddServer();
  });

  it('is known as not sent when the host has no address (fault 18)', async () => {
    expect(await publish('https://no-such-host.invalid')).toMatchObject({ kind: 'not-sent' });
  });

  it('is known as not sent when TLS fails (fault 18)', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port } = plain.address() as AddressInfo;
    expect(await publish(`https://127.0.0.1:${port}`)).toMatchObject({ kind: 'not-sent' });
    plain.close();
  });
});

describe('a request', () => {
  it('holds the text and the parent and nothing else, on a connection of its own', async () => {
    server.answer(json(201, { data: { id: '12', text: 'Hello' } }));
    const network = createXNetwork({ api: server.origin, credentials, now: () => NOW });
    await network.publish({ text: 'Hello', parentId: '11', deadline: 5_000 }, never);
    const [request] = server.asked;
    expect(request).toMatchObject({ method: 'POST', url: '/2/tweets', connection: 'close' });
    expect(JSON.parse(request?.body ?? '')).toEqual({ text: 'Hello', reply: { in_reply_to_tweet_id: '11' } });
  });

  it('reaches a stand-in at the IPv6 address of this machine', async () => {
    const six = await startOddServer('::1');
    six.answer(json(201, { data: { id: '12', text: 'Hello' } }));
    expect(await publish(six.origin)).toMatchObject({ kind: 'posted' });
    await six.close();
  });

  it.each(['http://api.x.com', 'ftp://127.0.0.1', 'https://api.x.com/2/', 'nonsense'])(
    'is never made to %s',
    (api) => {
      expect(() => createXNetwork({ api, credentials, now: () => NOW })).toThrow(/no safe address/);
    },
  );

  it('leaves no secret in a reason, not even one that the answer quotes', async () => {
    const quote: Reply = (response, request) =>
      problem(403, `no: ${request.headers.authorization ?? ''}`)(response, request);
    const reasons = [
      await publishInto(quote),
      await publishInto(problem(503, `${CANARY}-3`)),
      await publishInto(problem(307, `${CANARY}-3`)),
      await publishInto((response) => response.socket?.destroy()),
      await publish('https://no-such-host.invalid'),
    ];
    server.answer(quote);
    const network = createXNetwork({ api: server.origin, credentials, now: () => NOW });
    const faults = [await network.whoAmI(never), await network.find(null, never)];
    expect(JSON.stringify([reasons, faults])).not.toContain(CANARY);
    expect(JSON.stringify([reasons, faults])).toContain('X answered 403');
  });

  it('keeps long and hostile words of an answer to one short line', async () => {
    const outcome = await publishInto(problem(403, `\u001b[2J\nfake line\u202e${'x'.repeat(5_000)}`));
    const reason = 'reason' in outcome ? outcome.reason : '';
    expect(reason).toMatch(/^X answered 403: Problem: \[2J fake line x+…$/);
    expect([...reason]).toHaveLength(200);
  });
});
