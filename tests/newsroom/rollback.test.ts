import { describe, expect, it } from 'vitest';
import type { Thread } from '../../src/model/thread.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import type { Desk, DeskAccount } from '../../src/ports/desk.ts';
import { createTestDesk, FEED, type TestDesk } from './desk.ts';
import type { DeleteFault } from './fake-network.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const PARTS = [1, 2, 3];

class Crash extends Error {}

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

function accountOf(desk: Desk): DeskAccount {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  return account;
}

/** Files an approved thread of three posts about story `n`. */
async function file(desk: TestDesk, n: number): Promise<string> {
  const posts = PARTS.map((part) => ({ text: `Story ${n}, part ${part}.`, weight: 20, sources: [] }));
  const about = { account: 'mara', article: `https://ledger.example/${n}`, title: 'A', byline: 'Mara' };
  const entry = { feed: FEED, byline: 'Mara', key: `${n}` };
  const draft = { ...about, posts, reason: '', approvedBy: 'a rule' };
  const [thread] = await desk.store.file(entry, [draft], desk.clock.now());
  return thread?.id ?? '';
}

/** Delivers until nothing is left to do by itself, and says how many calls of ports that took. */
async function work(desk: TestDesk, plan: Plan = { ...WHOLE, calls: 0 }): Promise<number> {
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
async function order(...deletes: readonly DeleteFault[]): Promise<{ desk: TestDesk; id: string }> {
  const desk = createTestDesk();
  await desk.store.pin('mara', SELF, desk.clock.now());
  const id = await file(desk, 1);
  await work(desk);
  expect(desk.network.truth).toHaveLength(PARTS.length);
  await desk.store.rollBack(id, 'Ana', desk.clock.now());
  desk.network.deletes.push(...deletes);
  return { desk, id };
}

async function read(desk: TestDesk, id: string): Promise<Thread> {
  const thread = await desk.store.thread(id);
  if (thread === null) throw new Error('the thread is gone');
  return thread;
}

const states = ({ slots }: Thread): readonly string[] => slots.map(({ state }) => state);

describe('taking a thread back', () => {
  it('deletes each post with one call, last post first, when nothing goes wrong', async () => {
    const { desk, id } = await order();
    const ids = desk.network.truth.map((post) => post.id);
    await work(desk);
    expect(desk.network.removals).toEqual(ids.toReversed());
    expect(desk.network.truth).toEqual([]);
    expect((await read(desk, id)).state).toBe('rolled_back');
    expect(desk.network.calls).toHaveLength(PARTS.length);
  });

  it.each<DeleteFault>(['lose-answer', 'never-arrives', 'not-sent'])(
    'tries again when a delete comes to nothing that is clear (%s)',
    async (fault) => {
      const { desk, id } = await order('none', fault, fault);
      const begun = desk.clock.now();
      await work(desk);
      expect((await read(desk, id)).state).toBe('rolled_back');
      expect(desk.network.truth).toEqual([]);
      expect(desk.network.removals).toHaveLength(5);
      expect(desk.clock.now() - begun).toBeGreaterThanOrEqual(10_000);
    },
  );

  it('is not stopped by a post that was deleted by hand (fault 26)', async () => {
    const { desk, id } = await order();
    desk.network.truth.splice(1, 1);
    await work(desk);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });

  it('waits for the gate that the network closes, and says why', async () => {
    const { desk, id } = await order('none', 'rate');
    await deliver(desk, accountOf(desk), SELF, NEVER);
    const waiting = await read(desk, id);
    expect(waiting).toMatchObject({ state: 'rolling_back', reason: 'HTTP 429' });
    expect(desk.notices.at(-1)).toMatchObject({ kind: 'gate-closed', account: 'mara' });
    await work(desk);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });

  it('stops when a person pauses, and goes on when told to', async () => {
    const { desk, id } = await order();
    const gate = { kind: 'paused', reason: 'paused by Ana', until: null } as const;
    await desk.store.closeGate('mara', gate, desk.clock.now());
    await work(desk);
    expect(desk.network.removals).toEqual([]);
    expect(await read(desk, id)).toMatchObject({ state: 'rolling_back', reason: 'paused by Ana' });
    await desk.store.openGate('mara', desk.clock.now());
    await work(desk);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });

  it('asks a person about a post that the network does not let go', async () => {
    const { desk, id } = await order('none', 'refuse');
    await work(desk);
    const thread = await read(desk, id);
    expect(thread.state).toBe('needs_review');
    expect(states(thread)).toEqual(['posted', 'posted', 'deleted']);
    expect(desk.notices.at(-1)).toMatchObject({ kind: 'needs-person' });
    expect(desk.network.truth).toHaveLength(2);
  });

  it('goes before a thread that is going out, and lets it go on afterwards', async () => {
    const { desk, id } = await order();
    const next = await file(desk, 2);
    await desk.store.reserve(next, '2000', desk.clock.now());
    await work(desk);
    expect((await read(desk, id)).state).toBe('rolled_back');
    expect((await read(desk, next)).state).toBe('published');
    const events = [...(await desk.store.events(id)), ...(await desk.store.events(next))];
    const at = (kind: string): number => events.findLast((event) => event.kind === kind)?.at ?? 0;
    expect(at('deleted')).toBeLessThanOrEqual(at('armed'));
    expect(desk.network.truth.map(({ text }) => text)).toEqual(PARTS.map((part) => `Story 2, part ${part}.`));
  });

  it('makes no call when arming took so long that another process may call', async () => {
    const { desk, id } = await order();
    const { armDelete } = desk.store;
    desk.store.armDelete = async (...words) => {
      const ruling = await armDelete(...words);
      desk.clock.advance(4_000);
      desk.store.armDelete = armDelete;
      return ruling;
    };
    await work(desk);
    expect(desk.network.removals).toHaveLength(PARTS.length);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });
});

describe('taking a thread back, cut off anywhere (fault 32)', () => {
  const WORLDS: readonly (readonly DeleteFault[])[] = [[], ['lose-answer'], ['none', 'never-arrives']];

  it.each(WORLDS)('ends with nothing public (%s)', async (...faults) => {
    const whole = await order(...faults);
    const calls = await work(whole.desk);
    for (let at = 1; at <= calls; at++) {
      for (const when of ['before', 'after'] as const) {
        const { desk, id } = await order(...faults);
        await expect(work(desk, { at, when, calls: 0 })).rejects.toThrow(Crash);
        const texts = desk.network.truth.map(({ text }) => text);
        expect(texts).toEqual(PARTS.map((part) => `Story 1, part ${part}.`).slice(0, texts.length));
        await work(desk);
        expect(desk.network.truth).toEqual([]);
        expect((await read(desk, id)).state).toBe('rolled_back');
        expect(desk.network.maxInFlight).toBe(1);
      }
    }
  });

  it('has one call in flight when two processes do it', async () => {
    const { desk, id } = await order('lose-answer');
    await Promise.all([work(desk), work(desk)]);
    await work(desk);
    expect(desk.network.truth).toEqual([]);
    expect(desk.network.maxInFlight).toBe(1);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });
});
