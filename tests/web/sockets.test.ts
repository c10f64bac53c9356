import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFetcher } from '../../src/web/fetch.ts';
import { serve } from './loopback.ts';

function open(): (url: string) => Promise<string> {
  const fetcher = createFetcher({
    allowPrivate: ['127.0.0.1'],
    userAgent: 'Bylinebot/test',
    deadline: 5_000,
  });
  onTestFinished(() => fetcher.close());
  return async (url) =>
    (await fetcher.fetch(url, { maxBytes: 1_000, signal: new AbortController().signal })).kind;
}

describe('the sockets of a fetch', () => {
  it('are kept after a 304, which has no body to wait for', async () => {
    const sockets = new Set<Socket>();
    const base = await serve((request, response) => {
      sockets.add(request.socket);
      response.writeHead(304).end();
    });
    const fetch = open();
    for (let n = 0; n < 6; n += 1) expect(await fetch(`${base}/${n}`)).toBe('status');
    // The next fetch may begin a turn before the socket of the last is free.
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  it('are four a host at most, however many of its pages are asked for', async () => {
    const sockets = new Set<Socket>();
    const base = await serve((request, response) => {
      sockets.add(request.socket);
      response.end('read');
    });
    const fetch = open();
    const kinds = await Promise.all(Array.from({ length: 12 }, (_, n) => fetch(`${base}/${n}`)));
    expect(new Set(kinds)).toEqual(new Set(['ok']));
    expect(sockets.size).toBeLessThanOrEqual(4);
  });
});
