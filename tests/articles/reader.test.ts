import type { RequestListener } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createArticleReader } from '../../src/articles/reader.ts';
import { describeFault } from '../../src/model/fault.ts';
import type { ArticleAnswer } from '../../src/model/article.ts';
import { createFetcher } from '../../src/web/fetch.ts';
import { serve } from '../web/loopback.ts';

const SENTENCE =
  'The harbour council voted on Tuesday to rebuild the old pier before the winter storms arrive, as it had promised.';
const PAGE = `<html><head><title>Pier</title></head><body><article>${`<p>${SENTENCE}</p>`.repeat(1)}<p>${SENTENCE} Café.</p></article></body></html>`;

function open(readDeadline?: number) {
  const fetcher = createFetcher({
    allowPrivate: ['127.0.0.1'],
    userAgent: 'Bylinebot/test',
    deadline: 3_000,
  });
  const reader = createArticleReader(readDeadline === undefined ? { fetcher } : { fetcher, readDeadline });
  onTestFinished(async () => {
    await reader.close();
    await fetcher.close();
  });
  return reader;
}

async function read(listener: RequestListener): Promise<ArticleAnswer> {
  return open().read(`${await serve(listener)}/a`, new AbortController().signal);
}

function send(status: number, body: string | Buffer, type = 'text/html'): RequestListener {
  return (_, response) => void response.writeHead(status, { 'content-type': type }).end(body);
}

function say(answer: ArticleAnswer): string {
  return answer.kind === 'read' ? 'read' : `${answer.kind}: ${describeFault(answer.fault)}`;
}

describe('createArticleReader', () => {
  it('reads a page in its own charset and knows it by where the redirects led', async () => {
    const answer = await read((request, response) => {
      if (request.url === '/a') return void response.writeHead(301, { location: '/b?utm_source=x' }).end();
      response
        .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' })
        .end(Buffer.from(PAGE, 'latin1'));
    });
    if (answer.kind !== 'read') throw new Error(say(answer));
    expect(new URL(answer.article.url).pathname + new URL(answer.article.url).search).toBe('/b');
    expect(answer.article.blocks.at(-1)?.text).toBe(`${SENTENCE} Café.`);
  });

  it.each<[RequestListener, RegExp]>([
    [send(404, ''), /^gone: .* answered 404/],
    [send(410, ''), /^gone: .* answered 410/],
    [send(403, ''), /^failed: .* answered 403; the site does not let the bot in/],
    [send(502, ''), /^failed: .* answered 502; it is tried again later/],
    [send(200, '%PDF', 'application/pdf'), /^failed: .* is no web page but application\/pdf/],
    [send(200, 'a'.repeat(10 * 1024 * 1024)), /^failed: .* is larger than 5 MB .*; the bot reads no more/],
    [send(200, ''), /^read$/],
  ])('answers in one line (%#)', async (listener, line) => {
    expect(say(await read(listener))).toMatch(line);
  });

  it('reads a page at hand under the name it is given', async () => {
    const answer = await open().readPage(Buffer.from(PAGE), 'pages/pier.html');
    expect(answer).toMatchObject({ kind: 'read', article: { url: 'pages/pier.html', title: 'Pier' } });
    expect(say(await open().readPage(Buffer.alloc(6_000_000, 97), 'pages/big.html'))).toMatch(
      /pages\/big\.html is larger than 5 MB and was not read; no thread is made of it/,
    );
  });

  it('answers for very deep and very wide markup in one line (fault 11)', async () => {
    const reader = open(1_500);
    for (const page of ['<div>'.repeat(200_000), '<p>x'.repeat(300_000), '<table><tr><td>'.repeat(100_000)]) {
      expect(say(await reader.readPage(Buffer.from(page), 'page.html'))).toMatch(
        /^read$|^failed: page\.html (?:has markup that cannot be read|took too (?:long|much memory))/,
      );
    }
  });

  it('never throws, whatever the bytes', async () => {
    const reader = open();
    const markup = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '</p>',
        '<p>',
        '<a href="',
        '"',
        '<script type="application/ld+json">',
        '{"@type":"NewsArticle","author":',
        '[',
        ']',
        '<meta name=author content=',
        'x',
        '\0',
        '<body>',
        '</html>',
        '<!--',
        '<svg>',
        '<template>',
        '<h1>',
        '&#0;',
        '&amp',
      ),
      { maxLength: 40 },
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      markup.map((parts) => Buffer.from(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.string(), async (page, url) => {
        expect(['read', 'failed']).toContain((await reader.readPage(page, url)).kind);
      }),
      { numRuns: 150 },
    );
  });
});
