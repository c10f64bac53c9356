import type { RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { createFetcher, type FetchAsk } from '../../src/web/fetch.ts';
import { createTurns } from '../../src/web/turns.ts';
import { serve } from './loopback.ts';

const NEVER = new AbortController().signal;

function openFetcher(perHost = 2) {
  const fetcher = createFetcher({ allowPrivate: ['127.0.0.1'], userAgent: 'Bylinebot/test', perHost });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

function open(perHost = 2) {
  const fetcher = openFetcher(perHost);
  return (url: string, ask: Partial<FetchAsk> = {}) =>
    fetcher.fetch(url, { maxBytes: 100_000, signal: new AbortController().signal, ...ask });
}

async function pass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('one host', () => {
  it('is asked by no more than so many requests at once, also through redirects', async () => {
    let now = 0;
    let most = 0;
    const answer: (...words: Parameters<RequestListener>) => Promise<void> = async (request, response) => {
      now += 1;
      most = Math.max(most, now);
      // Held until every request that may come has come.
      await pass(50);
      now -= 1;
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.end('b');
    };
    const base = await serve((request, response) => void answer(request, response));
    const fetch = open(2);
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${base}/a`)));
    expect(answers.every(({ kind }) => kind === 'ok')).toBe(true);
    expect(most).toBe(2);
  });

  it('is asked over connections that are kept, after a body, a 304, and a short refusal', async () => {
    const sockets = new Set<unknown>();
    const base = await serve((request, response) => {
      sockets.add(request.socket);
      response.writeHead(Number(request.url?.slice(1)), { 'content-length': request.url === '/304' ? 0 : 2 });
      response.end(request.url === '/304' ? '' : 'no');
    });
    const fetch = open(1);
    for (const status of [200, 304, 404, 503, 200]) {
      await fetch(`${base}/${status}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sockets.size).toBe(1);
  });

  it('gives turns in order, gives one back once, and loses none of those who leave', async () => {
    const turns = createTurns(1);
    const first = await turns.take('a', NEVER);
    const order: string[] = [];
    const leaver = new AbortController();
    const left = turns.take('a', leaver.signal).catch(() => order.push('left'));
    const second = turns.take('a', NEVER).then((give) => (order.push('second'), give));
    const third = turns.take('a', NEVER).then((give) => (order.push('third'), give));
    (await turns.take('b', NEVER))();
    leaver.abort();
    await left;
    first();
    first();
    (await second)();
    (await third)();
    expect(order).toEqual(['left', 'second', 'third']);
    await expect(turns.take('a', NEVER)).resolves.toBeTypeOf('function');
    await expect(turns.take('a', AbortSignal.abort())).rejects.toThrow();
  });
});

describe('the secrets of a private feed', () => {
  const SECRETS = { authorization: 'Basic bWFyYTpzZWNyZXQ=', 'x-api-key': 'hush' };

  it('are sent to its own origin, and to no other that it redirects to', async () => {
    const seen: string[] = [];
    const note =
      (name: string, location?: string): RequestListener =>
      (request, response) => {
        seen.push(`${name} ${request.headers.authorization ?? '-'} ${request.headers['x-api-key'] ?? '-'}`);
        if (location === undefined) response.end('feed');
        else response.writeHead(302, { location }).end();
      };
    const other = await serve(note('other'));
    const base = await serve((request, response) =>
      request.url === '/a' ? note('own', '/b')(request, response) : note('own', other)(request, response),
    );
    await open()(`${base}/a`, { secrets: SECRETS });
    const { authorization } = SECRETS;
    expect(seen).toEqual([`own ${authorization} hush`, `own ${authorization} hush`, 'other - -']);
  });

  it('are not sent where the feed has moved to another origin for good', async () => {
    const seen: (string | undefined)[] = [];
    const listener: RequestListener = (request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(304).end();
    };
    const [own, other] = [await serve(listener), await serve(listener)];
    const reader = createFeedReader({ fetcher: openFetcher(), secretsOf: () => SECRETS });
    onTestFinished(() => reader.close());
    await reader.read(`${own}/feed`, null, NEVER);
    await reader.read(`${own}/feed`, null, NEVER, `${own}/new`);
    await reader.read(`${own}/feed`, null, NEVER, `${other}/new`);
    expect(seen).toEqual([SECRETS.authorization, SECRETS.authorization, undefined]);
  });
});
