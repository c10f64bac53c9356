import type { FeedAnswer, Validators } from '../model/feed.ts';
import type { FeedReader } from '../ports/desk.ts';
import { decodeText } from '../web/decode.ts';
import type { Fetcher } from '../web/fetch.ts';
import { createPool, type Pool } from '../web/pool.ts';
import type { FetchAnswer } from '../web/response.ts';
import { explainBadXml, explainForeign, explainStatus } from './complaint.ts';
import type { ParseAnswer, ParseAsk } from './parse.worker.ts';

/** No feed of a newsroom is larger when unpacked; bytes. */
const MOST_BYTES = 5 * 1024 * 1024;
/** The largest real feed at hand parses in well under a second; milliseconds. */
const PARSE_DEADLINE = 10_000;
/** A longer wish than this is a mistake or spite; milliseconds. */
const LONGEST_REST = 24 * 3_600_000;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5';

/** What the feed reader needs: the fetcher, and in tests a shorter time for parsing (ms). */
export type FeedReaderOptions = { readonly fetcher: Fetcher; readonly parseDeadline?: number };

/** Reads feeds over HTTP; parsing runs in a worker thread that is killed when it takes too long. */
export function createFeedReader(options: FeedReaderOptions): FeedReader & { close(): Promise<void> } {
  const deadline = options.parseDeadline ?? PARSE_DEADLINE;
  const pool = createPool<ParseAsk, ParseAnswer>('parse.worker', import.meta.url, deadline);
  return {
    read: async (url, validators, signal) => {
      const headers = { accept: ACCEPT, ...askIfChanged(validators) };
      const answer = await options.fetcher.fetch(url, { headers, maxBytes: MOST_BYTES, signal });
      return readAnswer(pool, url, answer);
    },
    close: () => pool.close(),
  };
}

function askIfChanged(validators: Validators | null): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

async function readAnswer(
  pool: Pool<ParseAsk, ParseAnswer>,
  url: string,
  answer: FetchAnswer,
): Promise<FeedAnswer> {
  switch (answer.kind) {
    case 'refused':
    case 'failed':
      return { kind: 'failed', fault: answer.fault };
    case 'status':
      return readStatus(url, answer.status, answer.headers.get('retry-after') ?? null);
    case 'ok': {
      const text = decodeText(answer.body, answer.headers.get('content-type') ?? null);
      const etag = answer.headers.get('etag') ?? null;
      const lastModified = answer.headers.get('last-modified') ?? null;
      return parseText(pool, url, answer.url, text, { etag, lastModified });
    }
  }
}

function readStatus(url: string, status: number, retryAfter: string | null): FeedAnswer {
  if (status === 304) return { kind: 'unchanged' };
  const fault = explainStatus(url, status);
  if (status === 410) return { kind: 'gone', fault };
  const until = readRetryAfter(retryAfter, Date.now());
  if (status === 429 || (status === 503 && until !== null)) return { kind: 'later', until, fault };
  return { kind: 'failed', fault };
}

/** Seconds or an HTTP date, as milliseconds since the epoch, a day ahead at most; `null` when it says neither. */
function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const at = /^\s*\d+\s*$/.test(value) ? now + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(at) ? null : Math.min(Math.max(at, now), now + LONGEST_REST);
}

async function parseText(
  pool: Pool<ParseAsk, ParseAnswer>,
  url: string,
  base: string,
  text: string,
  validators: Validators,
): Promise<FeedAnswer> {
  const foreign = explainForeign(url, text);
  if (foreign !== null) return { kind: 'failed', fault: foreign };
  const parsed = await pool.run({ xml: trimStart(text), url: base });
  switch (parsed.kind) {
    case 'late':
    case 'died':
      return { kind: 'failed', fault: explainBadXml(url, `reading it took too much ${what(parsed.kind)}`) };
    case 'done':
      return parsed.answer.kind === 'bad'
        ? { kind: 'failed', fault: explainBadXml(url, parsed.answer.why) }
        : { kind: 'read', feed: parsed.answer.feed, validators };
  }
}

/** Warnings and blank lines that a server prints before the XML are not part of the feed. */
function trimStart(text: string): string {
  const start = text.search(/<\?xml|<(?:rss|feed|rdf:RDF)[\s>]/i);
  return start > 0 ? text.slice(start) : text;
}

function what(kind: 'late' | 'died'): string {
  return kind === 'late' ? 'time' : 'memory';
}
