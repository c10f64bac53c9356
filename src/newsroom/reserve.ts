import type { Withholding } from '../model/review.ts';
import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { closeGate } from './gate.ts';
import { MOVED, tell, type Progress } from './progress.ts';
import { findUnfit } from './proof.ts';
import { lookAgain } from './second-look.ts';
import { findShared, LATELY } from './own-timeline.ts';
import { findTakenBack } from './taken-back.ts';

/** How long to leave an account whose timeline could not be read before a first post: longer than a single run waits, or it would never end. Milliseconds. */
const REST = 120_000;

/** Why an approved thread is not begun now: it waits (until ms since the epoch), or a person looks again. */
export type Hold =
  | { readonly kind: 'wait'; readonly reason: string; readonly until: number | null }
  | { readonly kind: 'withhold'; readonly finding: Withholding };

/**
 * Looks at the thread, the article and the timeline before the first post: what is newest there now bounds every later search, and
 * an account that cannot be read back must not begin.
 */
export async function reserveAccount(
  desk: Desk,
  account: DeskAccount,
  thread: Thread,
  signal: AbortSignal,
): Promise<Progress> {
  const other =
    (await findTakenBack(desk, thread)) ??
    (await doubtPosts(desk, account, thread)) ??
    (await lookAgain(desk, thread, signal));
  if (signal.aborted) return MOVED;
  if (other !== null) return obey(desk, thread, other);
  const recent = await account.network.findRecent(desk.clock.now() - LATELY, signal);
  if (signal.aborted) return MOVED;
  const now = desk.clock.now();
  if (recent.kind === 'failed') {
    desk.log.warn('the timeline cannot be read, so nothing is begun', {
      account: account.name,
      reason: recent.reason,
    });
    await closeGate(desk, account, recent, now);
    const reason = `the account’s timeline cannot be read: ${recent.reason}`;
    await desk.store.postpone(thread.id, reason, now);
    return { kind: 'wait', until: recent.until ?? now + REST };
  }
  const shared = await findShared(desk, thread, recent.posts);
  if (shared !== null) return obey(desk, thread, { kind: 'withhold', finding: shared });
  return tell(desk, await desk.store.reserve(thread.id, recent.newest, now, account.budget));
}

async function doubtPosts(desk: Desk, account: DeskAccount, thread: Thread): Promise<Hold | null> {
  const reason = await findUnfit(desk, account, thread, 0);
  return reason === '' ? null : toUnfit(thread, reason);
}

/** That a thread cannot go out as it stands. */
export function toUnfit({ hash }: Thread, reason: string): Hold {
  return { kind: 'withhold', finding: { why: 'unfit', mark: hash, reason } };
}

/** Does to a thread what a hold says. */
export async function obey(desk: Desk, thread: Thread, hold: Hold): Promise<Progress> {
  const now = desk.clock.now();
  if (hold.kind === 'withhold') {
    const ruling = await desk.store.withhold(thread.id, hold.finding, now);
    desk.log.warn('a thread is held back for a person', { thread: thread.id, reason: hold.finding.reason });
    return tell(desk, ruling);
  }
  const said = await desk.store.postpone(thread.id, hold.reason, now);
  if (said.kind === 'done')
    desk.log.info('a thread is not begun yet', { thread: thread.id, reason: hold.reason });
  return { kind: 'wait', until: hold.until, alone: true };
}
