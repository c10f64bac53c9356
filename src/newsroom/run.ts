import { isSameIdentity } from '../model/account.ts';
import { describeFault } from '../model/fault.ts';
import type { Desk, DeskAccount, Hubs } from '../ports/desk.ts';
import { deliver } from './deliver.ts';
import { keepHearing } from './hearing.ts';
import { createDailyPrune } from './keep.ts';
import { pinAccount, REST, type Standing } from './pin.ts';
import { createHourlyWatch } from './watch.ts';
import { gather, surviving, type Resting } from './round.ts';
import { keepSubscribed } from './subscribe.ts';
import { createWake, type Wake } from './wake.ts';

/** The outbox, and what waits to be drafted, are looked at this often even when nothing rang. Milliseconds. */
const IDLE = 15_000;

/** Rings for a byline's schedule until stopped. */
export type RingOn = (ring: (author: string) => Promise<void>) => { stop(): void };

/**
 * Runs until the signal: once for everything at the start, then each byline as its bell rings, and each feed of which a hub
 * has news; delivers all the while. `hubs`: `null` where none may call.
 */
export async function keepRunning(
  desk: Desk,
  ringOn: RingOn,
  signal: AbortSignal,
  hubs: Hubs | null = null,
): Promise<void> {
  const wake = createWake(desk.clock, signal);
  const rounds = createRounds(desk, wake, signal);
  const { poll, pollPushed } = rounds;
  const accounts = desk.accounts.map((account) => keepDelivering(desk, account, wake, signal));
  const first = poll(desk.bylines.flatMap((byline) => byline.feeds));
  const drafts = keepDrafting(desk, rounds.resting, poll, signal);
  const hears = hubs === null ? [] : [keepHearing(desk, hubs, pollPushed, wake, signal)];
  const asks = hubs === null ? [] : [keepSubscribed(desk, hubs, signal)];
  const bells = ringOn(async (author) => {
    if (!signal.aborted) await poll(desk.bylines.find((byline) => byline.author === author)?.feeds ?? []);
  });
  try {
    await Promise.race([rounds.broken, Promise.all([first, drafts, ...hears, ...asks, ...accounts])]);
  } finally {
    bells.stop();
  }
  await rounds.last();
}

/** One round after the other. */
type Rounds = {
  /** Polls feeds in a round of their own, as they are due. */
  poll(feeds: readonly string[]): Promise<void>;
  /** Polls feeds of which hubs have news; gives those that rest. */
  pollPushed(feeds: readonly string[]): Promise<Resting>;
  readonly resting: Resting;
  /** Rejects with a bug in a round. */
  readonly broken: Promise<never>;
  /** The round that is under way. */
  last(): Promise<void>;
};

function createRounds(desk: Desk, wake: Wake, signal: AbortSignal): Rounds {
  const prune = createDailyPrune(desk, signal);
  const watch = createHourlyWatch(desk);
  let last: Promise<void> = Promise.resolve();
  let fail = (_bug: unknown): void => {};
  const broken = new Promise<never>((_, reject) => (fail = reject));
  const resting = new Map<string, number>();
  const round = (act: () => Promise<void>): Promise<void> => {
    last = last
      .then(() => surviving(desk, prune))
      .then(() => surviving(desk, act))
      .then(() => surviving(desk, watch))
      .then(wake.ring);
    // A bell swallows what a round throws, and every later round would fail with it, unheard.
    last.catch(fail);
    return last;
  };
  const work = async (feeds: readonly string[]): Promise<void> => {
    for (const feed of feeds) resting.delete(feed);
    for (const [feed, until] of await gather(desk, feeds, signal)) resting.set(feed, until);
  };
  return {
    poll: (feeds) => round(() => work(feeds)),
    pollPushed: async (feeds) => {
      let rests: Resting = new Map();
      await round(async () => {
        rests = await gather(desk, feeds, signal, true);
      });
      return rests;
    },
    resting,
    broken,
    last: () => last,
  };
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
