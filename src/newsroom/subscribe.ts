import { describeFault } from '../model/fault.ts';
import { hostOf } from '../model/manners.ts';
import { planSubscriptions, type SubscriptionStep } from '../model/subscribing.ts';
import type { Desk, Hubs } from '../ports/desk.ts';
import { surviving } from './round.ts';

/** How often it is looked whether a hub is to be asked; milliseconds. */
const LOOK = 15_000;
/** Hubs asked at the same time. */
const AT_ONCE = 4;

/** Keeps one subscription for each followed feed that names a hub, until the signal. */
export async function keepSubscribed(desk: Desk, hubs: Hubs, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await surviving(desk, () => tendSubscriptions(desk, hubs, signal));
    await desk.clock.wait(LOOK, signal);
  }
}

async function tendSubscriptions(desk: Desk, hubs: Hubs, signal: AbortSignal): Promise<void> {
  const followed = new Set(desk.bylines.flatMap(({ feeds }) => feeds));
  const offers = (await desk.store.offers()).filter(({ feed }) => followed.has(feed));
  const known = await desk.store.subscriptions();
  const steps = planSubscriptions(offers, known, hubs.nameCallback, desk.clock.now()).values();
  const takeRest = async (): Promise<void> => {
    for (const step of steps) {
      if (signal.aborted) return;
      await takeStep(desk, hubs, step, signal);
    }
  };
  const turns = Array.from({ length: AT_ONCE }, takeRest);
  // One that meets a full disk must not leave others under way behind it.
  await Promise.allSettled(turns);
  await Promise.all(turns);
}

/** That a hub is asked is on record first: it may verify before it answers. */
async function takeStep(
  { store, clock, log }: Desk,
  hubs: Hubs,
  { act, ref }: SubscriptionStep,
  signal: AbortSignal,
): Promise<void> {
  if (act === 'drop' || act === 'forget') {
    const kind = act === 'drop' ? 'dropped' : 'forgotten';
    await store.recordSubscription(ref, { kind }, clock.now());
    return;
  }
  const callback = hubs.nameCallback(ref);
  await store.recordSubscription(ref, { kind: 'asked', mode: act, callback }, clock.now());
  const answer = await hubs.ask(ref, act, signal);
  const { feed } = ref;
  const hub = hostOf(ref.hub);
  if (answer.kind === 'accepted') {
    log.debug('a hub was asked about a feed', { feed, hub, mode: act });
    return;
  }
  if (signal.aborted) return;
  const reason = describeFault(answer.fault);
  log.warn('a hub does not take what it is asked about a feed', { feed, hub, mode: act, reason });
  await store.recordSubscription(ref, { kind: 'failed', reason }, clock.now());
}
