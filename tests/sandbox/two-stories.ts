import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import type { Thread } from '../../src/model/thread.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import type { DeskAccount, Network } from '../../src/ports/desk.ts';
import { credentialsFor, userIdFor } from '../../src/sandbox/credentials.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/server.ts';
import { createArticle, createTestDesk, type TestDesk } from '../newsroom/desk.ts';

/** Nothing is told to stop. */
export const NEVER = new AbortController().signal;

const SELF = { network: 'x', id: userIdFor('desk'), handle: 'desk' };

const TEXTS = ['one', 'two'].map((story) =>
  ['begun', 'told & told', 'ended'].map(
    (part, n) => `Story ${story}, ${part}: https://ledger.example/${story} ${n + 1}/3`,
  ),
);

/** The mixes that are tried. */
export const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

type Line = { readonly id: string; readonly text: string; readonly replyTo: string | null };

type Room = {
  readonly desk: TestDesk;
  readonly account: DeskAccount;
  readonly network: Network;
  readonly sandbox: Sandbox;
  advance(ms: number): void;
  truth(): readonly Line[];
  struck(): Promise<{ struck: Record<string, number>; late: number }>;
};

/** close */
export let close: () => Promise<void> = async () => undefined;

afterEach(() => close());

/** A newsroom with a virtual clock and a real way to a sandbox that goes by the same clock. */
export async function openRoom(mix: { seed: number; rate: number }): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'bylinebot-mix-'));
  const truthLog = join(folder, 'truth.jsonl');
  const desk = createTestDesk();
  const { now, advance } = desk.clock;
  const sandbox = await startSandbox({ port: 0, truthLog, now, mix });
  close = async () => {
    close = async () => undefined;
    await sandbox.close();
    rmSync(folder, { recursive: true });
  };
  const network = createXNetwork({ api: sandbox.origin, credentials: credentialsFor('desk'), now });
  return {
    desk,
    account: { name: 'mara', kind: 'x', network, spacing: 5_000 },
    network,
    sandbox,
    advance,
    truth: () =>
      readFileSync(truthLog, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Line),
    struck: async () => {
      const answer = await fetch(`${sandbox.origin}/sandbox/faults`);
      return (await answer.json()) as { struck: Record<string, number>; late: number };
    },
  };
}

/** Takes two approved threads of three posts as far as they go by themselves and with fresh tokens. */
export async function deliverBoth({ desk, account, advance }: Room): Promise<readonly Thread[]> {
  await desk.store.pin(account.name, SELF, desk.clock.now());
  for (const [n, texts] of TEXTS.entries()) {
    const posts = texts.map((text) => ({ text, weight: text.length, sources: [] }));
    const story = { article: `https://ledger.example/${n}`, title: `Story ${n}`, byline: 'Mara Ellison' };
    const draft = { account: account.name, ...story, posts, reason: '', approvedBy: 'a rule' };
    desk.pages.set(story.article, createArticle(n, { url: story.article }));
    const entry = { feed: 'https://ledger.example/feed', byline: 'Mara Ellison', key: `${n}` };
    await desk.store.file(entry, [draft], desk.clock.now());
  }
  for (let round = 0; round < 500; round++) {
    const until = await deliver(desk, account, SELF, NEVER);
    if (until !== null) advance(Math.max(until - desk.clock.now(), 1));
    else if ((await desk.store.accountState(account.name)).gate.kind !== 'auth') return desk.store.threads();
    else await desk.store.pin(account.name, SELF, desk.clock.now());
  }
  throw new Error('the threads never settled');
}

/** The truth once nothing is on its way any more. */
export async function readTruth(room: Room): Promise<readonly Line[]> {
  room.advance(3_600_000);
  expect(await room.struck()).toMatchObject({ late: 0 });
  return room.truth();
}

/** What a reader would hold against these posts: said twice, out of order, or in reply to the wrong one. */
export function judge(truth: readonly Line[]): readonly string[] {
  return TEXTS.flatMap((texts) => {
    const out = truth.filter(({ text }) => texts.includes(text));
    return out.flatMap(({ text, replyTo }, index) => {
      if (text !== texts[index]) return [`"${text}" is post ${index + 1}`];
      const before = out[index - 1]?.id ?? null;
      return replyTo === before ? [] : [`"${text}" replies to ${replyTo}, not to ${before}`];
    });
  });
}

/** What the newsroom believes of its posts against what is out. */
export function compare(threads: readonly Thread[], truth: readonly Line[]): readonly string[] {
  return threads.flatMap(({ slots, state }) =>
    slots.flatMap((slot) => {
      const out = truth.filter(({ text }) => text === slot.text).map(({ id }) => id);
      if (slot.state === 'posted') {
        return out.includes(slot.remoteId ?? '') ? [] : [`"${slot.text}" is not ${slot.remoteId}`];
      }
      if (state === 'published') return [`published without "${slot.text}"`];
      return slot.state === 'held' || out.length === 0 ? [] : [`"${slot.text}" is ${slot.state}, and out`];
    }),
  );
}

/** The design to be told apart from ours: whatever is not confirmed is sent again. */
export async function sendBlindly({ network }: Room): Promise<void> {
  for (const texts of TEXTS) {
    let parentId: string | null = null;
    for (const text of texts) {
      for (let tries = 0; tries < 4; tries++) {
        const outcome = await network.publish({ text, parentId, deadline: 5_000 }, NEVER);
        if (outcome.kind !== 'posted') continue;
        parentId = outcome.id;
        break;
      }
    }
  }
}
