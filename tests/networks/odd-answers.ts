import { afterEach, beforeEach } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { secret } from '../../src/model/secret.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import { json, startOddServer, type OddServer, type Reply } from './odd-server.ts';

/** Stands in every secret. */
export const CANARY = 'canary-that-nobody-may-see';

/** Ms since the epoch. */
export const NOW = 1_790_000_000_000;

/** Seconds since the epoch. */
export const IN_FIVE_MINUTES = NOW / 1000 + 300;

/** Seconds since the epoch. */
export const IN_TEN_HOURS = NOW / 1000 + 36_000;

/** X's older words for a duplicate. */
export const DUPLICATE_187 = { code: 187, message: 'Status is a duplicate.' };

/** Nothing is told to stop. */
export const never = new AbortController().signal;

/** Keys of an account. */
export const credentials = {
  appKey: secret(`${CANARY}-1`),
  appSecret: secret(`${CANARY}-2`),
  accessToken: secret(`${CANARY}-3`),
  accessSecret: secret(`${CANARY}-4`),
};

/** Answers as it is told. */
export let server: OddServer;

beforeEach(async () => {
  server = await startOddServer();
});

afterEach(() => server.close());

/** Sends a post. */
export function publish(api = server.origin, deadline = 5_000): Promise<Outcome> {
  const network = createXNetwork({ api, credentials, now: () => NOW });
  return network.publish({ text: 'Hello', parentId: null, deadline }, never);
}

/** Sends a post that gets this answer. */
export function publishInto(reply: Reply, deadline?: number): Promise<Outcome> {
  server.answer(reply);
  return publish(server.origin, deadline);
}

/** A page of HTML. */
export function html(status: number, text: string): Reply {
  return (response) => response.writeHead(status, { 'content-type': 'text/html' }).end(text);
}

/** A 429 with these headers. */
export function limits(headers: Record<string, string | number>): Reply {
  const texts = Object.entries(headers).map(([name, value]) => [`x-${name}`, String(value)]);
  return json(429, { title: 'Too Many Requests', status: 429 }, Object.fromEntries(texts));
}

/** An id as X makes them at a time. */
export function idFrom(at: number): string {
  return String(BigInt(at - 1_288_834_974_657) << 22n);
}

/** Has it answer again after it was closed. */
export async function restartServer(): Promise<void> {
  server = await startOddServer();
}
