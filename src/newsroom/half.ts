import type { Thread } from '../model/thread.ts';
import type { Desk, DeskAccount } from '../ports/desk.ts';
import { MOVED, tell, type Progress } from './progress.ts';
import { lookAgain } from './second-look.ts';

/** What may pass between two posts beyond their spacing before something has come between them; milliseconds. */
const QUIET = 60_000;

/**
 * Looks at the article of half a thread where something came between two of its posts, a closed gate or a process that was
 * away: it goes on by itself only while its article is as it was. `null`: it goes on.
 */
export async function lookBetween(
  desk: Desk,
  { spacing }: DeskAccount,
  thread: Thread,
  signal: AbortSignal,
): Promise<Progress | null> {
  const last = thread.attempts.findLast(({ outcome }) => outcome === 'posted');
  if (last === undefined) return null;
  // Whoever let it go on has looked.
  const since = Math.max(last.armedAt, thread.startedAt ?? 0);
  if (desk.clock.now() - since <= spacing + QUIET) return null;
  const hold = await lookAgain(desk, thread, signal);
  if (signal.aborted) return MOVED;
  if (hold === null) return null;
  const now = desk.clock.now();
  if (hold.kind === 'withhold')
    return tell(desk, await desk.store.handOver(thread.id, hold.finding.reason, now));
  await desk.store.pause(thread.id, hold.reason, now);
  return { kind: 'wait', until: hold.until };
}
