import type { FeedAnswer, Validators } from '../model/feed.ts';
import type { FeedReader } from '../ports/desk.ts';
import type { Fetcher } from '../web/fetch.ts';
import { createPool } from '../web/pool.ts';
import type { FetchAnswer } from '../web/response.ts';
import { explainStatus } from './complaint.ts';
import type { ParseAsk } from './parse.worker.ts';
import { createPatience, type Patience } from './patience.ts';
import type { ReadAnswer } from './read.ts';

/** No feed of a newsroom is larger when unpacked; bytes. */
const MOST_BYTES = 5 * 1024 * 1024;
/** The largest real feed at hand parses in well under a second; milliseconds. */
const PARSE_DEADLINE = 10_000;
/** A longer wish than this is a mistake or spite; milliseconds. */
const LONGEST_REST = 24 * 3_600_000;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';
const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

/** What the feed reader needs: the fetcher, and in tests a shorter time for parsing (ms). */
export type FeedReaderOptions = { readonly fetcher: Fetcher; readonly parseDeadline?: number };

/** Reads feeds over HTTP, or bytes that are at hand; parsing runs in a worker thread that is killed when it takes too long. */
export function createFeedReader(options: FeedReaderOptions): FeedReader & {
  /** Reads a body without fetching it: `url` is where it is said to stand. */
  readBody(body: Uint8Array, contentType: string | null, url: string): Promise<ReadAnswer>;
  close(): Promise<void>;
} {
  const deadline = options.parseDeadline ?? PARSE_DEADLINE;
  const pool = createPool<ParseAsk, ReadAnswer>('parse.worker', import.meta.url, deadline);
  const patience = createPatience(pool);
  return {
    read: async (url, validators, signal) => {
      const headers = { accept: ACCEPT, ...askIfChanged(validators) };
      const answer = await options.fetcher.fetch(url, { headers, maxBytes: MOST_BYTES, signal });
      return readAnswer(patience, url, answer);
    },
    readBody: (body, contentType, url) =>
      patience.read({ body, contentType, url, base: url, maxBytes: MOST_BYTES }),
    close: () => pool.close(),
  };
}

function askIfChanged(validators: Validators | null): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

async function readAnswer(patience: Patience, url: string, answer: FetchAnswer): Promise<FeedAnswer> {
  switch (answer.kind) {
    case 'refused':
    case 'failed':
      return { kind: 'failed', fault: answer.fault };
    case 'status':
      return readStatus(url, answer.status, answer.headers.get('retry-after') ?? null);
    case 'ok': {
      const get = (name: string) => answer.headers.get(name) ?? null;
      const { body, url: base } = answer;
      const contentType = get('content-type');
      const read = await patience.read({ body, contentType, url, base, maxBytes: MOST_BYTES });
      if (read.kind === 'fault') return { kind: 'failed', fault: read.fault };
      // A feed that broke off must not be answered with "unchanged" next time: the rest of it was never seen.
      const whole = read.feed.nature?.whole !== false;
      const validators = { etag: get('etag'), lastModified: get('last-modified') };
      return { kind: 'read', feed: read.feed, validators: whole ? validators : NO_VALIDATORS };
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
