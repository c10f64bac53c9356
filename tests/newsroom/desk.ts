import type { Article, ArticleAnswer } from '../../src/model/article.ts';
import type { Byline } from '../../src/model/byline.ts';
import type { Entry, FeedAnswer } from '../../src/model/feed.ts';
import type { PictureAnswer } from '../../src/model/image.ts';
import type { Notice } from '../../src/model/notice.ts';
import type { Desk, Log } from '../../src/ports/desk.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { createVirtualClock, type VirtualClock } from './clock.ts';
import { createFakeNetwork, type FakeNetwork } from './fake-network.ts';

/** A desk whose world is in memory: feeds and pages are set by the test, the network keeps the truth. */
export type TestDesk = Desk & {
  readonly clock: VirtualClock;
  readonly network: FakeNetwork;
  readonly feedAnswers: Map<string, FeedAnswer>;
  readonly pages: Map<string, ArticleAnswer>;
  readonly pageReads: string[];
  readonly shown: Map<string, PictureAnswer>;
  readonly notices: Notice[];
  readonly lines: string[];
};

export const FEED = 'https://ledger.example/feed';

const MARA: Byline = {
  author: 'Mara Ellison',
  aliases: [],
  feeds: [FEED],
  accounts: ['mara'],
  attribution: 'Follow @mara',
  schedule: '*/10 * * * *',
  timezone: 'UTC',
  firstRun: 'baseline',
  review: 'none',
  thread: { maxPosts: 5, numbering: true },
};

/** A desk with one byline, whose settings may be changed. */
export function createTestDesk(change: Partial<Byline> = {}): TestDesk {
  const clock = createVirtualClock();
  const network = createFakeNetwork(clock);
  const feedAnswers = new Map<string, FeedAnswer>();
  const pages = new Map<string, ArticleAnswer>();
  const pageReads: string[] = [];
  const pictures = new Map<string, PictureAnswer>();
  const notices: Notice[] = [];
  const lines: string[] = [];
  return {
    bylines: [{ ...MARA, ...change }],
    accounts: [{ name: 'mara', kind: 'x', network, spacing: 5_000 }],
    delivery: { deadline: 20_000, lookAgain: [5_000, 30_000, 120_000, 600_000, 1_800_000] },
    feeds: { read: async (url) => feedAnswers.get(url) ?? { kind: 'unchanged' } },
    articles: {
      read: async (url) => {
        pageReads.push(url);
        return pages.get(url) ?? { kind: 'gone', fault: { what: `${url}: HTTP 404`, remedy: '' } };
      },
      readPage: async () => ({ kind: 'gone', fault: { what: 'no pages here', remedy: '' } }),
    },
    pictures: {
      read: async (url) => pictures.get(url) ?? { kind: 'failed', reason: `${url} answered 404` },
    },
    summarizer: createExtractiveSummarizer(),
    store: createToldStore(pages),
    notifier: { notify: (notice) => void notices.push(notice) },
    log: createLineLog(lines),
    clock,
    network,
    feedAnswers,
    pages,
    pageReads,
    shown: pictures,
    notices,
    lines,
  };
}

/** A store in memory. An article that a thread is filed about has a page, unless the test gave it another. */
function createToldStore(pages: Map<string, ArticleAnswer>): Store {
  const store = createMemoryStore();
  return {
    ...store,
    file: async (entry, drafts, at) => {
      for (const { article } of drafts) {
        if (!pages.has(article)) pages.set(article, createArticle(1, { url: article }));
      }
      return store.file(entry, drafts, at);
    },
  };
}

/** A feed answer with these entries. */
export function showEntries(...entries: readonly Entry[]): FeedAnswer {
  return {
    kind: 'read',
    feed: { title: 'The Ledger', authors: [], entries },
    validators: { etag: '"1"', lastModified: null },
  };
}

/** An entry about story number `n`. */
export function createEntry(n: number, change: Partial<Entry> = {}): Entry {
  const link = `https://ledger.example/story-${n}`;
  return { key: link, link, title: `Story ${n}`, authors: ['Mara Ellison'], published: n * 1_000, ...change };
}

/** The page of story number `n`, long enough to be told. */
export function createArticle(n: number, change: Partial<Article> = {}): ArticleAnswer {
  const paragraphs = [
    `The harbour authority of Port Alder approved expansion number ${n} on Tuesday after a vote that took less than an hour.`,
    `Chief engineer Dorte Hansen told the Ledger that dredging for berth ${n} will begin in the spring and last eleven months.`,
    `“We have waited for this berth since the storm of 2019,” said Hansen. “The pilots asked for deeper water, and they will have it.”`,
    `Freight forwarders in the region expect waiting times at the terminal to fall by about a third once both cranes are in place.`,
    `Environmental groups filed an objection with the regional court over the effect of the works on the seagrass meadows.`,
    `Port Alder handled 4.1 million tonnes of cargo last year, according to the authority’s annual report.`,
    `Port Alder employs nine hundred dockers today, and a council vote of last May promises work for two hundred more of them by the end of this decade.`,
    `Ships from Leeds have called at Port Alder every summer since 1871, when a storm closed all other quays along that stretch of northern coast for a month.`,
    `Mara Ode, a pilot who has steered ships into Port Alder for thirty years, says that a ship of 400 metres needs more water than any quay up north can give.`,
  ];
  const article: Article = {
    url: `https://ledger.example/story-${n}`,
    title: `Port Alder approves expansion ${n}`,
    byline: ['Mara Ellison'],
    published: '2026-01-05T08:00:00Z',
    language: 'en',
    image: null,
    handle: null,
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
    doubts: [],
    ...change,
  };
  return { kind: 'read', article };
}

function createLineLog(lines: string[]): Log {
  const write =
    (level: string) =>
    (message: string, details?: object): void =>
      void lines.push(`${level} ${message} ${JSON.stringify(details ?? {})}`);
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
