import { isClosed, isClosedByPerson, type Identity } from '../model/account.ts';
import type { SeenEntry } from '../model/reading.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { deliver } from './deliver.ts';
import { pruneOld } from './keep.ts';
import { pinAccount } from './pin.ts';
import { gather } from './round.ts';
import { watchFeeds } from './watch.ts';

/** The longest single wait, unless a spacing is longer; what is due later is left for the next run. Milliseconds. */
const PATIENCE = 60_000;

/** What a single run leaves behind. */
export type Leavings = {
  /** Entries whose pages could not be read yet. */
  readonly unread: readonly SeenEntry[];
  /** Threads that go on by themselves at the next run. */
  readonly later: readonly Thread[];
  /** Threads that wait for a person. */
  readonly forPerson: readonly Thread[];
  /** Accounts that a person has paused. */
  readonly paused: readonly string[];
  /** Accounts that a person must look after: not confirmed, keys refused, or out of credits. */
  readonly stuck: readonly string[];
};

/** Polls every feed, drafts, delivers all that is due, and says what is left. */
export async function runOnce(desk: Desk, signal: AbortSignal): Promise<Leavings> {
  const pins = desk.accounts.map(async (account) => ({
    account,
    standing: await pinAccount(desk, account, signal),
  }));
  const pinned = await Promise.all(pins);
  await pruneOld(desk, signal);
  await gather(
    desk,
    desk.bylines.flatMap((byline) => byline.feeds),
    signal,
  );
  await watchFeeds(desk);
  const deliveries = pinned.map(({ account, standing }) =>
    standing.kind === 'verified' ? deliverPatiently(desk, account, standing.identity, signal) : undefined,
  );
  // A full disk ends one account's delivery; what the others have in flight is still waited for.
  await Promise.allSettled(deliveries);
  await Promise.all(deliveries);
  return leave(
    desk,
    pinned.filter(({ standing }) => standing.kind !== 'verified').map(({ account }) => account.name),
  );
}

async function deliverPatiently(
  desk: Desk,
  account: DeskAccount,
  self: Identity,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const until = await deliver(desk, account, self, signal);
    const wait = until === null ? null : until - desk.clock.now();
    if (wait === null || wait > Math.max(PATIENCE, account.spacing)) return;
    await desk.clock.wait(wait, signal);
  }
}

async function leave(desk: Desk, unverified: readonly string[]): Promise<Leavings> {
  const names = desk.accounts.map(({ name }) => name);
  const states = await Promise.all(names.map((name) => desk.store.accountState(name)));
  const now = desk.clock.now();
  const shut = states.filter(({ gate }) => isClosed(gate, now));
  const closed = shut.filter(({ gate }) => gate.kind === 'auth' || gate.kind === 'budget');
  const byPerson = states.filter(({ gate }) => isClosedByPerson(gate));
  const paused = byPerson.map(({ name }) => name);
  const stuck = [...new Set([...unverified, ...closed.map(({ name }) => name)])];
  const open = await Promise.all(names.map((name) => desk.store.openThreads(name)));
  const unread = await desk.store.dueEntries(Number.MAX_SAFE_INTEGER);
  const all = await desk.store.threads();
  const forPerson = all.filter(({ state }) => state === 'in_review' || state === 'needs_review');
  return { unread, later: open.flat(), forPerson, paused, stuck };
}
