import type { Desk } from '../ports/desk.ts';
import { describeFault, FaultError } from '../model/fault.ts';
import { lookBack } from './corrections.ts';
import { draftDue } from './draft.ts';
import { poll } from './poll.ts';

/**
 * Feeds asked at the same time. Those that are unchanged take their turn while one that is not is parsed; the one worker
 * and the store are busy all the time with 16, so that 32 and 64 only make the wait of each longer.
 */
export const AT_ONCE = 16;

/** Feeds that rest, and until when (ms since the epoch). */
export type Resting = ReadonlyMap<string, number>;

/**
 * Polls these feeds, drafts whatever is due, then looks back at what was told. One feed's trouble never holds up
 * another. Gives the feeds that were not asked yet because they rest. `pushed`: their hubs told of news.
 */
export async function gather(
  desk: Desk,
  feeds: readonly string[],
  signal: AbortSignal,
  pushed = false,
): Promise<Resting> {
  const left = [...new Set(feeds)].values();
  const resting = new Map<string, number>();
  const pollRest = async (): Promise<void> => {
    for (const feed of left) {
      if (signal.aborted) return;
      const until = await poll(desk, feed, signal, pushed);
      if (until !== null) resting.set(feed, until);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, pollRest));
  await draftDue(desk, signal);
  await lookBack(desk, signal);
  return resting;
}

/** Does something that may meet a full disk or a locked store; that is logged as one line, and the next round tries again. A bug is thrown on. */
export async function surviving(desk: Desk, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    desk.log.error('the round stopped and nothing was sent past it', { reason: describeFault(error.fault) });
  }
}
