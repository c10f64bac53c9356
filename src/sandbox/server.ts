import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { z } from 'zod';
import { FaultError } from '../model/fault.ts';
import { createApi } from './api.ts';
import type { Intake } from './creates.ts';
import { createFaults, MixWanted } from './faults.ts';
import { HOST } from './find.ts';
import { createFrontDesk } from './front-desk.ts';
import { createLate } from './late.ts';
import { createLimiter } from './limits.ts';
import { createPages } from './pages.ts';
import { createVerifier } from './signature.ts';
import { createShelf } from './shelf.ts';
import { createTimeline } from './timeline.ts';
import { openTruth } from './truth.ts';

/** A running stand-in for X. */
export type Sandbox = { readonly port: number; readonly origin: string; close(): Promise<void> };

/**
 * Starts the stand-in for X: its API, its timeline pages and its faults on request. `port` 0 picks a free one;
 * `truthLog` is the file that outlives it; a `mix` of faults strikes from the first request. Rejects with a
 * `FaultError` when the port is taken.
 */
export async function startSandbox(sandbox: {
  readonly port: number;
  readonly truthLog: string;
  readonly now: () => number;
  readonly mix?: z.input<typeof MixWanted>;
}): Promise<Sandbox> {
  const { now } = sandbox;
  const truth = openTruth(sandbox.truthLog);
  const timeline = createTimeline(truth, now);
  const faults = createFaults();
  if (sandbox.mix !== undefined) faults.stir(MixWanted.parse(sandbox.mix));
  const late = createLate(timeline, now);
  const ending = new AbortController();
  const app = createApp({ timeline, faults, late, shelf: createShelf(now), now, signal: ending.signal });
  const server = createAdaptorServer({ fetch: app.fetch, hostname: HOST }) as Server;
  const port = await listen(server, sandbox.port).catch((error: unknown) => {
    truth.close();
    throw error;
  });
  return {
    port,
    origin: `http://${HOST}:${port}`,
    close: async () => {
      ending.abort();
      await shut(server);
      late.close();
      truth.close();
    },
  };
}

/** Everything it serves. What was let in late and is due is accepted before anything is answered. */
function createApp(intake: Intake): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(refuseStrangers, async (_c, next) => {
    intake.late.settle();
    await next();
  });
  app.onError((_error, c) => c.json({ title: 'Internal Server Error', status: 500 }, 500));
  app.route('/2', createApi({ ...intake, verify: createVerifier(), allow: createLimiter(intake.now) }));
  app.route('/sandbox', createFrontDesk(intake.faults, intake.late));
  app.route('/', createPages(intake.timeline));
  return app;
}

/** A page elsewhere can point its own name at this machine; the name then gives it away. */
const refuseStrangers = createMiddleware(async (c, next) => {
  const { hostname } = new URL(c.req.url);
  if (!/^(?:127\.0\.0\.1|localhost)$/.test(hostname)) return c.text('Only this machine may look.', 421);
  await next();
});

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const what = `the sandbox cannot listen on port ${port} (${error.code ?? error.message})`;
      reject(new FaultError({ what, remedy: 'set sandbox.port to a free port, or to 0' }));
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Pages poll and browsers keep connections open: nobody is waited for. */
function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
