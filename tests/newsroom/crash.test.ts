import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/newsroom/deliver.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Desk, DeskAccount } from '../../src/ports.ts';
import { createArticle, createTestDesk, FEED, type TestDesk } from './desk.ts';
import type { Fault } from './fake-network.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const TEXTS = ['First post. 1/3', 'Second post. 2/3', 'Third post. 3/3'];

class Crash extends Error {}

/** Counts the calls of every port, and dies at one of them: before it has happened, or after. */
type Plan = { readonly at: number; readonly when: 'before' | 'after'; calls: number };

/** A port that dies as planned; what it did before then stays done. */
function crashing<T extends object>(port: T, plan: Plan): T {
  return new Proxy(port, {
    get: (target, name) => {
      const verb: unknown = Reflect.get(target, name);
      if (typeof verb !== 'function') return verb;
      return async (...words: unknown[]): Promise<unknown> => {
        const fatal = ++plan.calls === plan.at;
        if (fatal && plan.when === 'before') throw new Crash();
        const answer: unknown = await Reflect.apply(verb, target, words);
        if (fatal) throw new Crash();
        return answer;
      };
    },
  });
}

async function openDesk(faults: readonly Fault[]): Promise<{ desk: TestDesk; id: string }> {
  const desk = createTestDesk();
  await desk.store.pin('mara', SELF, desk.clock.now());
  const posts = TEXTS.map((text) => ({ text, weight: text.length, sources: [] }));
  const about = { account: 'mara', article: 'https://ledger.example/a', title: 'A', byline: 'Mara Ellison' };
  const draft = { ...about, posts, reason: '', approvedBy: 'a rule' };
  const entry = { feed: FEED, byline: 'Mara Ellison', key: 'k' };
  const [thread] = await desk.store.file(entry, [draft], desk.clock.now());
  desk.pages.set(about.article, createArticle(1, { url: about.article }));
  desk.network.faults.push(...faults);
  return { desk, id: thread?.id ?? '' };
}

function accountOf(desk: Desk): DeskAccount {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  return account;
}

/** Delivers until nothing is left to do, and says how many calls of ports that took. */
async function work(desk: TestDesk, plan: Plan): Promise<number> {
  const account = accountOf(desk);
  const store = crashing(desk.store, plan);
  const network = crashing(desk.network, plan);
  for (let round = 0; round < 200; round++) {
    const until = await deliver({ ...desk, store }, { ...account, network }, SELF, NEVER);
    if (until === null) break;
    desk.clock.advance(Math.max(until - desk.clock.now(), 1));
  }
  return plan.calls;
}

function checkTruth(desk: TestDesk, thread: Thread | null): void {
  const { truth, maxInFlight } = desk.network;
  expect(truth.map(({ text }) => text)).toEqual(TEXTS.slice(0, truth.length));
  expect(truth.map(({ parentId }) => parentId)).toEqual(
    [null, ...truth.map(({ id }) => id)].slice(0, truth.length),
  );
  expect(maxInFlight).toBeLessThanOrEqual(1);
  expect(['published', 'needs_review']).toContain(thread?.state);
  const known = thread?.slots.flatMap(({ remoteId }) => remoteId ?? []) ?? [];
  expect(known).toEqual(truth.map(({ id }) => id).slice(0, known.length));
  expect(known).toHaveLength(truth.length);
  if (thread?.state === 'published') expect(known).toHaveLength(TEXTS.length);
}

const WORLDS: readonly (readonly Fault[])[] = [
  [],
  ['none', 'lose-answer'],
  ['none', 'rate'],
  ['not-sent', 'late-accept'],
  ['none', 'refuse'],
  ['odd-id'],
];

describe('delivery cut off anywhere', () => {
  it.each(WORLDS)(
    'leaves each post out at most once, in order, and the thread settled (%s)',
    async (...faults) => {
      const whole = await openDesk(faults);
      const calls = await work(whole.desk, { at: 0, when: 'before', calls: 0 });
      for (let at = 1; at <= calls; at++) {
        for (const when of ['before', 'after'] as const) {
          const { desk, id } = await openDesk(faults);
          await expect(work(desk, { at, when, calls: 0 })).rejects.toThrow(Crash);
          await work(desk, { at: 0, when, calls: 0 });
          checkTruth(desk, await desk.store.thread(id));
        }
      }
    },
  );

  it('holds the post that was armed and never called for, instead of sending it again', async () => {
    const { desk, id } = await openDesk([]);
    const { arm } = desk.store;
    desk.store.arm = async (...words) => {
      await arm(...words);
      throw new Crash();
    };
    await expect(work(desk, { at: 0, when: 'before', calls: 0 })).rejects.toThrow(Crash);
    desk.store.arm = arm;
    await work(desk, { at: 0, when: 'before', calls: 0 });
    expect(desk.network.calls).toEqual([]);
    expect((await desk.store.thread(id))?.slots[0]?.state).toBe('held');
  });

  it('makes no call when writing its intent down took so long that its silence may be taken for an answer', async () => {
    const { desk, id } = await openDesk([]);
    const { arm } = desk.store;
    desk.store.arm = async (...words) => {
      const ruling = await arm(...words);
      desk.clock.advance(words[1] === 1 && ruling.kind === 'done' ? 4_000 : 0);
      if (words[1] === 1) desk.store.arm = arm;
      return ruling;
    };
    await work(desk, { at: 0, when: 'before', calls: 0 });
    const thread = await desk.store.thread(id);
    expect(desk.network.calls).toHaveLength(TEXTS.length);
    expect(thread?.attempts.map(({ outcome }) => outcome)).toEqual([
      'posted',
      'not-sent',
      'posted',
      'posted',
    ]);
    const [, refused, again] = thread?.attempts ?? [];
    expect((again?.armedAt ?? 0) - (refused?.armedAt ?? 0)).toBeGreaterThanOrEqual(9_000);
  });

  it.each(WORLDS)(
    'never doubles or reorders anything when two processes share the store (%s)',
    async (...faults) => {
      const { desk, id } = await openDesk(faults);
      const still = { at: 0, when: 'before', calls: 0 } as const;
      await Promise.all([work(desk, { ...still }), work(desk, { ...still })]);
      await work(desk, { ...still });
      const thread = await desk.store.thread(id);
      checkTruth(desk, thread);
      expect(thread?.slots).toHaveLength(TEXTS.length);
    },
  );
});
