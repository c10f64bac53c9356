import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Writable } from 'node:stream';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { collectSooner } from '../../src/heap.ts';
import { createLog } from '../../src/log/pino.ts';
import type { Byline } from '../../src/model/byline.ts';
import { gather } from '../../src/newsroom/round.ts';
import type { Desk } from '../../src/ports/desk.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { createFetcher } from '../../src/web/fetch.ts';
import { weighPeak } from '../started.ts';
import { listFeeds, weighWork, type Lap } from './feeds.ts';

/** The program's own round over all feeds: its fetcher, reader, parser and store. Only the clock is the bench's. */

/** Feeds of one byline. */
const PER_BYLINE = 100;
/** Between two rounds, so that no feed rests; milliseconds. */
const BETWEEN = 6 * 3_600_000;

collectSooner();
const [count = 0, port = 0] = process.argv.slice(2).map(Number);
const feeds = listFeeds(count, port);
const folder = mkdtempSync(join(tmpdir(), 'bylinebot-poll-'));
const store = await openSqliteStore({ file: join(folder, 'store.sqlite') });
const allowPrivate = [...new Set(feeds.map((feed) => new URL(feed).hostname))];
const fetcher = createFetcher({ allowPrivate, userAgent: 'Bylinebot bench' });
const reader = createFeedReader({ fetcher });
const never = new AbortController().signal;
let failed = 0;
let ahead = 0;

function toByline(feedsOfIt: readonly string[], index: number): Byline {
  return {
    author: `Mara Lind ${index}`,
    aliases: [],
    feeds: feedsOfIt,
    accounts: ['mara'],
    attribution: null,
    schedule: '*/10 * * * *',
    timezone: 'UTC',
    firstRun: 'baseline',
    review: 'none',
    thread: { maxPosts: 5, numbering: true },
  };
}

const log = createLog({
  level: 'info',
  secrets: [],
  prettify: null,
  stream: new Writable({
    write: (line: Buffer, _, done) => {
      if (line.includes('cannot be read')) failed += 1;
      done();
    },
  }),
});

const nobody = async (): Promise<never> => {
  throw new Error('no entry of the bench is by a followed author');
};

const desk: Desk = {
  bylines: Array.from({ length: Math.ceil(count / PER_BYLINE) }, (_, index) =>
    toByline(feeds.slice(index * PER_BYLINE, (index + 1) * PER_BYLINE), index),
  ),
  accounts: [],
  delivery: { deadline: 20_000, lookAgain: [5_000] },
  feeds: reader,
  articles: { read: nobody, readPage: nobody },
  pictures: { read: nobody },
  summarizer: { summarize: nobody },
  store,
  notifier: { notify: () => undefined },
  clock: { now: () => Date.now() + ahead, wait: async () => undefined },
  log,
};

async function lap(): Promise<Lap> {
  ahead += BETWEEN;
  failed = 0;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const worked = weighWork();
  const begun = performance.now();
  await gather(desk, feeds, never);
  const ms = performance.now() - begun;
  delay.disable();
  return { ms, work: weighWork() - worked, peak: weighPeak(), p99: delay.percentile(99) / 1e6, failed };
}

process.on('disconnect', () => {
  void reader
    .close()
    .then(() => fetcher.close())
    .then(() => store.close())
    .then(() => rmSync(folder, { recursive: true, force: true }));
});
process.on('message', () => void lap().then((figures) => process.send?.(figures)));
process.send?.('ready');
