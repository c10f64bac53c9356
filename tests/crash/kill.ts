import { setTimeout as sleep } from 'node:timers/promises';
import {
  createRoom,
  orderFault,
  startSandbox,
  until,
  type OutboxThread,
  type Room,
  type Running,
} from '../e2e/cli.ts';
import { createChance, type Chance } from './chance.ts';
import { startPress, type Press } from './press.ts';
import { findDoubles, judge } from './kill-judge.ts';

/** What the killing came to. */
export type Killed = {
  /** Broken promises; empty when all were kept. */
  readonly breaches: readonly string[];
  readonly threads: number;
  readonly posts: number;
  /** Verdicts that a person had to give, by their words. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** What the sandbox did to requests, by kind. */
  readonly struck: Readonly<Record<string, number>>;
  /** From the start of a process that follows a kill until it knows its account and may post; milliseconds. */
  readonly ready: readonly number[];
};

/** A sandbox counts requests as X does; one that begins anew has counted none. */
const LIVES_OF_A_SANDBOX = 8;

/** A story for every third life: more would only pile up. */
const LIVES_OF_A_STORY = 3;

/** By then 80 posts may be left to send; of 100 in 15 minutes the network would make the rest wait. */
const LIVES_TO_SETTLE = 48;

/** How long to wait for the next post before killing anyway: longer than a call that nobody answered takes to be given up. Milliseconds. */
const PATIENCE = 5_000;

/** The longest that a fault lasts; milliseconds. */
const LONGEST_FAULT = 800;

/** Rounds of people and runs after which a thread is taken never to end. */
const MOST_ROUNDS = 60;

/** All that the sandbox can do but what closes an account for a quarter of an hour or more. */
const KINDS = [
  'lose-answer',
  'error-after',
  'duplicate-after',
  'old-id',
  'other-text',
  'no-id',
  'cut-answer',
  'reset-before',
  'error-before',
  'rate-limit',
  'unauthorized',
  'duplicate-before',
  'reply-refused',
  'late-accept',
  'slow',
  'stale-read',
  'read-error',
];

type Scene = {
  readonly room: Room;
  readonly keeper: Room;
  readonly press: Press;
  readonly chance: Chance;
  readonly api: string;
  readonly verdicts: Record<string, number>;
  readonly struck: Record<string, number>;
  sandbox: Running;
};

/**
 * Kills the real process this often, at moments and among faults that the seed draws, then lets it settle without
 * faults, with a person who gives the verdicts that are asked for. The sandbox's truth log judges. The same seed does
 * the same to the program, which need not be where it was the last time.
 */
export async function killOften(kills: number, seed: number): Promise<Killed> {
  const scene = await openScene(createChance(seed));
  const { room, keeper, press, verdicts, struck } = scene;
  const ready: number[] = [];
  const breaches: string[] = [];
  try {
    // The first poll is the baseline.
    await room.bylinebot('once');
    for (let life = 0; life < kills && breaches.length === 0; life++) {
      if (life > 0 && life % LIVES_TO_SETTLE === 0) await settle(scene);
      if (life % LIVES_OF_A_SANDBOX === 0) await renewSandbox(scene, true);
      if (life % LIVES_OF_A_STORY === 0) press.release();
      const took = await live(scene);
      if (took !== null && life > 0) ready.push(took);
      breaches.push(...findDoubles(keeper.truth()));
    }
    const threads = breaches.length === 0 ? await settle(scene) : await room.outbox();
    breaches.push(...judge(keeper.truth(), threads));
    return { breaches, threads: threads.length, posts: keeper.truth().length, verdicts, struck, ready };
  } finally {
    await end(scene.sandbox);
    await press.close();
    for (const each of [room, keeper]) each.remove();
  }
}

