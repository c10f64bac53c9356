import type { Thread } from '../../src/model/thread.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { pinAccount } from '../../src/newsroom/pin.ts';
import type { Desk, DeskAccount } from '../../src/ports/desk.ts';
import type { Store } from '../../src/ports/store.ts';
import { createArticle, createTestDesk, FEED, type TestDesk } from './desk.ts';
import type { Fault } from './fake-network.ts';

/** The posts of the thread that goes out. */
export const TEXTS = ['First. 1/5', 'Second. 2/5', 'Third. 3/5', 'Fourth. 4/5', 'Fifth. 5/5'];

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };

/** Rounds after which a thread is taken to go round in circles. */
const MOST_ROUNDS = 200;

/** The process is gone. */
export class Crash extends Error {}

/** Counts the calls of every port, and dies at one of them (`at` from 1; 0: never): before it has happened, or after. */
export type Plan = { readonly at: number; readonly when: 'before' | 'after'; calls: number };

/** A plan without a crash. */
export function stayAlive(): Plan {
  return { at: 0, when: 'before', calls: 0 };
}

/** A desk with an approved thread of five posts, whose network answers with these faults, first come first served; over a store in memory unless given. */
export async function openDesk(
  faults: readonly Fault[],
  store?: Store,
): Promise<{ readonly desk: TestDesk; readonly id: string }> {
  const desk = { ...createTestDesk(), ...(store && { store }) };
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

/** A port that dies as planned; what it did before then stays done. */
function crashing<T extends object>(port: T, plan: Plan): T {
  return new Proxy(port, {
    get: (target, name) => {
      const verb: unknown = Reflect.get(target, name);
      if (typeof verb !== 'function') return verb;
      return (...words: unknown[]): unknown => {
        const fatal = ++plan.calls === plan.at;
        if (fatal && plan.when === 'before') throw new Crash();
        const answer: unknown = Reflect.apply(verb, target, words);
        if (!fatal) return answer;
        if (!(answer instanceof Promise)) throw new Crash();
        return answer.then(() => {
          throw new Crash();
        });
      };
    },
  });
}

/** The desk as a process has it that dies as planned. Its clock leaves no trace: a crash there is one at the call before it. */
function crashingDesk(desk: TestDesk, plan: Plan): { desk: Desk; account: DeskAccount } {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  const mortal = { ...account, network: crashing(desk.network, plan) };
  return {
    account: mortal,
    desk: {
      ...desk,
      accounts: [mortal],
      articles: crashing(desk.articles, plan),
      store: crashing(desk.store, plan),
      notifier: crashing(desk.notifier, plan),
      log: crashing(desk.log, plan),
    },
  };
}

/**
 * A process from its start until nothing is left to do, on a clock that jumps to the next thing due; gives how many
 * calls of ports it made. Where only a mended token helps, somebody has mended it.
 */
export async function work(testDesk: TestDesk, plan: Plan): Promise<number> {
  const { desk, account } = crashingDesk(testDesk, plan);
  const { clock } = testDesk;
  let mended = 0;
  let standing = await pinAccount(desk, account, NEVER);
  for (let round = 0; round < MOST_ROUNDS && standing.kind === 'verified'; round++) {
    const until = await deliver(desk, account, standing.identity, NEVER);
    if (until === null) {
      const { gate } = await testDesk.store.accountState('mara');
      if (gate.kind !== 'auth' || ++mended > TEXTS.length) break;
      standing = await pinAccount(desk, account, NEVER);
    } else clock.advance(Math.max(until - clock.now(), 1));
  }
  return plan.calls;
}

/** What is broken of the promises that hold at every moment; empty when none is. */
export function findBreaches({ network }: TestDesk, thread: Thread | null): readonly string[] {
  if (thread === null) return ['the thread is gone'];
  const { truth, maxInFlight, calls } = network;
  const breaches: string[] = [];
  const claim = (holds: boolean, what: string): void => void (holds || breaches.push(what));
  claim(maxInFlight <= 1, `${maxInFlight} calls in flight`);
  for (const [place, { text, parentId }] of truth.entries()) {
    claim(text === TEXTS[place], `"${text}" is public in place ${place + 1}`);
    claim(parentId === (truth[place - 1]?.id ?? null), `"${text}" replies to ${parentId}`);
  }
  for (const { text, parentId } of calls) {
    const armed = thread.attempts.filter((each) => each.text === text && each.parentId === parentId);
    const called = calls.filter((each) => each.text === text);
    claim(armed.length >= called.length, `"${text}" was called for ${called.length} times`);
  }
  for (const { index, text, state, remoteId } of thread.slots) {
    const out = truth.find((post) => post.text === text);
    claim(out === undefined || (state !== 'pending' && state !== 'refused'), `post ${index + 1} is ${state}`);
    claim((state === 'posted') === (remoteId !== null), `post ${index + 1} is ${state} as ${remoteId}`);
    claim(
      remoteId === null || remoteId === out?.id,
      `post ${index + 1} is out as ${out?.id}, not ${remoteId}`,
    );
  }
  claim(thread.state !== 'published' || truth.length === TEXTS.length, 'it is published and not whole');
  return breaches;
}

/** What is broken when nothing more happens by itself: all of the above, and what is out is known, and all of it ended. */
export async function findEndBreaches(desk: TestDesk, id: string): Promise<readonly string[]> {
  // What is still on its way arrives.
  desk.clock.advance(30 * 60_000);
  await desk.network.find(null, NEVER);
  const thread = await desk.store.thread(id);
  const { truth } = desk.network;
  const known = thread?.slots.flatMap(({ remoteId }) => remoteId ?? []) ?? [];
  const whole = truth.length === TEXTS.length;
  const wanted = whole ? 'published' : 'needs_review';
  return [
    ...findBreaches(desk, thread),
    ...(thread?.state === wanted ? [] : [`it is ${thread?.state} with ${truth.length} posts out`]),
    ...(known.length === truth.length ? [] : [`${truth.length} posts are out, ${known.length} known`]),
  ];
}
