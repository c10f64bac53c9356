import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../model/secret.ts';
import type { SubscriptionRef } from '../model/subscription.ts';

/**
 * What only the bot and one hub know of a subscription, worked out from the one secret of the configuration whenever it is
 * needed, so that no row holds it.
 */
export type Keys = {
  /** Where this hub calls about this feed; nobody can guess it. */
  addressOf(ref: SubscriptionRef): string;
  /** What this hub signs its pushes with: 32 bytes in 43 letters. */
  secretOf(ref: SubscriptionRef): string;
  /** The hash by which rows know the address. */
  nameCallback(ref: SubscriptionRef): string;
  /** The same from what a request was sent to; `null` for what is none of ours to begin with. */
  nameTarget(target: string): string | null;
  /** Takes out of what a hub says what it alone was told, so that it comes into no row and no log. */
  hide(ref: SubscriptionRef, text: string): string;
};

/** HMAC-SHA-256 in base64url. */
const TOKEN = /^[\w-]{43}$/;

/** The keys that follow from a secret, for callbacks below the address `callback`. */
export function createKeys({
  callback,
  secret,
}: {
  readonly callback: string;
  readonly secret: Secret;
}): Keys {
  const base = callback.replace(/\/+$/, '');
  const prefix = `${new URL(base).pathname.replace(/\/+$/, '')}/`;
  const derive = (purpose: string, { feed, hub, topic }: SubscriptionRef): string =>
    createHmac('sha256', secret.reveal())
      .update(JSON.stringify([purpose, feed, hub, topic]))
      .digest('base64url');
  const tokenOf = (ref: SubscriptionRef): string => derive('websub callback', ref);
  const secretOf = (ref: SubscriptionRef): string => derive('websub signature', ref);
  const name = (token: string): string => createHash('sha256').update(`${base}/${token}`).digest('hex');
  return {
    addressOf: (ref) => `${base}/${tokenOf(ref)}`,
    secretOf,
    nameCallback: (ref) => name(tokenOf(ref)),
    hide: (ref, text) => text.replaceAll(tokenOf(ref), '…').replaceAll(secretOf(ref), '…'),
    nameTarget: (target) => {
      // Compared as it came: no decoding, no dots, no second spelling.
      const [path = ''] = target.split('?', 1);
      const token = path.startsWith(prefix) ? path.slice(prefix.length) : '';
      return TOKEN.test(token) ? name(token) : null;
    },
  };
}
