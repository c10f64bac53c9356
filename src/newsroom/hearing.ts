import type { Desk, Hubs } from '../ports/desk.ts';
import { createPushes, LOOKED_FOR, type Pushes } from './pushes.ts';
import { surviving, type Resting } from './round.ts';
import type { Wake } from './wake.ts';

/** Where nothing is told, it is looked this often all the same; milliseconds. */
const IDLE = 15_000;

/** Polls feeds when hubs tell of their news, until the signal. `poll` polls these feeds in a round; it gives those that rest. */
export async function keepHearing(
  desk: Desk,
  hubs: Hubs,
  poll: (feeds: readonly string[]) => Promise<Resting>,
  wake: Wake,
  signal: AbortSignal,
): Promise<void> {
  const pushes = createPushes();
  const followed = new Set(desk.bylines.flatMap(({ feeds }) => feeds));
  hubs.onPush((feed) => {
    if (!followed.has(feed)) return;
    pushes.note(feed, desk.clock.now());
    wake.ring();
  });
  await surviving(desk, () => recall(desk, followed, pushes));
  while (!signal.aborted) {
    const feeds = pushes.take(desk.clock.now());
    if (feeds.length > 0) for (const [feed, until] of await poll(feeds)) pushes.putOff(feed, until);
    const now = desk.clock.now();
    await wake.wait(Math.min(pushes.next() ?? Infinity, now + IDLE) - now);
  }
}

/** What was told just before the bot stopped is looked for again. */
async function recall(desk: Desk, followed: ReadonlySet<string>, pushes: Pushes): Promise<void> {
  const now = desk.clock.now();
  for (const { feed, pushedAt } of await desk.store.subscriptions()) {
    const fresh = pushedAt !== null && Math.abs(now - pushedAt) <= LOOKED_FOR;
    if (fresh && followed.has(feed)) pushes.note(feed, now);
  }
}
