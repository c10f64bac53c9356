import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepHeartbeat } from './bells/heartbeat.ts';
import { ConfigError, type Bench, type Doors, type House, type Server } from './cli/house.ts';
import type { Config } from './config/config.ts';
import { describeConfigFault } from './config/fault.ts';
import { keepSecrets, listSecrets } from './config/known-secrets.ts';
import { EVERY_ACCOUNT, type Account } from './model/account.ts';
import { X_FACTS } from './networks/x-facts.ts';
import type { Clock, DeskAccount, Log, Notifier } from './ports/desk.ts';
import type { Store } from './ports/store.ts';
import { credentialsFor } from './sandbox/credentials.ts';
import { openFolder, storeIn } from './store/folder.ts';

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

/**
 * The real hands behind every command. What is behind a door is loaded when it is opened: all of it takes a second, and
 * most commands are a question to the store (docs/benchmarks.md).
 */
export const doors: Doors = {
  loadConfig: (file) => load(file),
  loadDemoConfig: async (feed) => {
    const { demoConfig } = await import('./demo/site.ts');
    return load('the demo', demoConfig({ feed, sandboxPort: 0 }));
  },
  createLog: openLog,
  openHouse,
  openBench,
  openStore,
  holdFolder: async (data) => (await import('./store/lock.ts')).holdRunning(storeIn(data)),
  backUp: async (data, file) => (await import('./store/backup.ts')).backUp(storeIn(data), file),
  restore: async (data, file) => (await import('./store/restore.ts')).restore(file, storeIn(data), now()),
  serveSandbox,
  serveDemoSite: async () => (await import('./demo/site.ts')).startDemoSite({ port: 0, now: now() }),
  facts: X_FACTS,
  now,
};

async function load(file: string, text?: string): Promise<Config> {
  const { readConfig } = await import('./config/read.ts');
  const places = { env: process.env, readFile: (path: string) => readFileSync(path, 'utf8') };
  const answer = readConfig({ file, ...(text === undefined ? {} : { text }), ...places });
  if (answer.kind === 'faulty') throw new ConfigError(answer.faults.map(describeConfigFault));
  return answer.config;
}

async function openLog(config: Config, level = config.log.level): Promise<Log> {
  const { createLog } = await import('./log/pino.ts');
  return createLog({
    level,
    secrets: listSecrets(config),
    stream: process.stderr,
    prettify: process.stderr.isTTY ? (await import('./log/pretty.ts')).prettify : null,
  });
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
    const { fetcher, ...readers } = await openReaders(config, closers);
    const { bylines, delivery, keep, websub } = config;
    const accounts = await Promise.all(config.accounts.map((account) => openAccount(account, sandbox)));
    const { createSummarizer } = await import('./summaries/chosen.ts');
    const summarizer = await createSummarizer(config.summary, log);
    const hands = { ...readers, summarizer, store, clock, log };
    const desk = { bylines, delivery, keep, accounts, ...hands };
    const schedules = bylines.map(({ author, schedule, timezone }) => ({
      name: author,
      expression: schedule,
      timezone,
    }));
    const { ringOn } = await import('./bells/cron.ts');
    return {
      desk: { ...desk, notifier: notifier ?? (await openNotifier(config, log, closers)) },
      ringOn: (ring) => ringOn({ schedules, ring, log }),
      sandbox,
      openHubs: async () => {
        if (websub === null) return null;
        const { openHubs } = await import('./websub/hubs.ts');
        return openHubs({ ...websub, fetcher, ...hands });
      },
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
  const { findSandbox } = await import('./sandbox/find.ts');
  const running = await findSandbox(config.sandbox.port);
  if (running !== null) return running;
  const started = await serveSandbox(config.sandbox.port, data);
  closers.push(() => started.close());
  return started.origin;
}

/** The ways out to feeds, pages and pictures. */
async function openReaders(config: Config, closers: Closers) {
  const { createFetcher } = await import('./web/fetch.ts');
  const fetcher = createFetcher({ ...config.fetch, userAgent: USER_AGENT });
  closers.push(() => fetcher.close());
  const { createFeedReader } = await import('./feeds/reader.ts');
  const feeds = createFeedReader({ fetcher, secretsOf: keepSecrets(config) });
  closers.push(() => feeds.close());
  const { createArticleReader } = await import('./articles/reader.ts');
  const articles = createArticleReader({ fetcher });
  closers.push(() => articles.close());
  const { createPictureReader } = await import('./pictures/reader.ts');
  return { fetcher, feeds, articles, pictures: createPictureReader({ fetcher }) };
}

async function openNotifier({ notices: { webhook } }: Config, log: Log, closers: Closers): Promise<Notifier> {
  const { createNotifier } = await import('./notices/chosen.ts');
  const notifier = createNotifier({ webhook, userAgent: USER_AGENT, clock, log });
  closers.push(() => notifier.close());
  return notifier;
}

async function openAccount(
  { name, network: kind, api, credentials, ...pace }: Account,
  sandbox: string | null,
): Promise<DeskAccount> {
  const { createXNetwork } = await import('./networks/x.ts');
  const keys = kind === 'sandbox' ? credentialsFor(name) : credentials;
  const origin = kind === 'sandbox' ? sandbox : api;
  if (keys === null || origin === null) throw new Error(`account ${name} has no credentials or no API`);
  return { ...pace, name, kind, network: createXNetwork({ api: origin, credentials: keys, now }) };
}

async function openBench(config: Config): Promise<Bench> {
  const closers: Closers = [];
  const { feeds, articles } = await openReaders(config, closers);
  const { createSummarizer } = await import('./summaries/chosen.ts');
  return {
    articles,
    feeds,
    readFeed: feeds.readAtHand,
    summarizer: await createSummarizer(config.summary, await openLog(config)),
    facts: X_FACTS,
    close: () => closeAll(closers),
  };
}

async function openStore(data: string): Promise<Store> {
  const { openSqliteStore } = await import('./store/sqlite.ts');
  return openSqliteStore({ file: storeIn(data) });
}

async function serveSandbox(port: number, data: string): Promise<Server> {
  openFolder(data);
  const { startSandbox } = await import('./sandbox/server.ts');
  return startSandbox({ port, truthLog: join(data, 'sandbox.jsonl'), now });
}
