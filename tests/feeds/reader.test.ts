import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answer } from '../../src/feeds/parse.worker.ts';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { describeFault } from '../../src/model/fault.ts';
import type { FeedAnswer, Validators } from '../../src/model/feed.ts';
import { decodeText } from '../../src/web/decode.ts';
import { createFetcher } from '../../src/web/fetch.ts';
import { serve } from '../web/loopback.ts';

const XML =
  '<rss version="2.0"><channel><title>Daily</title><item><guid>1</guid><title>Café</title></item></channel></rss>';
const CORPUS = '../shared/corpus/feeds';

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

function send(status: number, body = '', headers: Record<string, string> = {}): RequestListener {
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
    const ever = await read(send(503, '', { 'retry-after': '99999999999' }));
    expect(ever.kind === 'later' && ever.until !== null && ever.until - before).toBeLessThan(25 * 3_600_000);
    expect(await read(send(429))).toMatchObject({ kind: 'later', until: null });
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
    ['JSON', send(200, '{"version":"https://jsonfeed.org/version/1"}'), 'http://HOST/feed is JSON'],
    [
      'bad XML',
      send(200, '<rss version="2.0"><channel><title>a'),
      'http://HOST/feed is not a feed that can be read: Unclosed root tag',
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
  ])('says in one line what is wrong with %s', async (_, listener, line) => {
    const feed = await read(listener);
    expect(feed.kind).toBe('failed');
    expect(
      faultOf(feed).replace(/names this feed: http:\/\/HOST/, 'names this feed: http://127.0.0.1'),
    ).toContain(line);
    expect(faultOf(feed)).not.toContain('\n');
  });

  it.skipIf(!existsSync(CORPUS))(
    'reads the real feeds at hand',
    async () => {
      const folders = readdirSync(CORPUS).map((name) => `${CORPUS}/${name}`);
      const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
      const feeds = files.filter((file) => /\.(?:xml|rss|atom)$/.test(file));
      const parsed = await Promise.all(
        feeds.map(async (file) => {
          const xml = decodeText(readFileSync(file), null).replace(/^[^<]+/, '');
          return answer({ xml, url: 'https://feeds.example/' });
        }),
      );
      const bad = parsed.filter((one) => one.kind === 'bad').length;
      expect(parsed.length).toBeGreaterThan(100);
      expect(bad / parsed.length).toBeLessThan(0.06);
    },
    30_000,
  );
});
