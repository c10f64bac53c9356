import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createArticleReader } from './articles/reader.ts';
import { ringOn } from './bells/cron.ts';
import { keepHeartbeat } from './bells/heartbeat.ts';
import { ConfigError, type Bench, type Doors, type House, type Server } from './cli/house.ts';
import type { Config } from './config/config.ts';
import { describeConfigFault } from './config/fault.ts';
import { keepSecrets, listSecrets } from './config/known-secrets.ts';
import { readConfig } from './config/read.ts';
import { demoConfig, startDemoSite } from './demo/site.ts';
import { createFeedReader } from './feeds/reader.ts';
import { createLog } from './log/pino.ts';
import { EVERY_ACCOUNT, type Account } from './model/account.ts';
import { createXNetwork, X_FACTS } from './networks/x.ts';
import { createNotifier } from './notices/chosen.ts';
import { createPictureReader } from './pictures/reader.ts';
import type { Clock, DeskAccount, Log, Notifier } from './ports/desk.ts';
import type { Store } from './ports/store.ts';
import { credentialsFor } from './sandbox/credentials.ts';
import { findSandbox, startSandbox } from './sandbox/server.ts';
import { backUp } from './store/backup.ts';
import { openFolder, storeIn } from './store/folder.ts';
import { holdRunning } from './store/lock.ts';
import { restore } from './store/restore.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { createSummarizer } from './summaries/chosen.ts';
import { createFetcher, type Fetcher } from './web/fetch.ts';
import { openHubs } from './websub/hubs.ts';

/** Who asks: publishers who wonder find the project, and through it the newsroom's bot. */
const USER_AGENT = 'Bylinebot/0.1 (+https://github.com/bylinebot/bylinebot)';

/** The longest wait a timer can hold; a longer one is woken early and asks again. Milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

const now = (): number => Date.now();

const clock: Clock = {
  now,
  wait: async (ms, signal) => {
    await sleep(Math.min(ms, LONGEST_WAIT), undefined, { signal }).catch(() => undefined);
  },
};

/** The real hands behind every command. */
export const doors: Doors = {
  loadConfig: async (file) => load(file),
  loadDemoConfig: async (feed) => load('the demo', demoConfig({ feed, sandboxPort: 0 })),
  createLog: (config, level) =>
    createLog({
      level: level ?? config.log.level,
      secrets: listSecrets(config),
      stream: process.stderr,
      pretty: process.stderr.isTTY,
    }),
  openHouse,
  openBench,
  openStore,
  holdFolder: async (data) => holdRunning(storeIn(data)),
  backUp: async (data, file) => backUp(storeIn(data), file),
  restore: async (data, file) => restore(file, storeIn(data), now()),
  serveSandbox,
  serveDemoSite: () => startDemoSite({ port: 0, now: now() }),
  facts: X_FACTS,
  now,
};

function load(file: string, text?: string): Config {
  const places = { env: process.env, readFile: (path: string) => readFileSync(path, 'utf8') };
  const answer = readConfig({ file, ...(text === undefined ? {} : { text }), ...places });
  if (answer.kind === 'faulty') throw new ConfigError(answer.faults.map(describeConfigFault));
  return answer.config;
}

async function openHouse(config: Config, data: string, log: Log, notifier?: Notifier): Promise<House> {
  const closers: Closers = [];
  const close = (): Promise<void> => closeAll(closers);
  try {
    const store = await openStore(data);
    closers.push(() => store.close());
    const { gate } = await store.accountState(EVERY_ACCOUNT);
    if (gate.kind !== 'open') log.warn('nothing is sent until: bylinebot resume', { reason: gate.reason });
    const sandbox = await openSandbox(config, data, closers);
    if (sandbox !== null) log.info('sandbox listens', { timeline: sandbox });
    const fetcher = openFetcher(config, closers);
    const feeds = createFeedReader({ fetcher, secretsOf: keepSecrets(config) });
    closers.push(() => feeds.close());
    const articles = createArticleReader({ fetcher });
    closers.push(() => articles.close());
    const pictures = createPictureReader({ fetcher });
    const { bylines, delivery, keep, websub } = config;
    const accounts = config.accounts.map((account) => openAccount(account, sandbox));
    const summarizer = await createSummarizer(config.summary, log);
    const hands = { feeds, articles, pictures, summarizer, store, clock, log };
    const desk = { bylines, delivery, keep, accounts, ...hands };
    const schedules = bylines.map(({ author, schedule, timezone }) => ({
      name: author,
      expression: schedule,
      timezone,
    }));
    return {
      desk: { ...desk, notifier: notifier ?? openNotifier(config, log, closers) },
      ringOn: (ring) => ringOn({ schedules, ring, log }),
      sandbox,
      openHubs: async () => (websub === null ? null : openHubs({ ...websub, fetcher, ...hands })),
      keepHeartbeat: () => keepHeartbeat(data),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What lets go of all that was opened, in the order it was opened. */
type Closers = (() => Promise<void>)[];

async function closeAll(closers: Closers): Promise<void> {
  for (const each of closers.toReversed()) await each();
}

/** A sandbox that listens already is used as it is; otherwise one starts with the bot and ends with it. */
async function openSandbox(config: Config, data: string, closers: Closers): Promise<string | null> {
  if (config.accounts.every(({ network }) => network !== 'sandbox')) return null;
  const running = await findSandbox(config.sandbox.port);
  if (running !== null) return running;
  const started = await serveSandbox(config.sandbox.port, data);
  closers.push(() => started.close());
  return started.origin;
}

function openFetcher(config: Config, closers: Closers): Fetcher {
  const fetcher = createFetcher({ ...config.fetch, userAgent: USER_AGENT });
  closers.push(() => fetcher.close());
  return fetcher;
}

function openNotifier({ notices: { webhook } }: Config, log: Log, closers: Closers): Notifier {
  const notifier = createNotifier({ webhook, userAgent: USER_AGENT, clock, log });
  closers.push(() => notifier.close());
  return notifier;
}

function openAccount(
  { name, network: kind, api, credentials, ...pace }: Account,
  sandbox: string | null,
): DeskAccount {
  const keys = kind === 'sandbox' ? credentialsFor(name) : credentials;
  const origin = kind === 'sandbox' ? sandbox : api;
  if (keys === null || origin === null) throw new Error(`account ${name} has no credentials or no API`);
  return { ...pace, name, kind, network: createXNetwork({ api: origin, credentials: keys, now }) };
}

async function openBench(config: Config): Promise<Bench> {
  const closers: Closers = [];
  const fetcher = openFetcher(config, closers);
  const articles = createArticleReader({ fetcher });
  closers.push(() => articles.close());
  const feeds = createFeedReader({ fetcher, secretsOf: keepSecrets(config) });
  closers.push(() => feeds.close());
  return {
    articles,
    feeds,
    readFeed: feeds.readAtHand,
    summarizer: await createSummarizer(config.summary, doors.createLog(config, undefined)),
    facts: X_FACTS,
    close: () => closeAll(closers),
  };
}

async function openStore(data: string): Promise<Store> {
  return openSqliteStore({ file: storeIn(data) });
}

async function serveSandbox(port: number, data: string): Promise<Server> {
  openFolder(data);
  return startSandbox({ port, truthLog: join(data, 'sandbox.jsonl'), now });
}
