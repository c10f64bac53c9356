import { afterEach, beforeEach } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { createXNetwork } from '../../src/networks/x.ts';
import type { Network } from '../../src/ports/desk.ts';
import { credentialsFor } from '../../src/sandbox/credentials.ts';
import { openStand, type Reply, type Stand } from './client.ts';

/** Nothing is told to stop. */
export const never = new AbortController().signal;

/** The sandbox of a test. */
export let stand: Stand;

/** The X code on it. */
export let network: Network;

beforeEach(async () => {
  stand = await openStand();
  network = open();
});

afterEach(() => stand.close());

/** Asks it for a fault. */
export function order(fault: object, headers = { 'content-type': 'application/json' }): Promise<Response> {
  const body = JSON.stringify(fault);
  return fetch(`${stand.sandbox.origin}/sandbox/faults`, { method: 'POST', headers, body });
}

/** The X code on the sandbox, anew. */
export function open(): Network {
  const { origin: api } = stand.sandbox;
  return createXNetwork({ api, credentials: credentialsFor('desk'), now: () => stand.clock.now });
}

/** What struck. */
export async function count(): Promise<unknown> {
  return (await fetch(`${stand.sandbox.origin}/sandbox/faults`)).json();
}

/** Posts without the X code. */
export function tryPost(text: string): Promise<Reply> {
  return stand.ask('POST', '/2/tweets', { body: { text } });
}

/** Posts with it. */
export function publish(text: string, deadline = 5_000): Promise<Outcome> {
  return network.publish({ text, parentId: null, deadline }, never);
}
