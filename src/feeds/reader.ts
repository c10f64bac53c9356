import { createHash } from 'node:crypto';
import { MOST_FEED_BYTES, type Aside, type FeedAnswer, type Validators } from '../model/feed.ts';
import type { FeedReader } from '../ports/desk.ts';
import type { Fetcher } from '../web/fetch.ts';
import { createPool } from '../web/pool.ts';
import type { FetchAnswer } from '../web/response.ts';
import { explainStatus, explainUnasked } from './complaint.ts';
import type { ParseAsk } from './parse.worker.ts';
import { createPatience, type Patience } from './patience.ts';
import type { ReadAnswer } from './read.ts';
import { readOffer } from './offer.ts';
import { readRetryAfter, readWishes } from './wishes.ts';

/** The largest real feed at hand parses in well under a second; milliseconds. */
const PARSE_DEADLINE = 10_000;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';
const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

/**
 * What the feed reader needs: the fetcher, headers of private feeds (`secretsOf` a feed, for its own origin alone), and in
 * tests a shorter time for parsing (ms).
 */
export type FeedReaderOptions = {
  readonly fetcher: Fetcher;
  readonly secretsOf?: (feed: string) => Readonly<Record<string, string>>;
  readonly parseDeadline?: number;
};

/** Reads feeds over HTTP, or bytes that are at hand; parsing runs in a worker thread that is killed when it takes too long. */
export function createFeedReader(options: FeedReaderOptions): FeedReader & {
  /** Reads a body without fetching it: `url` is where it is said to stand. */
  readBody(body: Uint8Array, contentType: string | null, url: string): Promise<ReadAnswer>;
  /** The same, answered as if it had been fetched. */
  readAtHand(body: Uint8Array, url: string): Promise<FeedAnswer>;
  close(): Promise<void>;
} {
  const deadline = options.parseDeadline ?? PARSE_DEADLINE;
  const pool = createPool<ParseAsk, ReadAnswer>('parse.worker', import.meta.url, deadline);
  const patience = createPatience(pool);
  return {
    read: async (feed, validators, signal, url = feed) => {
      const headers = { accept: ACCEPT, ...askIfChanged(validators) };
      // What has moved to another origin is not told the secrets of the first.
      const own = URL.canParse(feed) && URL.canParse(url) && new URL(feed).origin === new URL(url).origin;
      const secrets = own ? (options.secretsOf?.(feed) ?? {}) : {};
      const answer = await options.fetcher.fetch(url, {
        headers,
        secrets,
        maxBytes: MOST_FEED_BYTES,
        signal,
      });
      return readAnswer(patience, url, validators, answer);
    },
    readBody: (body, contentType, url) =>
      patience.read({ body, contentType, url, base: url, maxBytes: MOST_FEED_BYTES }),
    readAtHand: async (body, url) => {
      const read = await patience.read({
        body,
        contentType: null,
        url,
        base: url,
        maxBytes: MOST_FEED_BYTES,
      });
      if (read.kind === 'fault') return { kind: 'failed', fault: read.fault };
      return { kind: 'read', feed: read.feed, validators: NO_VALIDATORS };
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
  patience: Patience,
  url: string,
  known: Validators | null,
  answer: FetchAnswer,
): Promise<FeedAnswer> {
  switch (answer.kind) {
    case 'refused':
    case 'failed':
      return { kind: 'failed', fault: answer.fault };
    case 'status':
      return readStatus(url, known, answer);
    case 'ok':
      return readBody(patience, url, known, answer);
  }
}

async function readBody(
  patience: Patience,
  url: string,
  known: Validators | null,
  answer: FetchAnswer & { readonly kind: 'ok' },
): Promise<FeedAnswer> {
  const { body, url: base, headers } = answer;
  const get = (name: string) => headers.get(name) ?? null;
  const digest = createHash('sha256').update(body).digest('base64');
  const validators = { etag: get('etag'), lastModified: get('last-modified'), digest };
  if (known?.digest === digest) return { kind: 'unchanged', validators, ...asideOf(answer) };
  const read = await patience.read({
    body,
    contentType: get('content-type'),
    url,
    base,
    maxBytes: MOST_FEED_BYTES,
  });
  if (read.kind === 'fault') return { kind: 'failed', fault: read.fault };
  // A feed that broke off must not be answered with "unchanged" next time: the rest of it was never seen.
  const whole = read.feed.nature?.whole !== false;
  const offer = readOffer(get('link') ?? '', read.feed.nature, base);
  return {
    kind: 'read',
    feed: read.feed,
    validators: whole ? validators : NO_VALIDATORS,
    ...(offer !== undefined && { offer }),
    ...asideOf(answer),
  };
}

function asideOf({ headers, moved }: FetchAnswer & { readonly kind: 'ok' | 'status' }): Aside {
  return { wishes: readWishes(headers, Date.now()), ...(moved !== undefined && { moved }) };
}

function readStatus(
  url: string,
  known: Validators | null,
  answer: FetchAnswer & { kind: 'status' },
): FeedAnswer {
  const { status, headers } = answer;
  if (status === 304) {
    const asked = Object.keys(askIfChanged(known)).length > 0;
    return asked ? { kind: 'unchanged', ...asideOf(answer) } : { kind: 'failed', fault: explainUnasked(url) };
  }
  const fault = explainStatus(url, status);
  if (status === 410 && isOwn(url, answer)) return { kind: 'gone', fault };
  const until = readRetryAfter(headers, Date.now())?.until ?? null;
  if (status === 429) return { kind: 'later', until, host: true, fault };
  return status === 503 && until !== null ? { kind: 'later', until, fault } : { kind: 'failed', fault };
}

/** Whether an answer is the feed's own: it stands there, or all that led away from there was permanent. */
function isOwn(asked: string, { url, moved }: FetchAnswer & { kind: 'status' }): boolean {
  return moved !== undefined || new URL(asked).href.replace(/#.*$/, '') === url;
}
