import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from '../web/loopback.ts';

/** How the hub treats a request: what it answers, and when it asks back. */
type Manner = 'verifies after' | 'verifies before' | 'denies' | 'refuses' | 'moves' | 'says nothing';

/** What a hub holds of a subscriber; `lease` in seconds. */
type Subscriber = {
  readonly callback: string;
  readonly topic: string;
  readonly secret: string;
  readonly lease: number;
};

/** How a push is signed; `key`: with another than the subscriber's. */
type Signing = { readonly method?: string | null; readonly key?: string };

/** A hub on loopback that keeps to WebSub, or does what it is told to instead. */
export type Hub = {
  readonly url: string;
  /** Requests as they came. */
  readonly asked: URLSearchParams[];
  /** What the subscriber answered when it was asked back: mode and status. */
  readonly answers: string[];
  readonly subscribers: Map<string, Subscriber>;
  manner: Manner;
  /** Requests that it is not through with. */
  busy: number;
  /** Seconds that it gives, whatever was asked for. */
  lease: number | null;
  /** Where the bot's public address leads. */
  bot: string;
  /** Pushes to all subscribers of a topic; gives their statuses. */
  push(topic: string, body: string, signing?: Signing): Promise<readonly number[]>;
  /** Calls a callback with this query. */
  call(callback: string, query: Readonly<Record<string, string>>): Promise<Response>;
};

/** The address that the bot has in public; a proxy in front of it would lead it to this machine. */
export const PUBLIC = 'https://bot.example';

/** Opens a hub that ends with its test. */
export async function openHub(): Promise<Hub> {
  const asked: URLSearchParams[] = [];
  const hub: Hub = {
    url: `${await serve((request, response) => {
      hub.busy += 1;
      void take(hub, request, response).finally(() => (hub.busy -= 1));
    })}/hub`,
    asked,
    answers: [],
    subscribers: new Map(),
    manner: 'verifies after',
    busy: 0,
    lease: null,
    bot: '',
    push: async (topic, body, signing = {}) => {
      const told = [...hub.subscribers.values()].filter((each) => each.topic === topic);
      return Promise.all(told.map((each) => pushTo(hub, each, body, signing)));
    },
    call: (callback, query) =>
      fetch(`${callback.replace(PUBLIC, hub.bot)}?${new URLSearchParams(query).toString()}`),
  };
  return hub;
}

async function take(hub: Hub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  if (hub.manner === 'moves' && request.url === '/hub') {
    response.writeHead(307, { location: '/moved' }).end();
    return;
  }
  const form = new URLSearchParams(body);
  const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
  if (request.method !== 'POST' || !isForm) {
    response.writeHead(405).end();
    return;
  }
  hub.asked.push(form);
  if (hub.manner === 'verifies before') await verify(hub, form);
  if (hub.manner === 'refuses') {
    response.writeHead(422).end(`no answer from\u0007\n ${form.get('hub.callback') ?? ''} at all`);
    return;
  }
  response.writeHead(202).end();
  if (hub.manner === 'verifies after' || hub.manner === 'moves') await verify(hub, form);
  if (hub.manner === 'denies') await deny(hub, form);
}

async function verify(hub: Hub, form: URLSearchParams): Promise<void> {
  const get = (name: string): string => form.get(name) ?? '';
  const [mode, topic, callback] = [get('hub.mode'), get('hub.topic'), get('hub.callback')];
  const challenge = `${mode}-${hub.answers.length}-<b>`;
  const lease = hub.lease ?? Number(get('hub.lease_seconds'));
  const leased = mode === 'subscribe' ? { 'hub.lease_seconds': String(lease) } : {};
  const query = { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge, ...leased };
  const answer = await hub.call(callback, query);
  const confirmed = answer.status === 200 && (await answer.text()) === challenge;
  if (confirmed && mode === 'subscribe') {
    hub.subscribers.set(callback, { callback, topic, secret: get('hub.secret'), lease });
  }
  if (confirmed && mode === 'unsubscribe') hub.subscribers.delete(callback);
  hub.answers.push(`${mode} ${answer.status}`);
}

async function deny(hub: Hub, form: URLSearchParams): Promise<void> {
  const topic = form.get('hub.topic') ?? '';
  const reason = `not\u0007 for\n you, ${form.get('hub.callback') ?? ''} ${'x'.repeat(500)}`;
  const query = { 'hub.mode': 'denied', 'hub.topic': topic, 'hub.reason': reason };
  const answer = await hub.call(form.get('hub.callback') ?? '', query);
  hub.answers.push(`denied ${answer.status}`);
}

async function pushTo(hub: Hub, subscriber: Subscriber, body: string, signing: Signing): Promise<number> {
  const { method = 'sha256', key = subscriber.secret } = signing;
  const sum = method === null ? '' : createHmac(method, key).update(body).digest('hex');
  const answer = await fetch(subscriber.callback.replace(PUBLIC, hub.bot), {
    method: 'POST',
    headers: {
      'content-type': 'application/rss+xml',
      link: `<${hub.url}>; rel=hub, <${subscriber.topic}>; rel=self`,
      ...(method !== null && { 'x-hub-signature': `${method}=${sum}` }),
    },
    body,
  });
  return answer.status;
}
