import type { Secret } from '../model/secret.ts';
import type { Clock, Hubs, Log } from '../ports/desk.ts';
import type { Store } from '../ports/store.ts';
import type { Fetcher } from '../web/fetch.ts';
import { askHub } from './ask.ts';
import { createCallback } from './callback.ts';
import { createKeys } from './keys.ts';
import { listenForHubs } from './listener.ts';

/** Where hubs call: `callback` as they see it, `host` and `port` as this machine does. All keys follow from `secret`. */
export type HubsAsk = {
  readonly callback: string;
  readonly host: string;
  readonly port: number;
  readonly secret: Secret;
  readonly fetcher: Fetcher;
  readonly store: Pick<Store, 'subscriptionAt' | 'recordSubscription'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Begins to listen for hubs until closed. Rejects with a `FaultError` where the port is taken. */
export async function openHubs(
  ask: HubsAsk,
): Promise<Hubs & { readonly port: number; close(): Promise<void> }> {
  const { fetcher, store, clock, log, host, port } = ask;
  const keys = createKeys(ask);
  let told = (_feed: string): void => undefined;
  const answer = createCallback({ keys, store, clock, log, ring: (feed) => told(feed) });
  const listener = await listenForHubs({ host, port, answer, log });
  return {
    ...listener,
    nameCallback: keys.nameCallback,
    ask: (ref, mode, signal) => askHub(fetcher, keys, ref, mode, signal),
    onPush: (ring) => {
      told = ring;
    },
  };
}
