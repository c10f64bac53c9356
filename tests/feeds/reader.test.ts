import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { describeFault } from '../../src/model/fault.ts';
import type { FeedAnswer, Validators } from '../../src/model/feed.ts';
import { createFetcher } from '../../src/web/fetch.ts';
import { serve } from '../web/loopback.ts';

const XML =
  '<rss version="2.0"><channel><title>Daily</title><item><guid>1</guid><title>Café</title></item></channel></rss>';

async function read(listener: RequestListener, validators: Validators | null = null): Promise<FeedAnswer> {
  const fetcher = createFetcher({
    allowPrivate: ['127.0.0.1'],
    userAgent: 'Bylinebot/test',
    deadline: 2_000,
  });
  const reader = createFeedReader({ fetcher });
  onTestFinished(async () => {
    await reader.close();
    await fetcher.close();
  });
  return reader.read(`${await serve(listener)}/feed`, validators, new AbortController().signal);
}

function send(
  status: number,
  body: string | Uint8Array = '',
  headers: Record<string, string> = {},
): RequestListener {
  return (_, response) => void response.writeHead(status, headers).end(body);
}

function faultOf(feed: FeedAnswer): string {
  return 'fault' in feed ? describeFault(feed.fault).replace(/127\.0\.0\.1:\d+/, 'HOST') : feed.kind;
}

describe('createFeedReader', () => {
  it('reads a feed, packed and in its own charset, with its validators', async () => {
    const body = gzipSync(Buffer.from(`\n<?xml version="1.0" encoding="ISO-8859-1"?>${XML}`, 'latin1'));
    const feed = await read((_, response) => {
      const headers = { 'content-encoding': 'gzip', etag: 'W/"1"', 'last-modified': 'yesterday' };
      response.writeHead(200, headers).end(body);
    });
    expect(feed).toMatchObject({
      kind: 'read',
      feed: { title: 'Daily', entries: [{ key: '1', title: 'Café' }] },
      validators: { etag: 'W/"1"', lastModified: 'yesterday' },
    });
  });

  it('sends the validators back as they came and takes 304 for unchanged', async () => {
    const feed = await read(
      (request, response) => {
        const { 'if-none-match': etag, 'if-modified-since': since } = request.headers;
        response.writeHead(etag === 'odd "1' && since === 'yesterday' ? 304 : 200).end();
      },
      { etag: 'odd "1', lastModified: 'yesterday' },
    );
    expect(feed.kind).toBe('unchanged');
  });

  it('sends no validators when it has none', async () => {
    const feed = await read((request, response) => {
      const conditional = 'if-none-match' in request.headers || 'if-modified-since' in request.headers;
      response.writeHead(conditional ? 304 : 200).end(XML);
    });
    expect(feed.kind).toBe('read');
  });

  it('honours 410, 429 and 503 with their Retry-After', async () => {
    expect((await read(send(410))).kind).toBe('gone');
    const before = Date.now();
    const later = await read(send(429, '', { 'retry-after': '120' }));
    expect(later.kind === 'later' && later.until !== null && later.until - before).toBeGreaterThanOrEqual(
      120_000,
    );
    const date = await read(send(503, '', { 'retry-after': new Date(before + 60_000).toUTCString() }));
    expect(
      date.kind === 'later' && date.until !== null && Math.abs(date.until - before - 60_000),
    ).toBeLessThan(2_000);
    expect(await read(send(429))).toMatchObject({ kind: 'later', until: null, host: true });
    expect((await read(send(503))).kind).toBe('failed');
  });

  it.each<[string, RequestListener, string]>([
    [
      'a web page',
      send(
        200,
        '<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>',
      ),
      'http://HOST/feed is a web page, not a feed; the page names this feed: http://127.0.0.1',
    ],
    ['nothing', send(200, '  '), 'http://HOST/feed is empty'],
    ['JSON', send(200, '{"articles":[]}'), 'http://HOST/feed is JSON that is no JSON Feed'],
    [
      'bad XML',
      send(200, '<rss version="2.0"><channel><title>a'),
      'http://HOST/feed is not a feed that can be read: it breaks off before its first entry is whole',
    ],
    ['plain text', send(200, 'hello'), 'http://HOST/feed is not a feed that can be read'],
    ['a missing feed', send(404), 'http://HOST/feed answered 404; there is no feed there'],
    ['a closed door', send(403), 'http://HOST/feed answered 403; the site does not let the bot in'],
    ['a broken server', send(500), 'http://HOST/feed answered 500; the site has trouble'],
    [
      'a 6 MB feed',
      send(200, ' '.repeat(6 * 1024 * 1024)),
      'http://HOST/feed is larger than 5 MB and was not read to its end; the bot reads no more',
    ],
    ['an odd status', send(418), 'http://HOST/feed answered 418; check the address in a browser'],
  ])('says in one line what is wrong with %s (fault 3)', async (_, listener, line) => {
    const feed = await read(listener);
    expect(feed.kind).toBe('failed');
    expect(
      faultOf(feed).replace(/names this feed: http:\/\/HOST/, 'names this feed: http://127.0.0.1'),
    ).toContain(line);
    expect(faultOf(feed)).not.toContain('\n');
  });

  it('reads a file that is compressed though nobody says so', async () => {
    const feed = await read(send(200, gzipSync(XML), { 'content-type': 'application/gzip' }));
    expect(feed).toMatchObject({ kind: 'read', feed: { entries: [{ key: '1' }] } });
    const broken = await read(send(200, gzipSync(XML).subarray(0, 12)));
    expect(faultOf(broken)).toContain('http://HOST/feed is not a feed that can be read');
    const bomb = await read(send(200, gzipSync(Buffer.alloc(6 * 1024 * 1024))));
    expect(faultOf(bomb)).toContain('http://HOST/feed is not a feed that can be read: it cannot be unpacked');
  });

  it('keeps what is whole of a feed that breaks off, and asks for all of it the next time (fault 3)', async () => {
    const feed = await read(
      send(200, XML.slice(0, -16).replace('</item>', '</item><item><title>Cu'), { etag: '"1"' }),
    );
    expect(feed).toMatchObject({
      kind: 'read',
      feed: { entries: [{ key: '1' }], nature: { whole: false } },
      validators: { etag: null, lastModified: null },
    });
  });
});
