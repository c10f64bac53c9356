import type { Selectable } from 'kysely';
import type { FeedOffer } from '../model/subscribing.ts';
import {
  followNews,
  type Subscription,
  type SubscriptionNews,
  type SubscriptionRef,
} from '../model/subscription.ts';
import type { Store } from '../ports/store.ts';
import type { Database } from './database.ts';
import type { SubscriptionRow, Tx } from './tables.ts';

type SubscriptionVerb = 'offers' | 'subscriptions' | 'subscriptionAt' | 'recordSubscription';

/** The store's verbs about subscriptions, over an open database. */
export function createSubscriptions({
  write,
  ask,
}: Pick<Database, 'write' | 'ask'>): Pick<Store, SubscriptionVerb> {
  return {
    offers: () => ask((tx) => readOffers(tx)),
    subscriptions: () => ask((tx) => readSubscriptions(tx)),
    subscriptionAt: (callback) => ask((tx) => readSubscriptionAt(tx, callback)),
    recordSubscription: (ref, news, at) => write((tx) => recordSubscription(tx, ref, news, at)),
  };
}

/** Asked every 15 s: feeds without a hub, which most are, are not read. */
async function readOffers(tx: Tx): Promise<readonly FeedOffer[]> {
  const feeds = tx.selectFrom('feeds').select(['url', 'offer']).where('gone', '=', 0);
  const rows = await feeds.where('offer', 'is not', null).orderBy('url').execute();
  return rows.map(({ url, offer }) => ({ feed: url, offer: JSON.parse(offer ?? '') }));
}

/** Every subscription, by feed. */
async function readSubscriptions(tx: Tx): Promise<readonly Subscription[]> {
  const rows = tx.selectFrom('subscriptions').selectAll();
  return (await rows.orderBy('feed').orderBy('hub').orderBy('topic').execute()).map(toSubscription);
}

/** The subscription whose callback has this name. */
async function readSubscriptionAt(tx: Tx, callback: string): Promise<Subscription | null> {
  const row = tx.selectFrom('subscriptions').selectAll().where('callback', '=', callback);
  const found = await row.executeTakeFirst();
  return found === undefined ? null : toSubscription(found);
}

/** Keeps what became of a subscription; gives it as it is then. */
async function recordSubscription(
  tx: Tx,
  ref: SubscriptionRef,
  news: SubscriptionNews,
  at: number,
): Promise<Subscription | null> {
  const { feed, hub, topic } = ref;
  const found = tx.selectFrom('subscriptions').selectAll().where('feed', '=', feed);
  const row = await found.where('hub', '=', hub).where('topic', '=', topic).executeTakeFirst();
  const after = followNews(row === undefined ? null : toSubscription(row), ref, news, at);
  const own = tx.deleteFrom('subscriptions').where('feed', '=', feed);
  await own.where('hub', '=', hub).where('topic', '=', topic).execute();
  if (after !== null) await tx.insertInto('subscriptions').values(toRow(after)).execute();
  return after;
}

function toSubscription(row: Selectable<SubscriptionRow>): Subscription {
  const { asked_at: askedAt, pushed_at: pushedAt, ...same } = row;
  return { ...same, askedAt, pushedAt };
}

function toRow({ askedAt, pushedAt, ...same }: Subscription): SubscriptionRow {
  return { ...same, asked_at: askedAt, pushed_at: pushedAt };
}
