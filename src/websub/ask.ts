import type { Fault } from '../model/fault.ts';
import { tidyText } from '../model/plain.ts';
import { LEASE, type HubMode, type SubscriptionRef } from '../model/subscription.ts';
import type { HubAnswer } from '../ports/desk.ts';
import type { Fetcher } from '../web/fetch.ts';
import type { Keys } from './keys.ts';

/** What a hub has to say to a request is a line; bytes. */
const MOST_BYTES = 64 * 1024;
/** So much of it is shown; characters. */
const LONGEST_SAYING = 200;

/** Asks a hub to tell of a topic's news, or to stop. Never throws for what the world sends. */
export async function askHub(
  fetcher: Fetcher,
  keys: Keys,
  ref: SubscriptionRef,
  mode: HubMode,
  signal: AbortSignal,
): Promise<HubAnswer> {
  const form = new URLSearchParams({
    'hub.mode': mode,
    'hub.topic': ref.topic,
    'hub.callback': keys.addressOf(ref),
    // Hubs of the time before WebSub (PubSubHubbub 0.3) ask for it; the others do not look at it.
    'hub.verify': 'async',
    ...(mode === 'subscribe' && {
      'hub.lease_seconds': String(LEASE / 1000),
      'hub.secret': keys.secretOf(ref),
    }),
  });
  const answer = await fetcher.fetch(ref.hub, { form: form.toString(), maxBytes: MOST_BYTES, signal });
  switch (answer.kind) {
    case 'ok':
      return { kind: 'accepted' };
    case 'status':
      return { kind: 'failed', fault: explain(keys, ref, answer.status, answer.body) };
    case 'refused':
    case 'failed':
      return { kind: 'failed', fault: answer.fault };
  }
}

/** A hub should say in a line of text what it minds. */
function explain(
  keys: Keys,
  ref: SubscriptionRef,
  status: number,
  body: Uint8Array = new Uint8Array(),
): Fault {
  const text = tidyText(keys.hide(ref, new TextDecoder().decode(body)));
  const said = text === '' || text.startsWith('<') ? '' : `: ${text.slice(0, LONGEST_SAYING)}`;
  const moved = status >= 300 && status < 400;
  const remedy = moved ? 'its feed should name the address where the hub is now' : '';
  return { what: `the hub ${new URL(ref.hub).host} answered ${status}${said}`, remedy };
}
