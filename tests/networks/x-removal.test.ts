import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Removal } from '../../src/model/outcome.ts';
import { secret } from '../../src/model/secret.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import { json, problem, startOddServer, torn, type OddServer, type Reply } from './odd-server.ts';

const NOW = 1_790_000_000_000;
const IN_FIVE_MINUTES = NOW / 1000 + 300;
const MISSING = 'https://api.twitter.com/2/problems/resource-not-found';
const never = new AbortController().signal;
const key = secret('sandbox');
const credentials = { appKey: key, appSecret: key, accessToken: key, accessSecret: key };

let server: OddServer;
beforeEach(async () => {
  server = await startOddServer();
});
afterEach(() => server.close());

function remove(api = server.origin, deadline = 5_000): Promise<Removal> {
  return createXNetwork({ api, credentials, now: () => NOW }).remove('12', deadline, never);
}

const EXHAUSTED = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(IN_FIVE_MINUTES) };

describe('an answer to a delete', () => {
  it.each<[string, Reply, Partial<Removal>]>([
    ['200', json(200, { data: { deleted: true } }), { kind: 'deleted' }],
    ['200 that had nothing to delete', json(200, { data: { deleted: false } }), { kind: 'deleted' }],
    ['200 that says nothing', json(200, { data: {} }), { kind: 'unknown' }],
    [
      '200 with the error that there is none',
      json(200, { errors: [{ type: MISSING }] }),
      { kind: 'deleted' },
    ],
    ['404 for a post that is not there', problem(404, 'Could not find tweet', MISSING), { kind: 'deleted' }],
    ['404 for a path that is not there', problem(404, 'Not Found'), { kind: 'refused' }],
    ['a 200 that is cut', torn(200, '{"data":{"deleted":tr'), { kind: 'unknown' }],
    ['204', (response) => response.writeHead(204).end(), { kind: 'unknown' }],
    ['400', problem(400, 'invalid'), { kind: 'refused' }],
    ['403', problem(403, 'not yours'), { kind: 'refused', reason: expect.stringContaining('not yours') }],
    ['401', problem(401, 'Unauthorized'), { kind: 'throttled', gate: 'auth', until: null }],
    ['402', problem(402, '', 'x/problems/credits'), { kind: 'throttled', gate: 'budget', until: null }],
    ['429', json(429, {}, EXHAUSTED), { kind: 'throttled', gate: 'rate', until: NOW + 300_000 }],
    ['503', problem(503, 'Over capacity'), { kind: 'unknown' }],
    ['a cut connection', (response) => response.socket?.destroy(), { kind: 'unknown' }],
  ])('%s comes to what it proves, after one request', async (_name, reply, removal) => {
    server.answer(reply);
    expect(await remove()).toMatchObject(removal);
    expect(server.asked.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
      'DELETE /2/tweets/12 ',
    ]);
  });

  it('is waited for no longer than the deadline', async () => {
    server.answer(() => undefined);
    expect(await remove(server.origin, 80)).toMatchObject({ kind: 'unknown' });
  });

  it('that never came because nobody listens proves that nothing was sent', async () => {
    const { origin } = server;
    await server.close();
    server = await startOddServer();
    expect(await remove(origin)).toMatchObject({ kind: 'not-sent' });
  });
});
