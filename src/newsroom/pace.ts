import type { Byline } from '../model/byline.ts';
import { writeMoment } from '../model/embargo.ts';
import { findOpening, writeHours } from '../model/hours.ts';
import { endOf } from '../model/interval.ts';
import { findLastMoment, isUntold, tellLate } from '../model/late.ts';
import { UNDER_WAY, type Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { tell, type Progress } from './progress.ts';
import { obey, type Hold } from './reserve.ts';

/** The last moment at which the first post of a thread may go out; ms since the epoch, `Infinity` where none is set. */
export async function lastMoment(desk: Desk, thread: Thread): Promise<number> {
  const notAfter = findByline(desk, thread)?.notAfter;
  if (notAfter === undefined || !isUntold(thread)) return Infinity;
  return findLastMoment(thread, await desk.store.events(thread.id), notAfter);
}

/** Hands a thread that is too late to a person, whatever else it waits for; `null` when none is. */
export async function withdrawLate(desk: Desk, threads: readonly Thread[]): Promise<Progress | null> {
  for (const thread of threads) {
    const last = await lastMoment(desk, thread);
    const now = desk.clock.now();
    if (now <= last) continue;
    const finding = tellLate(last);
    if (thread.state === 'approved') return obey(desk, thread, { kind: 'withhold', finding });
    return tell(desk, await desk.store.handOver(thread.id, finding.reason, now));
  }
  return null;
}

/** What is next on an account: what is taken back, the thread under way, else those that may begin now, oldest first, else how long to wait. */
export type Next = { readonly kind: 'go'; readonly threads: readonly Thread[] } | Progress;

/** Chooses what is next on an account. A thread that waits for its hours does not keep the others waiting. */
export async function chooseNext(
  desk: Desk,
  account: DeskAccount,
  threads: readonly Thread[],
): Promise<Next> {
  const urgent = threads.find(({ state }) => state === 'rolling_back');
  const underWay = urgent ?? threads.find(({ state }) => UNDER_WAY.includes(state));
  if (underWay !== undefined) return { kind: 'go', threads: [underWay] };
  const gap = await keepGap(desk, account);
  const [first] = threads;
  if (gap !== null && first !== undefined) return obey(desk, first, gap);
  const waits: number[] = [];
  const ready: Thread[] = [];
  for (const thread of threads) {
    const hold = keepHours(desk, account, thread);
    if (hold === null) {
      ready.push(thread);
      continue;
    }
    const progress = await obey(desk, thread, hold);
    if (progress.kind === 'moved') return progress;
    if (progress.until !== null) waits.push(progress.until);
  }
  if (ready.length > 0) return { kind: 'go', threads: ready };
  return { kind: 'wait', until: waits.length === 0 ? null : Math.min(...waits) };
}

/** How long the account rests after its last post. */
async function keepGap(desk: Desk, { name, threadGap = 0 }: DeskAccount): Promise<Hold | null> {
  if (threadGap === 0) return null;
  const now = desk.clock.now();
  const spent = await desk.store.spendings(name, now - threadGap);
  const ends = spent.map(({ at }) => endOf(at, threadGap, now)).filter((end) => end > now);
  if (ends.length === 0) return null;
  const until = Math.max(...ends);
  return { kind: 'wait', reason: `the account rests between two threads until ${writeMoment(until)}`, until };
}

/** How long a thread waits for its byline's hours; it begins only where all of it fits. */
function keepHours(desk: Desk, { spacing }: DeskAccount, thread: Thread): Hold | null {
  const byline = findByline(desk, thread);
  if (byline?.hours === undefined) return null;
  const { hours, timezone } = byline;
  const now = desk.clock.now();
  const length = thread.slots.length * spacing;
  const named = `${writeHours(hours)} in ${timezone}`;
  let at = now;
  // Three days: on one of them the clock may be changed.
  for (let day = 0; day < 3; day++) {
    const { opens, closes } = findOpening(hours, timezone, at);
    const until = Math.max(opens, now);
    if (until + length <= closes) {
      return until === now
        ? null
        : { kind: 'wait', reason: `its hours are ${named}: it waits until ${writeMoment(until)}`, until };
    }
    at = closes;
  }
  return {
    kind: 'wait',
    reason: `it takes longer than its hours, ${named}: set wider hours or less spacing`,
    until: null,
  };
}

function findByline(desk: Desk, thread: Thread): Byline | undefined {
  return desk.bylines.find(({ author }) => author === thread.byline);
}
