import { findAlarms, nameAlarm } from '../model/health.ts';
import type { Desk } from '../ports/desk.ts';

/** How often it is looked whether a feed or byline is quiet; milliseconds. */
const HOUR = 3_600_000;

/** Tells of every byline that went quiet, and feed that shows nothing new, once for as long as it stays so. */
export async function watchFeeds(desk: Desk): Promise<void> {
  if (desk.bylines.every(({ quietAfter }) => quietAfter === undefined)) return;
  const alarms = findAlarms(desk.bylines, await desk.store.feedHealth(), desk.clock.now());
  const fresh = new Set(await desk.store.setAlarms([...new Set(alarms.map(nameAlarm))]));
  for (const alarm of alarms) {
    if (fresh.delete(nameAlarm(alarm))) desk.notifier.notify(alarm);
  }
}

/** The same at the first call, and after that once an hour, whichever way the clock is set. */
export function createHourlyWatch(desk: Desk): () => Promise<void> {
  let last = -Infinity;
  return async () => {
    const now = desk.clock.now();
    if (Math.abs(now - last) < HOUR) return;
    last = now;
    await watchFeeds(desk);
  };
}
