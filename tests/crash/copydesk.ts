import { UNDER_WAY } from '../../src/model/thread.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { pinAccount } from '../../src/newsroom/pin.ts';
import type { Clock, Desk } from '../../src/ports/desk.ts';
import { createTestDesk, FEED } from '../newsroom/desk.ts';
import type { Story, Model, Real } from './model.ts';
import { claim, observe } from './observe.ts';

const NEVER = new AbortController().signal;

/** Rounds of delivery after which a settling desk is taken to go round in circles. */
const MOST_ROUNDS = 400;

/** The process is gone. */
export class Crash extends Error {}

/** A desk with this many stories of three posts in review; `met` counts across desks. */
export async function openCopydesk(
  count: number,
  met: Map<string, number>,
): Promise<{ model: Model; real: Real }> {
  const test = createTestDesk();
  let skew = 0;
  const clock: Clock = { now: () => test.clock.now() + skew, wait: test.clock.wait };
  const desk: Desk = { ...test, clock };
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  await pinAccount(desk, account, NEVER);
  const stories: Story[] = [];
  for (let n = 0; n < count; n++) stories.push(await fileStory(desk, n));
  const jump = (ms: number): void => void (skew += ms);
  const model: Model = { stories, paused: new Set(), again: new Map(), truth: 0 };
  return { model, real: { test, desk, account, jump, met } };
}

async function fileStory({ store, clock }: Desk, n: number): Promise<Story> {
  const texts = [1, 2, 3].map((part) => `Story ${n}, part ${part}.`);
  const posts = texts.map((text) => ({ text, weight: text.length, sources: [] }));
  const article = `https://ledger.example/told-${n}`;
  const about = { account: 'mara', article, title: `Story ${n}`, byline: 'Mara Ellison' };
  const draft = { ...about, posts, reason: 'waits for approval', approvedBy: null };
  const entry = { feed: FEED, byline: 'Mara Ellison', key: article };
  const [thread] = await store.file(entry, [draft], clock.now());
  return { id: thread?.id ?? '', texts, approved: null, phase: 'in_review', attempts: 0 };
}

/** Counts something that was met. */
export function meet({ met }: Real, what: string): void {
  met.set(what, (met.get(what) ?? 0) + 1);
}

/** Something that happens in the middle of a process's work: before its call number `at` of the store or network. */
export type Interruption = { readonly at: number; readonly act: () => Promise<void> };

/** A process from its start for some rounds of delivery; between two it waits, or the clock goes on to when it is due. */
export async function tick(real: Real, rounds: number, interruption?: Interruption): Promise<void> {
  const { test, desk, account } = real;
  let calls = 0;
  const step = async (): Promise<void> => {
    if (++calls === interruption?.at) await interruption.act();
  };
  const network = stepping(account.network, step);
  const own = { ...account, network };
  const mine: Desk = { ...desk, accounts: [own], store: stepping(desk.store, step) };
  try {
    for (let round = 0; round < rounds; round++) {
      const standing = await pinAccount(mine, own, NEVER);
      if (standing.kind === 'unverified') return;
      const until = await deliver(mine, own, standing.identity, NEVER);
      if (until === null) return;
      test.clock.advance(Math.max(until - desk.clock.now(), 1));
    }
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    meet(real, 'crash');
  }
}

/** A port before each of whose calls something is done first. */
function stepping<T extends object>(port: T, before: () => Promise<void>): T {
  return new Proxy(port, {
    get: (target, name) => {
      const verb: unknown = Reflect.get(target, name);
      if (typeof verb !== 'function') return verb;
      return async (...words: unknown[]): Promise<unknown> => {
        await before();
        return (await Reflect.apply(verb, target, words)) as unknown;
      };
    },
  });
}

/** Faults end, people let everything go on: whatever is approved goes out, or waits for a person. */
export async function settle(model: Model, real: Real): Promise<void> {
  const { network, store, clock } = real.test;
  network.faults.length = 0;
  network.reads.length = 0;
  for (const name of ['mara', '*']) await store.openGate(name, real.desk.clock.now());
  model.paused.clear();
  await tick(real, MOST_ROUNDS);
  clock.advance(3_600_000);
  await network.find(null, NEVER);
  for (const { state, id, reason } of await observe(model, real)) {
    claim(state !== 'approved' && !UNDER_WAY.includes(state), `${id} stays ${state} (${reason})`);
    meet(real, state);
  }
}
