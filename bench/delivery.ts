import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'libsql';
import { TwitterApi } from 'twitter-api-v2';
import { createXNetwork } from '../src/networks/x.ts';
import { deliver } from '../src/newsroom/deliver.ts';
import { pinAccount } from '../src/newsroom/pin.ts';
import type { Desk, DeskAccount, Network } from '../src/ports/desk.ts';
import { credentialsFor } from '../src/sandbox/credentials.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import { createArticle, createTestDesk, FEED } from '../tests/newsroom/desk.ts';
import { median, tell } from './figures.ts';

/** Durable posting beside a bare loop over the same client and server, in turn: `npm run bench`. */
const POSTS = 25;
const ROUNDS = 15;
const GOAL = 1.1;
/** What the server takes for a call, in milliseconds. */
const CALL = 20;
const NEVER = new AbortController().signal;

/** Posts a thread as short programs do: one call after the other, nothing written down. */
async function postBare(api: string, texts: readonly string[]): Promise<void> {
  const keys = { appKey: 'sandbox', appSecret: 'sandbox', accessToken: 'mara', accessSecret: 'sandbox' };
  const client = new TwitterApi(keys, {
    httpAgent: new Agent(),
    plugins: [
      {
        onBeforeRequestConfig: ({ params, url }) => {
          params.url = api + url.pathname + url.search;
        },
      },
    ],
  });
  let parent: string | null = null;
  for (const text of texts) {
    const reply: object = parent === null ? {} : { reply: { in_reply_to_tweet_id: parent } };
    const { data }: { data: { id: string } } = await client.v2.post('tweets', { text, ...reply });
    parent = data.id;
  }
}

/** It ends with this process, however that ends. */
async function startServer(): Promise<string> {
  const script = fileURLToPath(new URL('./server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => void child.kill());
  child.unref();
  return new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => {
      resolve(chunk.toString('utf8').trim());
      child.stdout.destroy();
    });
  });
}

/** The network with its calls counted. */
function count(network: Network, calls: { made: number }): Network {
  const counted = <W extends unknown[], R>(verb: (...words: W) => R) => {
    return (...words: W): R => {
      calls.made++;
      return verb(...words);
    };
  };
  const { facts, whoAmI, publish, findRecent, find } = network;
  return {
    ...network,
    facts,
    whoAmI: counted(whoAmI),
    publish: counted(publish),
    findRecent: counted(findRecent),
    find: counted(find),
  };
}

async function file({ store }: Desk, article: string, texts: readonly string[]): Promise<void> {
  const posts = texts.map((text) => ({ text, weight: text.length, sources: [] }));
  const about = { account: 'mara', article, title: 'A', byline: 'Mara Ellison' };
  const draft = { ...about, posts, reason: '', approvedBy: 'a rule' };
  await store.file({ feed: FEED, byline: 'Mara Ellison', key: article }, [draft], Date.now());
}

async function postDurably(desk: Desk, account: DeskAccount, article: string): Promise<void> {
  const { store } = desk;
  const until = await deliver(desk, account, { network: 'x', id: '42', handle: 'mara' }, NEVER);
  const [thread] = await store.threads();
  if (until !== null || thread?.article !== article || thread.state !== 'published') {
    throw new Error(`the thread is ${thread?.state ?? 'nowhere'}: ${thread?.reason ?? ''}`);
  }
}

/**
 * What two durable writes for each post cost on this disk and nothing else, in milliseconds a thread. Between two posts
 * the disk rests as long as a call takes: after a rest a write is slower than in a row.
 */
async function weighWrites(path: string): Promise<number> {
  const connection = new Sqlite(path);
  connection.exec('pragma journal_mode = wal; pragma synchronous = 2; create table bare (a)');
  let took = 0;
  for (let post = 0; post < POSTS; post++) {
    await sleep(CALL);
    const begun = performance.now();
    for (const write of ['intent', 'outcome']) {
      connection.exec(`begin immediate; insert into bare values ('${write}'); commit`);
    }
    took += performance.now() - begun;
  }
  connection.close();
  return took;
}

const api = await startServer();
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const store = await openSqliteStore({ file: join(folder, 'bench.sqlite') });
const clock = { now: () => Date.now(), wait: async () => undefined };
const calls = { made: 0 };
const network = count(createXNetwork({ api, credentials: credentialsFor('mara'), now: clock.now }), calls);
const account: DeskAccount = { name: 'mara', kind: 'x', network, spacing: 0 };
const stand = createTestDesk();
const desk: Desk = { ...stand, accounts: [account], store, clock };
await pinAccount(desk, account, NEVER);

const bare: number[] = [];
const durable: number[] = [];
const made: number[] = [];
const writes: number[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  const texts = Array.from({ length: POSTS }, (_, index) => `Round ${round}, post ${index + 1} of ${POSTS}.`);
  const article = `https://ledger.example/bench-${round}`;
  await file(desk, article, texts);
  stand.pages.set(article, createArticle(1, { url: article }));
  const begun = performance.now();
  await postBare(api, texts);
  const half = performance.now();
  calls.made = 0;
  await postDurably(desk, account, article);
  const end = performance.now();
  // The first round warms both up.
  if (round === 0) continue;
  bare.push(half - begun);
  durable.push(end - half);
  made.push(calls.made);
  writes.push(await weighWrites(join(folder, `bare-${round}.sqlite`)));
}
await store.close();
rmSync(folder, { recursive: true });

const ratio = median(durable) / median(bare);
const ratios = durable.map((time, round) => time / (bare[round] ?? NaN));
console.log(
  `a thread of ${POSTS} posts at 20 ms a call, no spacing, in turn; load ${loadavg()[0]?.toFixed(1)}`,
);
console.log(`bare loop, ${POSTS} calls: ${tell(bare, 'ms')}`);
console.log(`durable, ${median(made)} calls: ${tell(durable, 'ms')}`);
console.log(`two durable writes a post and nothing else: ${tell(writes, 'ms')}`);
const floors = bare.map((time, round) => 1 + 1 / POSTS + (writes[round] ?? NaN) / time);
console.log(`the least that they and the read before the first post make of it: ${tell(floors, 'times')}`);
console.log(`durable over bare: ${ratio.toFixed(3)} of the medians; round by round ${tell(ratios, 'times')}`);
console.log(`goal: at most ${GOAL}: ${ratio <= GOAL ? 'met' : 'MISSED'}`);
process.exitCode = ratio <= GOAL ? 0 : 1;
