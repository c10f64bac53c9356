import type { Offer } from './feed.ts';
import type { HubMode, Subscription, SubscriptionRef } from './subscription.ts';

const DAY = 24 * 60 * 60_000;
/** A feed that names another hub every time is followed so far; then it waits until the old ones are forgotten. */
const MOST_PER_FEED = 10;
/** A hub that does not answer when asked to stop: its lease ends some day. */
const MOST_FAREWELLS = 5;

/** Something to do about a subscription. `drop`: it is over, and nobody is told. `forget`: nothing is known of it any more. */
export type SubscriptionStep = {
  readonly act: HubMode | 'drop' | 'forget';
  readonly ref: SubscriptionRef;
};

/** What a followed feed offers. */
export type FeedOffer = { readonly feed: string; readonly offer: Offer };

/**
 * What is to be done now, so that each followed feed has one subscription, at the first of its hubs that accepts.
 * `nameCallback` names the address that a hub would be given today.
 */
export function planSubscriptions(
  offers: readonly FeedOffer[],
  subscriptions: readonly Subscription[],
  nameCallback: (ref: SubscriptionRef) => string,
  at: number,
): readonly SubscriptionStep[] {
  const own = new Map<string, Subscription[]>(offers.map(({ feed }) => [feed, []]));
  for (const each of subscriptions) own.set(each.feed, [...(own.get(each.feed) ?? []), each]);
  const byFeed = new Map(offers.map(({ feed, offer }) => [feed, offer]));
  return [...own].flatMap(([feed, known]) =>
    planFeed(refsOf(feed, byFeed.get(feed) ?? null), known, nameCallback, at),
  );
}

function refsOf(feed: string, offer: Offer | null): readonly SubscriptionRef[] {
  return offer === null ? [] : offer.hubs.map((hub) => ({ feed, hub, topic: offer.topic }));
}

function planFeed(
  wanted: readonly SubscriptionRef[],
  known: readonly Subscription[],
  nameCallback: (ref: SubscriptionRef) => string,
  at: number,
): readonly SubscriptionStep[] {
  const current = wanted.flatMap((ref) => {
    const own = known.find((each) => isSame(each, ref));
    return own !== undefined && own.callback === nameCallback(ref) ? [own] : [];
  });
  const standing = current.find((each) => isStanding(each, at));
  const kept = standing ?? current.find(({ state, next }) => state === 'asked' && next > at);
  const rests = (ref: SubscriptionRef) => current.some((each) => isSame(each, ref) && each.next > at);
  const free = (ref: SubscriptionRef) =>
    known.length < MOST_PER_FEED || known.some((each) => isSame(each, ref));
  const asked =
    kept === undefined
      ? wanted.find((ref) => !rests(ref) && free(ref))
      : wanted.find((ref) => isSame(kept, ref) && !rests(ref));
  const chosen = kept ?? asked;
  const others = known.filter((each) => chosen === undefined || !isSame(each, chosen));
  const left = others.flatMap((each) => leave(each, wanted, at));
  return asked === undefined ? left : [...left, { act: 'subscribe', ref: refOf(asked) }];
}

/** What is to be done about one that is not the one. */
function leave(
  own: Subscription,
  wanted: readonly SubscriptionRef[],
  at: number,
): readonly SubscriptionStep[] {
  const ref = refOf(own);
  switch (own.state) {
    case 'verified':
      return [{ act: isStanding(own, at) ? 'unsubscribe' : 'drop', ref }];
    case 'leaving': {
      const over = own.until === null || own.until <= at || own.asks >= MOST_FAREWELLS;
      if (own.next > at) return [];
      return [{ act: over ? 'drop' : 'unsubscribe', ref }];
    }
    case 'asked':
    case 'failed':
      return wanted.some((each) => isSame(own, each)) ? [] : [{ act: 'drop', ref }];
    case 'denied':
    case 'ended': {
      const old = at - own.askedAt > DAY && !wanted.some((each) => isSame(own, each));
      return old ? [{ act: 'forget', ref }] : [];
    }
  }
}

function isStanding({ state, until }: Subscription, at: number): boolean {
  return state === 'verified' && until !== null && until > at;
}

function isSame(a: SubscriptionRef, b: SubscriptionRef): boolean {
  return a.feed === b.feed && a.hub === b.hub && a.topic === b.topic;
}

function refOf({ feed, hub, topic }: SubscriptionRef): SubscriptionRef {
  return { feed, hub, topic };
}
