import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Refusal } from './problems.ts';

/** What a route knows of its request: the sockets below it, and whose signature it bears. */
export type Env = { Bindings: HttpBindings; Variables: { user: string } };

/** Says no, in the shape X says it in. */
export function answer(c: Context<Env>, refusal: Refusal): Response {
  return c.body(JSON.stringify(refusal), refusal.status, { 'content-type': 'application/problem+json' });
}

/** Ends the connection without a word. */
export function cut(c: Context<Env>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Announces a whole 201 and ends the connection in the middle of it. */
export function cutMidway(c: Context<Env>, body: object): Response {
  const whole = Buffer.from(JSON.stringify(body));
  const headers = { 'content-type': 'application/json', 'content-length': whole.length };
  c.env.outgoing.writeHead(201, headers);
  c.env.outgoing.write(whole.subarray(0, whole.length / 2), () => c.env.incoming.socket.destroy());
  return RESPONSE_ALREADY_SENT;
}
