import type { RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { readWishes } from '../../src/feeds/wishes.ts';
import type { FeedAnswer, Validators } from '../../src/model/feed.ts';
import { createFetcher } from '../../src/web/fetch.ts';
import { serve } from '../web/loopback.ts';

const XML = '<rss version="2.0"><channel><title>Daily</title><item><guid>1</guid></item></channel></rss>';
const NOW = Date.UTC(2026, 0, 5, 9);

function openReader() {
  const fetcher = createFetcher({ allowPrivate: ['127.0.0.1'], userAgent: 'Bylinebot/test' });
  const reader = createFeedReader({ fetcher });
  onTestFinished(async () => {
    await reader.close();
    await fetcher.close();
  });
  return (url: string, validators: Validators | null = null, address?: string): Promise<FeedAnswer> =>
    reader.read(url, validators, new AbortController().signal, address);
}

function wishesOf(headers: Record<string, string>) {
  return readWishes(new Map(Object.entries(headers)), NOW).map(({ by, until }) => [by, until - NOW]);
}

describe('what an answer asks of the next poll', () => {
  it.each<[Record<string, string>, (string | number)[][]]>([
    [{}, []],
    [{ 'cache-control': 'public, max-age=600' }, [['max-age', 600_000]]],
    [{ 'cache-control': 's-maxage=600, Max-Age="60"' }, [['max-age', 60_000]]],
    [{ 'cache-control': 'max-age=600', age: '500' }, [['max-age', 100_000]]],
    [{ 'cache-control': 'no-cache' }, []],
    [{ expires: 'Mon, 05 Jan 2026 09:10:00 GMT' }, [['Expires', 600_000]]],
    [
      { expires: 'Mon, 05 Jan 2026 11:10:00 GMT', date: 'Mon, 05 Jan 2026 11:00:00 GMT' },
      [['Expires', 600_000]],
    ],
    [{ expires: '0' }, [['Expires', Date.parse('0') - NOW]]],
    [{ expires: 'never' }, []],
    [{ 'retry-after': '30' }, [['Retry-After', 30_000]]],
    [{ 'retry-after': 'soon' }, []],
    [{ 'retry-after': '0' }, []],
    [{ 'retry-after': '-5' }, []],
    [{ 'retry-after': 'Mon, 05 Jan 2026 08:59:59 GMT' }, []],
    [{ 'retry-after': '9'.repeat(400) }, [['Retry-After', Infinity]]],
  ])('is read from %o (fault 5)', (headers, wishes) => {
    expect(wishesOf(headers)).toEqual(wishes);
  });
});

describe('an unchanged feed', () => {
  it('costs one 304 and no parse (fault 5)', async () => {
    let asked = 0;
    const listener: RequestListener = (request, response) => {
      asked += 1;
      // A body that no parser reads: whoever parses it fails.
      if (request.headers['if-none-match'] === '"1"') {
        response.writeHead(304, { 'cache-control': 'max-age=60' }).end();
      } else response.end('no feed');
    };
    const answer = await openReader()(await serve(listener), { etag: '"1"', lastModified: null });
    expect(answer).toMatchObject({ kind: 'unchanged', wishes: [{ by: 'max-age' }] });
    expect(asked).toBe(1);
  });

  it('is not parsed either where its server never answers 304 (fault 5)', async () => {
    let body = XML;
    const base = await serve((_, response) =>
      response.writeHead(200, { etag: `"${Math.random()}"` }).end(body),
    );
    const read = openReader();
    const first = await read(base);
    if (first.kind !== 'read') throw new Error('the feed was not read');
    const second = await read(base, first.validators);
    expect(second).toMatchObject({ kind: 'unchanged', validators: { digest: first.validators.digest } });
    expect(second).not.toMatchObject({ validators: { etag: first.validators.etag } });
    body = XML.replace('Daily', 'Weekly');
    expect((await read(base, first.validators)).kind).toBe('read');
  });
});

describe('a feed that answers oddly', () => {
  it('has a fault when it says "unchanged" though nothing was asked: else it would never be read (fault 5)', async () => {
    const base = await serve((_, response) => void response.writeHead(304).end());
    for (const known of [null, { etag: null, lastModified: null, digest: 'x' }]) {
      const answer = await openReader()(base, known);
      expect(answer).toMatchObject({ kind: 'failed', fault: { what: expect.stringContaining('304') } });
    }
  });

  it('is not gone where only a passing redirect leads to what is (faults 4, 5)', async () => {
    const base = await serve((request, response) => {
      const hop = { '/away': 302, '/moved': 301 }[request.url ?? ''];
      if (hop === undefined) response.writeHead(410).end();
      else response.writeHead(hop, { location: '/gone' }).end();
    });
    const read = openReader();
    expect((await read(`${base}/away`)).kind).toBe('failed');
    expect((await read(`${base}/moved`)).kind).toBe('gone');
    expect((await read(`${base}/gone#here`)).kind).toBe('gone');
  });

  it('is followed to an address that is written in bare UTF-8 (fault 4)', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/caf%C3%A9') response.end(XML);
      else response.writeHead(302, { location: Buffer.from('/café').toString('latin1') }).end();
    });
    expect((await openReader()(base)).kind).toBe('read');
  });
});

describe('a feed that redirects', () => {
  const chain =
    (...statuses: readonly number[]): RequestListener =>
    (request, response) => {
      const hop = Number(request.url?.slice(1));
      const status = statuses[hop];
      if (status === undefined) response.end(XML);
      else response.writeHead(status, { location: `/${hop + 1}` }).end();
    };

  it.each<[number[], boolean]>([
    [[], false],
    [[301], true],
    [[308, 301], true],
    [[302], false],
    [[301, 307], false],
    [[303, 301], false],
  ])('by %j says whether it has moved for good (fault 4)', async (statuses, moved) => {
    const base = await serve(chain(...statuses));
    const answer = await openReader()(`${base}/0`);
    if (answer.kind !== 'read') throw new Error('the feed was not read');
    expect(answer.moved).toBe(moved ? `${base}/${statuses.length}` : undefined);
  });

  it('is asked at the address where it is now', async () => {
    const base = await serve(chain(301, 302));
    expect((await openReader()(`${base}/0`, null, `${base}/2`)).kind).toBe('read');
  });
});
