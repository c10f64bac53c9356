import { isSameIdentity } from '../model/account.ts';
import { describeFault } from '../model/fault.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { deliver } from './deliver.ts';
import { createDailyPrune } from './keep.ts';
import { pinAccount, REST, type Standing } from './pin.ts';
import { createHourlyWatch } from './watch.ts';
import { gather, surviving, type Resting } from './round.ts';

/** The outbox, and what waits to be drafted, are looked at this often even when nothing rang. Milliseconds. */
const IDLE = 15_000;

/** Rings for a byline's schedule until stopped. */
export type RingOn = (ring: (author: string) => Promise<void>) => { stop(): void };

/** Runs until the signal: once for everything at the start, then each byline as its bell rings; delivers all the while. */
export async function keepRunning(desk: Desk, ringOn: RingOn, signal: AbortSignal): Promise<void> {
  const wake = createWake(desk, signal);
  const prune = createDailyPrune(desk, signal);
  const watch = createHourlyWatch(desk);
  let last: Promise<void> = Promise.resolve();
  let fail = (_bug: unknown): void => {};
  const broken = new Promise<never>((_, reject) => (fail = reject));
  const resting = new Map<string, number>();
  const work = async (feeds: readonly string[]): Promise<void> => {
    for (const feed of feeds) resting.delete(feed);
    for (const [feed, until] of await gather(desk, feeds, signal)) resting.set(feed, until);
  };
  const round = (feeds: readonly string[]): Promise<void> => {
    last = last
      .then(() => surviving(desk, prune))
      .then(() => surviving(desk, () => work(feeds)))
      .then(() => surviving(desk, watch))
      .then(wake.ring);
    // A bell swallows what a round throws, and every later round would fail with it, unheard.
    last.catch(fail);
    return last;
  };
  const accounts = desk.accounts.map((account) => keepDelivering(desk, account, wake, signal));
  const first = round(desk.bylines.flatMap((byline) => byline.feeds));
  const drafts = keepDrafting(desk, resting, round, signal);
  const bells = ringOn(async (author) => {
    if (!signal.aborted) await round(desk.bylines.find((byline) => byline.author === author)?.feeds ?? []);
  });
  try {
    await Promise.race([broken, Promise.all([first, drafts, ...accounts])]);
  } finally {
    bells.stop();
  }
  await last;
}

/** Between two bells an article settles, an embargo ends, a page is to be tried again, or a feed has rested that was rung for. */
async function keepDrafting(
  desk: Desk,
  resting: Resting,
  round: (feeds: readonly string[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await desk.clock.wait(IDLE, signal);
    const now = desk.clock.now();
    const rested = [...resting].filter(([, until]) => until <= now).map(([feed]) => feed);
    let due = rested.length > 0;
    await surviving(desk, async () => {
      due ||= (await desk.store.dueEntries(now)).length > 0;
    });
    if (due && !signal.aborted) await round(rested);
  }
}

async function keepDelivering(
  desk: Desk,
  account: DeskAccount,
  wake: Wake,
  signal: AbortSignal,
): Promise<void> {
  let standing: Standing | null = null;
  while (!signal.aborted) {
    let until: number | null = null;
    await surviving(desk, async () => {
      if (standing === null || (standing.kind === 'unverified' && standing.askAgainAt <= desk.clock.now())) {
        standing = await pinAccount(desk, account, signal);
      }
      if (standing.kind === 'unverified') return;
      until = await deliver(desk, account, standing.identity, signal);
      standing = await keepStanding(desk, account, standing);
    });
    const now = desk.clock.now();
    await wake.wait(Math.min(until ?? now + IDLE, now + IDLE) - now);
  }
}

/**
 * A token that stopped working while running is asked about again, not forgotten. An account that another process
 * pinned as somebody else is left alone for good: two that take it from each other in turn would cancel everything.
 */
async function keepStanding(
  desk: Desk,
  account: DeskAccount,
  standing: Standing & { kind: 'verified' },
): Promise<Standing> {
  const { gate, identity } = await desk.store.accountState(account.name);
  if (!isSameIdentity(identity, standing.identity)) {
    const what = 'another process runs this account with the keys of another';
    const fault = { what, remedy: 'stop one of the two, then start this one again' };
    desk.log.error('account is left alone', { account: account.name, reason: describeFault(fault) });
    return { kind: 'unverified', askAgainAt: Infinity, fault };
  }
  if (gate.kind !== 'auth') return standing;
  const fault = { what: gate.reason, remedy: 'check the credentials of the account' };
  return { kind: 'unverified', askAgainAt: desk.clock.now() + REST.refused, fault };
}

type Wake = { ring(): void; wait(ms: number): Promise<void> };

/** A wait that a ring, or the end, cuts short for all who wait. */
function createWake(desk: Desk, signal: AbortSignal): Wake {
  const waiting = new Set<AbortController>();
  const ring = (): void => waiting.forEach((cut) => cut.abort());
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    wait: async (ms) => {
      const cut = new AbortController();
      waiting.add(cut);
      if (!signal.aborted) await desk.clock.wait(Math.max(ms, 0), cut.signal);
      waiting.delete(cut);
    },
  };
}