async function openScene(chance: Chance): Promise<Scene> {
  const press = await startPress();
  const keeper = createRoom('bylines: []');
  const { running, api } = await startSandbox(keeper);
  const yaml = `
bylines:
  - { author: Mara Ellison, feeds: ['${press.feed}'], accounts: [mara], attribution: Follow @mara_e }
accounts:
  mara:
    network: x
    api: ${api}
    credentials: { appKey: '\${KEY}', appSecret: '\${KEY}', accessToken: '\${TOKEN}', accessSecret: '\${KEY}' }
    spacing: 60ms
fetch: { allowPrivate: [127.0.0.1] }
delivery: { deadline: 600ms, lookAgain: [100ms, 200ms, 400ms, 800ms] }
`;
  const room = createRoom(yaml, { KEY: 'sandbox', TOKEN: 'mara_e' });
  return { room, keeper, press, chance, api, sandbox: running, verdicts: {}, struck: {} };
}

async function end({ child, finished }: Running): Promise<void> {
  child.kill('SIGTERM');
  await finished;
}

/** Begins the sandbox anew on its port and its truth log, in a storm or calm. */
async function renewSandbox(scene: Scene, stormy: boolean): Promise<void> {
  const { api, keeper, chance, struck } = scene;
  const told = (await (await fetch(`${api}/sandbox/faults`)).json()) as { struck: Record<string, number> };
  for (const [kind, times] of Object.entries(told.struck)) struck[kind] = (struck[kind] ?? 0) + times;
  await end(scene.sandbox);
  scene.sandbox = (await startSandbox(keeper, Number(new URL(api).port))).running;
  const mix = { seed: chance.below(2 ** 32), rate: 0.25, kinds: KINDS, ms: LONGEST_FAULT };
  if (stormy) await orderFault(api, mix);
}

/** One life of the process, ended at a moment of its start or just after something became public; gives when it was ready, or `null`. */
async function live({ room, keeper, chance }: Scene): Promise<number | null> {
  const early = chance.hits(0.3);
  const pause = chance.below(early ? 700 : 40);
  const before = keeper.truth().length;
  const begun = performance.now();
  const { child, finished } = room.start('run');
  let ready: number | null = null;
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (ready === null && said.includes('posting PUBLICLY')) ready = performance.now() - begun;
  });
  const isTime = (): boolean =>
    keeper.truth().length > before || performance.now() - begun > PATIENCE || child.exitCode !== null;
  if (!early) await until(isTime);
  await sleep(pause);
  child.kill('SIGKILL');
  const { code, err } = await finished;
  if (code !== null) throw new Error(`the process ended by itself with ${code}: ${err}`);
  return ready;
}

/** Runs without faults, and with a person at the shell, until every thread has ended. */
async function settle(scene: Scene): Promise<readonly OutboxThread[]> {
  const { room } = scene;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await renewSandbox(scene, false);
    await room.bylinebot('once');
    const threads = await room.outbox();
    const open = threads.filter(({ state }) => state !== 'published' && state !== 'accepted');
    if (open.length === 0) return threads;
    const waiting = open.find(({ state }) => state === 'needs_review');
    if (waiting !== undefined) await decide(scene, waiting);
  }
  throw new Error(
    `not settled: ${(await room.outbox()).map(({ id, state, reason }) => `${id} ${state} ${reason}`).join('; ')}`,
  );
}

/** A person looks at the profile and says of each held post what became of it, then lets the rest go on. */
async function decide({ room, keeper, verdicts }: Scene, { id, posts }: OutboxThread): Promise<void> {
  const say = async (verdict: string, ...words: readonly string[]): Promise<void> => {
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    await room.bylinebot('outbox', verdict, ...words);
  };
  const held = posts.find(({ state }) => state === 'held' || state === 'refused');
  if (held === undefined) return say('resume', id);
  const address = `${id}/${held.index}`;
  const post = keeper.truth().find(({ text }) => text === held.text);
  if (post === undefined) return say('send-again', address);
  await say('posted', address, post.id);
  await say('resume', id);
}
