import { expect } from 'vitest';
import type { Thread } from '../../src/model/thread.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import type { Desk, DeskAccount } from '../../src/ports/desk.ts';
import { createTestDesk, FEED, type TestDesk } from './desk.ts';
import type { DeleteFault } from './fake-network.ts';

/** Nothing is told to stop. */
export const NEVER = new AbortController().signal;

/** Who the account is. */
export const SELF = { network: 'x', id: '42', handle: 'mara' };

/** The posts of the thread. */
export const PARTS = [1, 2, 3];

/** The process is gone. */
export class Crash extends Error {}

/** Dies at the call of a port that has this number, before it has happened or after. */
type Plan = { readonly at: number; readonly when: 'before' | 'after'; calls: number };

const WHOLE = { at: 0, when: 'before' } as const;

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

/** The one account of a desk. */
export function accountOf(desk: Desk): DeskAccount {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  return account;
}

/** Files an approved thread of three posts about story `n`. */
export async function file(desk: TestDesk, n: number): Promise<string> {
  const posts = PARTS.map((part) => ({ text: `Story ${n}, part ${part}.`, weight: 20, sources: [] }));
  const about = { account: 'mara', article: `https://ledger.example/${n}`, title: 'A', byline: 'Mara' };
  const entry = { feed: FEED, byline: 'Mara', key: `${n}` };
  const draft = { ...about, posts, reason: '', approvedBy: 'a rule' };
  const [thread] = await desk.store.file(entry, [draft], desk.clock.now());
  return thread?.id ?? '';
}

/** Delivers until nothing is left to do by itself, and says how many calls of ports that took. */
export async function work(desk: TestDesk, plan: Plan = { ...WHOLE, calls: 0 }): Promise<number> {
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

/** A desk whose only thread is out, and was ordered to be taken back. */
export async function order(...deletes: readonly DeleteFault[]): Promise<{ desk: TestDesk; id: string }> {
  const desk = createTestDesk();
  await desk.store.pin('mara', SELF, desk.clock.now());
  const id = await file(desk, 1);
  await work(desk);
  expect(desk.network.truth).toHaveLength(PARTS.length);
  await desk.store.rollBack(id, 'Ana', desk.clock.now());
  desk.network.deletes.push(...deletes);
  return { desk, id };
}

/** The thread as it stands. */
export async function read(desk: TestDesk, id: string): Promise<Thread> {
  const thread = await desk.store.thread(id);
  if (thread === null) throw new Error('the thread is gone');
  return thread;
}

/** Where its posts stand. */
export const states = ({ slots }: Thread): readonly string[] => slots.map(({ state }) => state);
