import { afterAll, onTestFinished } from 'vitest';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { secret } from '../../src/model/secret.ts';
import { keepRunning } from '../../src/newsroom/run.ts';
import type { Store } from '../../src/ports/store.ts';
import { createFetcher } from '../../src/web/fetch.ts';
import { openHubs } from '../../src/websub/hubs.ts';
import { createArticle, createTestDesk, type TestDesk } from '../newsroom/desk.ts';
import { createFakeNetwork } from '../newsroom/fake-network.ts';
import { serve } from '../web/loopback.ts';
import { createHandClock, until, type HandClock } from './clock.ts';
import { openHub, PUBLIC, type Hub } from './hub.ts';

/** Long enough, and easy to find again. */
export const SECRET = 'canary-0123456789-0123456789-abcdef';

/** A paper whose feed says what the test sets. */
export type Paper = {
  readonly feed: string;
  readonly topic: string;
  stories: readonly number[];
  hubs: readonly string[];
  /** The status of every answer, and further headers. */
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  polls: number;
};

/** Opens a paper that ends with its test; its feed shows story 1. */
export async function openPaper(hub: Hub): Promise<Paper> {
  const origin = await serve((_, response) => {
    paper.polls += 1;
    response.writeHead(paper.status, paper.headers).end(render(paper));
  });
  const paper: Paper = {
    feed: `${origin}/feed`,
    topic: `${origin}/feed?format=rss`,
    stories: [1],
    hubs: [hub.url],
    status: 200,
    headers: {},
    polls: 0,
  };
  return paper;
}

function render({ stories, hubs, topic }: Paper): string {
  const link = (rel: string, href: string) => `<atom:link rel="${rel}" href="${href}"/>`;
  const story = (n: number) =>
    `<item><guid>${n}</guid><title>Port Alder approves expansion ${n}</title>` +
    `<link>https://ledger.example/story-${n}</link><author>Mara Ellison</author></item>`;
  const head = [...hubs.map((hub) => link('hub', hub)), link('self', topic)].join('');
  const items = stories.map(story).join('');
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Ledger</title>${head}${items}</channel></rss>`;
}

/** One for all bots of a file: its worker takes a second to start. */
const fetcher = createFetcher({ allowPrivate: ['127.0.0.1'], userAgent: 'Bylinebot/test' });
const reader = createFeedReader({ fetcher });
afterAll(async () => {
  await reader.close();
  await fetcher.close();
});

/** Loops of a running bot that wait when there is nothing to do: drafts, pushes, subscriptions and its one account. */
const LOOPS = 4;

/** A bot that runs: real fetcher, reader, listener and newsroom; its pages and its network are the desk's. */
export type Bot = {
  readonly desk: TestDesk;
  readonly origin: string;
  /** Lets time go by in steps of 15 s, all that it brings about included. */
  pass(ms: number): Promise<void>;
  stop(): Promise<void>;
};

/** What a bot is started with: its store is kept from one to the next. */
export type BotAsk = {
  readonly clock: HandClock;
  readonly hub: Hub;
  readonly store: Store;
  readonly feeds: readonly string[];
  readonly secret?: string;
  /** How many feeds the store then knows, where it is more than these. */
  readonly known?: number;
};

/** Starts a bot; it has stopped at the latest when its test ends. */
async function startBot({
  clock,
  hub,
  store,
  feeds,
  secret: word = SECRET,
  known = feeds.length,
}: BotAsk): Promise<Bot> {
  const network = createFakeNetwork(clock);
  const made = createTestDesk({ feeds });
  for (let n = 1; n <= 9; n += 1) made.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
  const accounts = made.accounts.map((account) => ({ ...account, network }));
  const desk: TestDesk = { ...made, feeds: reader, accounts, store, clock, network };
  const keys = { callback: `${PUBLIC}/websub`, secret: secret(word) };
  const hubs = await openHubs({ ...desk, ...keys, host: '127.0.0.1', port: 0, fetcher });
  hub.bot = `http://127.0.0.1:${hubs.port}`;
  const end = new AbortController();
  const run = keepRunning(desk, () => ({ stop: () => undefined }), end.signal, hubs);
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    end.abort();
    await run;
    await hubs.close();
  };
  const idle = () => until(() => clock.waiting() === LOOPS && hub.busy === 0, 'a rest');
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 15_000) {
      await idle();
      clock.advance(Math.min(left, 15_000));
    }
    await idle();
  };
  const bot = { desk, origin: hub.bot, pass, stop: () => (stopped ??= stop()) };
  await until(async () => (await store.feedHealth()).length >= known, 'the first poll');
  onTestFinished(bot.stop);
  return bot;
}

/** A bot whose one feed's hub tells it of news. */
export type Scene = {
  readonly hub: Hub;
  readonly paper: Paper;
  readonly clock: HandClock;
  readonly store: Store;
  bot: Bot;
  /** The ids of stories that were told, in order. */
  told(): Promise<readonly string[]>;
};

/** Opens hub, paper and bot, and lets the bot look at its subscriptions once. */
export async function openScene(
  store: Store,
  set: (hub: Hub, paper: Paper) => void = () => undefined,
): Promise<Scene> {
  const clock = createHandClock();
  const hub = await openHub();
  const paper = await openPaper(hub);
  set(hub, paper);
  const bot = await startBot({ clock, hub, store, feeds: [paper.feed] });
  await bot.pass(15_000);
  const told = async () =>
    (await store.threads()).map(({ article }) => article.split('/').at(-1) ?? '').toReversed();
  return { hub, paper, clock, store, bot, told };
}

/** Ends the bot of a scene and starts another on the same store. */
export async function restart(scene: Scene, ask: Partial<BotAsk> = {}, away = 0): Promise<void> {
  await scene.bot.stop();
  scene.clock.advance(away);
  const { clock, hub, store, paper } = scene;
  scene.bot = await startBot({ clock, hub, store, feeds: [paper.feed], ...ask });
  await scene.bot.pass(15_000);
}
