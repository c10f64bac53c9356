import type { Desk } from '../ports/desk.ts';

/** How often old threads are looked for, in milliseconds. */
const DAY = 24 * 3_600_000;

/** Takes out what is finished and older than the desk keeps, batch by batch. */
export async function pruneOld(desk: Desk, signal: AbortSignal): Promise<void> {
  if (desk.keep === undefined) return;
  const now = desk.clock.now();
  let gone = 0;
  for (let batch = 1; batch > 0 && !signal.aborted; gone += batch) {
    batch = await desk.store.prune(now - desk.keep, now);
  }
  if (gone > 0) desk.log.info('old threads are no longer kept', { threads: gone });
}

/** The same at the first call, and after that once a day, whichever way the clock is set. */
export function createDailyPrune(desk: Desk, signal: AbortSignal): () => Promise<void> {
  let last = -Infinity;
  return async () => {
    const now = desk.clock.now();
    if (Math.abs(now - last) < DAY) return;
    last = now;
    await pruneOld(desk, signal);
  };
}
