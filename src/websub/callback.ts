import type { IncomingMessage } from 'node:http';
import { MOST_FEED_BYTES } from '../model/feed.ts';
import { FaultError } from '../model/fault.ts';
import { hostOf } from '../model/manners.ts';
import { isDeniable, isWanted, type Subscription } from '../model/subscription.ts';
import type { Clock, Log } from '../ports/desk.ts';
import type { Store } from '../ports/store.ts';
import type { Keys } from './keys.ts';
import { weighPush } from './signature.ts';

/** A hub whose signatures are wrong is written down and told about once in so long; milliseconds. */
const QUIET = 10 * 60_000;
/** A challenge is a random word; characters. */
const LONGEST_CHALLENGE = 2_000;

/** What a request is answered: a status, and the challenge where there is one. */
export type Reply = { readonly status: number; readonly challenge?: string };

/** What the callback works with; `ring` is told the feed of which a hub has news. */
export type CallbackAsk = {
  readonly keys: Keys;
  readonly store: Pick<Store, 'subscriptionAt' | 'recordSubscription'>;
  readonly clock: Clock;
  readonly log: Log;
  ring(feed: string): void;
};

/** Answers what hubs, and everybody else who comes by, ask of the callback. */
export function createCallback(ask: CallbackAsk): (request: IncomingMessage) => Promise<Reply> {
  const forgeries = new Map<string, { times: number; toldAt: number }>();
  return async (request) => {
    const target = request.url ?? '';
    const callback = ask.keys.nameTarget(target);
    if (callback === null) return NOT_FOUND;
    try {
      const own = await ask.store.subscriptionAt(callback);
      if (own === null) return NOT_FOUND;
      if (request.method === 'GET') return await answerHub(ask, own, target.slice(target.indexOf('?') + 1));
      if (request.method === 'POST') return await hear(ask, own, request, forgeries);
      return { status: 405 };
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      ask.log.error('a hub was told to come again', { reason: error.message });
      return { status: 503 };
    }
  };
}

const NOT_FOUND: Reply = { status: 404 };

/** A hub asks whether we want what it was asked for, or says that it will not do it. */
async function answerHub(ask: CallbackAsk, own: Subscription, query: string): Promise<Reply> {
  const words = new URLSearchParams(query);
  const get = (name: string): string => {
    const values = words.getAll(name);
    return values.length === 1 ? (values[0] ?? '') : '';
  };
  const [mode, topic, challenge] = [get('hub.mode'), get('hub.topic'), get('hub.challenge')];
  const { feed } = own;
  const hub = hostOf(own.hub);
  const at = ask.clock.now();
  if (mode === 'denied' && isDeniable(own, topic)) {
    const reason = ask.keys.hide(own, get('hub.reason'));
    await ask.store.recordSubscription(own, { kind: 'denied', reason }, at);
    ask.log.warn('a hub will not tell of a feed', { feed, hub, reason });
    return { status: 200 };
  }
  if (mode !== 'subscribe' && mode !== 'unsubscribe') return NOT_FOUND;
  if (challenge === '' || challenge.length > LONGEST_CHALLENGE) return NOT_FOUND;
  if (!isWanted(own, { mode, topic }, at)) return NOT_FOUND;
  const seconds = get('hub.lease_seconds');
  const lease = /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1000 : null;
  await ask.store.recordSubscription(own, { kind: 'verified', mode, lease }, at);
  ask.log.info(mode === 'subscribe' ? 'a hub tells of a feed' : 'a hub no longer tells of a feed', {
    feed,
    hub,
  });
  return { status: 200, challenge };
}

/** A hub pushes. The body is only weighed: what it says is read from the feed itself. */
async function hear(
  ask: CallbackAsk,
  own: Subscription,
  request: IncomingMessage,
  forgeries: Map<string, { times: number; toldAt: number }>,
): Promise<Reply> {
  if (['denied', 'leaving', 'ended'].includes(own.state)) return { status: 410 };
  if (own.state !== 'verified') return NOT_FOUND;
  if (Number(request.headers['content-length'] ?? 0) > MOST_FEED_BYTES) return { status: 413 };
  const header = String(request.headers['x-hub-signature'] ?? '');
  const body = request.iterator({ destroyOnReturn: false });
  const proof = await weighPush(body, header, ask.keys.secretOf(own), MOST_FEED_BYTES);
  switch (proof) {
    case 'large':
      return { status: 413 };
    case 'cut':
      return { status: 400 };
    case 'forged':
      await noteForgery(ask, own, forgeries);
      return { status: 202 };
    case 'genuine':
      ask.ring(own.feed);
      await ask.store.recordSubscription(own, { kind: 'pushed' }, ask.clock.now());
      ask.log.info('a hub has news of a feed', { feed: own.feed, hub: hostOf(own.hub) });
      return { status: 202 };
  }
}

/** Written down and told at the first, and then no more than once in a while with their number. */
async function noteForgery(
  { store, clock, log }: CallbackAsk,
  own: Subscription,
  forgeries: Map<string, { times: number; toldAt: number }>,
): Promise<void> {
  const at = clock.now();
  const { times, toldAt } = forgeries.get(own.callback) ?? { times: 0, toldAt: -Infinity };
  if (Math.abs(at - toldAt) < QUIET) {
    forgeries.set(own.callback, { times: times + 1, toldAt });
    return;
  }
  forgeries.set(own.callback, { times: 0, toldAt: at });
  await store.recordSubscription(own, { kind: 'forged', times: times + 1 }, at);
  const { feed, hub } = own;
  log.warn('a push with a wrong signature was left unread', { feed, hub: hostOf(hub), times: times + 1 });
}
