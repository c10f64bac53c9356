import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../src/sandbox/server.ts';

/** A sandbox with a truth log of its own, and a clock that stands where it is put. */
export type Stand = {
  sandbox: Sandbox;
  readonly truthLog: string;
  readonly clock: { now: number };
  /** One signed request; `oauth` overrides what is signed, `secret` what it is signed with. */
  ask(method: string, path: string, more?: Ask): Promise<Reply>;
  /** Creates a post and gives its id. */
  post(text: string, replyTo?: string): Promise<string>;
  truth(): readonly Record<string, unknown>[];
  /** Ends the sandbox and starts another on the same truth log. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type Ask = {
  readonly user?: string;
  readonly secret?: string;
  readonly oauth?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type Reply = { readonly status: number; readonly headers: Headers; readonly body: Body };

/** What the sandbox answers, as far as the tests look at it. */
export type Body = {
  readonly data?: { id: string; text: string; username: string; deleted: boolean };
  readonly detail?: string;
};

/** Starts a sandbox in a folder of its own. */
export async function openStand(): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'bylinebot-sandbox-'));
  const truthLog = join(folder, 'truth.jsonl');
  const clock = { now: Date.UTC(2026, 8, 1, 9, 30) };
  const start = (): Promise<Sandbox> => startSandbox({ port: 0, truthLog, now: () => clock.now });
  const stand: Stand = {
    sandbox: await start(),
    truthLog,
    clock,
    ask: (method, path, more = {}) => send(stand.sandbox.origin, method, path, more),
    post: async (text, replyTo) => {
      const reply = replyTo === undefined ? {} : { reply: { in_reply_to_tweet_id: replyTo } };
      const { body } = await stand.ask('POST', '/2/tweets', { body: { text, ...reply } });
      return body.data?.id ?? '';
    },
    truth: () =>
      readFileSync(truthLog, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    restart: async () => {
      await stand.sandbox.close();
      stand.sandbox = await start();
    },
    close: async () => {
      await stand.sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
  return stand;
}

async function send(origin: string, method: string, path: string, ask: Ask): Promise<Reply> {
  const headers = { authorization: sign(method, new URL(origin + path), ask) };
  const body = ask.body === undefined ? {} : { body: JSON.stringify(ask.body) };
  const answer = await fetch(origin + path, { method, headers, ...body });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
}

/** Written from RFC 5849 alone, so that it does not share a mistake with the sandbox. */
function sign(method: string, url: URL, { user = 'desk', secret = 'sandbox', oauth = {} }: Ask): string {
  const fields: Record<string, string> = {
    oauth_consumer_key: 'sandbox',
    oauth_nonce: randomUUID(),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: '1790000000',
    oauth_token: user,
    oauth_version: '1.0',
    ...oauth,
  };
  const encode = (text: string): string =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const parameters = [...url.searchParams, ...Object.entries(fields)]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const base = `${method}&${encode(url.origin + url.pathname)}&${encode(parameters)}`;
  fields['oauth_signature'] = createHmac('sha1', `sandbox&${secret}`).update(base).digest('base64');
  return `OAuth ${Object.entries(fields)
    .map(([name, value]) => `${name}="${encode(value)}"`)
    .join(', ')}`;
}
