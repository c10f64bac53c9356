import type { FeedOffer } from '../model/subscribing.ts';
import type { Subscription } from '../model/subscription.ts';
import { minute, time } from './outbox.ts';

/** Who tells of a feed's news, for a person; `own` is the subscription that says most, `hub` its host or that of the feed's first. */
export type Push = { readonly hub: string | null; readonly own: Subscription | null };

/** Of several subscriptions of a feed the one to be shown: the first of these. */
const TELLING: readonly Subscription['state'][] = [
  'verified',
  'asked',
  'failed',
  'denied',
  'leaving',
  'ended',
];

/** What is known of the hubs of a feed. */
export function findPush(
  feed: string,
  offers: readonly FeedOffer[],
  subscriptions: readonly Subscription[],
): Push {
  const known = subscriptions.filter((each) => each.feed === feed);
  const [own = null] = TELLING.flatMap((state) => known.filter((each) => each.state === state));
  const offer = offers.find((each) => each.feed === feed)?.offer;
  const hub = own?.hub ?? offer?.hubs[0];
  return { hub: hub !== undefined && URL.canParse(hub) ? new URL(hub).host : null, own };
}

/** The same as JSON; `null` where the feed names no hub. */
export function pushToJson({ hub, own }: Push): object | null {
  if (hub === null) return null;
  const moment = (at: number | null | undefined) => (at === null || at === undefined ? null : time(at));
  return {
    hub,
    state: own?.state ?? 'new',
    until: moment(own?.until),
    asked: moment(own?.askedAt),
    nextAsk: moment(own?.next),
    lastPush: moment(own?.pushedAt),
    why: own?.reason ?? '',
    wrongSignatures: own?.forged ?? 0,
  };
}

/** The same in words, a line each. */
export function notePush({ hub, own }: Push, now: number): readonly string[] {
  if (hub === null) return ['names no hub: it is polled only'];
  if (own === null) return [`hub ${hub} is asked to tell of news when the bot runs`];
  const forged =
    own.forged === 0 ? [] : [`hub ${hub}: ${own.forged} with a wrong signature or none were left unread`];
  return [`hub ${hub} ${tellState(own, now)}`, ...forged];
}

function tellState(
  { state, until, next, askedAt, pushedAt, reason, asks }: Subscription,
  now: number,
): string {
  const again = next > now ? `; asked again not before ${minute(next)}` : '; asked again when the bot runs';
  switch (state) {
    case 'verified': {
      if (until === null || until <= now) return `told of news until ${minute(until ?? askedAt)}${again}`;
      const last = pushedAt === null ? 'none yet' : `last ${minute(pushedAt)}`;
      const why = reason === '' ? '' : `; it does not renew that: ${reason}`;
      return `tells of news until ${minute(until)}, ${last}${why}`;
    }
    case 'asked':
      return `was asked ${asks === 1 ? '' : `${asks} times, last `}at ${minute(askedAt)} and has not verified it${again}`;
    case 'failed':
      return `is not subscribed to: ${reason}${again}`;
    case 'denied':
      return `will not tell of it: ${reason === '' ? 'it gives no reason' : reason}${again}`;
    case 'leaving':
      return `was asked at ${minute(askedAt)} to stop telling of it`;
    case 'ended':
      return 'no longer tells of it';
  }
}
