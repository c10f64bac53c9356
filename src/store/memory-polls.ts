import { describeFault } from '../model/fault.ts';
import type { FeedState, Setback } from '../model/feed.ts';
import { hostOf, NO_PACE, restWithHost, retry } from '../model/manners.ts';
import type { FeedOffer } from '../model/subscribing.ts';
import type { Unchanged } from '../model/reading.ts';
import type { FeedMemory } from './memory-rows.ts';

/** A feed that was never asked. */
export const UNREAD = { validators: null, notBefore: null, gone: false, pace: NO_PACE } as const;

/** What is known of a feed between polls, but for its followers. */
export function coverFeed({ feeds, hosts }: FeedMemory, feed: string): Omit<FeedState, 'settled'> {
  const state = feeds.get(feed) ?? UNREAD;
  const host = hosts.get(hostOf(state.pace.address ?? feed)) ?? null;
  return restWithHost(state, host);
}

/** A feed was asked and had nothing new. */
export function recordUnchanged(
  { feeds, readAt, about }: FeedMemory,
  { feed, validators, notBefore, pace }: Unchanged,
  at: number,
): void {
  const state = feeds.get(feed);
  if (state === undefined || !readAt.has(feed)) return;
  readAt.set(feed, at);
  about.set(feed, { title: about.get(feed)?.title ?? '', fault: null });
  feeds.set(feed, { validators: validators ?? state.validators, notBefore, pace, gone: false });
}

/** What the feeds offer that name a hub and are not gone, by feed. */
export function tellOffers({ feeds, offers }: FeedMemory): readonly FeedOffer[] {
  const open = [...feeds]
    .flatMap(([feed, { gone }]) => (gone ? [] : feed))
    .toSorted((a, b) => (a < b ? -1 : 1));
  return open.flatMap((feed) => {
    const offer = offers.get(feed) ?? null;
    return offer === null ? [] : [{ feed, offer }];
  });
}

/** A feed could not be read. */
export function recordFault({ feeds, hosts, about }: FeedMemory, feed: string, setback: Setback): void {
  const state = feeds.get(feed) ?? UNREAD;
  const { notBefore, gone, pace = state.pace, host } = setback;
  about.set(feed, { title: about.get(feed)?.title ?? '', fault: describeFault(setback.fault) });
  feeds.set(feed, { ...state, notBefore, gone, pace });
  if (host !== undefined) hosts.set(host.name, host.until);
}

/** Lets a feed that stopped or rests be asked again; `false`: it was never asked. */
export function retryFeed({ feeds }: FeedMemory, feed: string): boolean {
  const state = feeds.get(feed);
  if (state === undefined) return false;
  feeds.set(feed, { ...state, notBefore: null, gone: false, pace: retry(state.pace) });
  return true;
}
