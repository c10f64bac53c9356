import { followNews, type Subscription, type SubscriptionRef } from '../model/subscription.ts';
import type { Store } from '../ports/store.ts';

type SubscriptionVerb = 'subscriptions' | 'subscriptionAt' | 'recordSubscription';

/** The store's verbs about subscriptions, in memory. */
export function createSubscriptionMemory(): Pick<Store, SubscriptionVerb> {
  const known = new Map<string, Subscription>();
  return {
    subscriptions: async () => {
      const names = [...known.keys()].toSorted((a, b) => (a < b ? -1 : 1));
      return names.flatMap((name) => known.get(name) ?? []);
    },
    subscriptionAt: async (callback) =>
      [...known.values()].find((each) => each.callback === callback) ?? null,
    recordSubscription: async (ref, news, at) => {
      const name = nameRef(ref);
      const after = followNews(known.get(name) ?? null, ref, news, at);
      if (after === null) known.delete(name);
      else known.set(name, after);
      return after;
    },
  };
}

function nameRef({ feed, hub, topic }: SubscriptionRef): string {
  return JSON.stringify([feed, hub, topic]);
}
