import type { Fault } from '../model/fault.ts';
import type { ArticleReader } from '../ports/desk.ts';
import type { ArticleAnswer } from '../model/article.ts';
import { decodeText } from '../web/decode.ts';
import { showUrl } from '../web/failure.ts';
import type { Fetcher } from '../web/fetch.ts';
import { createPool, type Pool } from '../web/pool.ts';
import type { PageAnswer, PageAsk } from './page.worker.ts';

/** A page with more markup than this is not read; bytes. */
const MOST_BYTES = 5 * 1024 * 1024;
/** Real pages take about 70 ms, the largest at hand under two seconds; milliseconds. */
const READ_DEADLINE = 15_000;
const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5';
const FOREIGN =
  /^\s*(?:image|video|audio|font)\/|^\s*application\/(?:pdf|zip|octet-stream|json|rss\+xml|atom\+xml)/i;

/** What the article reader needs: the fetcher, and in tests a shorter time for reading (ms). */
export type ArticleReaderOptions = { readonly fetcher: Fetcher; readonly readDeadline?: number };

/** Reads article pages; markup is taken apart in a worker thread that is killed when it takes too long. */
export function createArticleReader(
  options: ArticleReaderOptions,
): ArticleReader & { close(): Promise<void> } {
  const deadline = options.readDeadline ?? READ_DEADLINE;
  const pool = createPool<PageAsk, PageAnswer>('page.worker', import.meta.url, deadline);
  return {
    read: (url, signal) => fetchArticle(options.fetcher, pool, url, signal),
    readPage: (html, url) => readBytes(pool, html, null, url),
    close: () => pool.close(),
  };
}

async function fetchArticle(
  fetcher: Fetcher,
  pool: Pool<PageAsk, PageAnswer>,
  url: string,
  signal: AbortSignal,
): Promise<ArticleAnswer> {
  const answer = await fetcher.fetch(url, { headers: { accept: ACCEPT }, maxBytes: MOST_BYTES, signal });
  switch (answer.kind) {
    case 'refused':
    case 'failed':
      return { kind: 'failed', fault: answer.fault };
    case 'status':
      return { kind: isGone(answer.status) ? 'gone' : 'failed', fault: explainStatus(url, answer.status) };
    case 'ok': {
      const type = answer.headers.get('content-type') ?? null;
      if (type === null || !FOREIGN.test(type)) return readBytes(pool, answer.body, type, answer.url);
      return fail(
        `${showUrl(url)} is no web page but ${type.split(';')[0]?.trim().slice(0, 60)}`,
        'no thread is made of it',
      );
    }
  }
}

async function readBytes(
  pool: Pool<PageAsk, PageAnswer>,
  bytes: Uint8Array,
  contentType: string | null,
  url: string,
): Promise<ArticleAnswer> {
  if (bytes.byteLength > MOST_BYTES)
    return fail(`${show(url)} is larger than 5 MB and was not read`, 'no thread is made of it');
  const answer = await pool.run({ html: decodeText(bytes, contentType), url });
  switch (answer.kind) {
    case 'late':
      return fail(`${show(url)} took too long to take apart`, 'no thread is made of it');
    case 'died':
      return fail(`${show(url)} took too much memory to take apart`, 'no thread is made of it');
    case 'done':
      return answer.answer.kind === 'article'
        ? { kind: 'read', article: answer.answer.article }
        : fail(
            `${show(url)} has markup that cannot be read (too large or too deep)`,
            'no thread is made of it',
          );
  }
}

function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

function explainStatus(url: string, status: number): Fault {
  const what = `${showUrl(url)} answered ${status}`;
  if (isGone(status)) return { what, remedy: 'the article is not there, or no longer' };
  if (status === 401 || status === 402 || status === 403) {
    return {
      what,
      remedy: 'the site does not let the bot in: ask the site, or follow a feed whose pages are open',
    };
  }
  return { what, remedy: 'it is tried again later' };
}

/** A file is named as it was given, a link without its query. */
function show(url: string): string {
  return /^https?:/i.test(url) ? showUrl(url) : url;
}

function fail(what: string, remedy: string): ArticleAnswer {
  return { kind: 'failed', fault: { what, remedy } };
}
