import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultError } from '../model/fault.ts';
import type { Log } from '../ports/desk.ts';
import type { Reply } from './callback.ts';

/** Hubs push in bursts, one connection each; who comes beyond that is turned away until one is free. */
const MOST_CONNECTIONS = 64;
/** For the head of a request, and for all of it: 5 MB come through in that time at 3 Mbit/s. Milliseconds. */
const HEAD_DEADLINE = 5_000;
const DEADLINE = 15_000;
/** How often it is looked whose time is over; milliseconds. */
const LOOK = 1_000;
/** Topic, challenge and reason of a hub fit ten times over; bytes. */
const MOST_HEAD = 16 * 1024;

/** Where to listen, what answers, and where bugs are told; the deadline of a request in ms is shorter in tests. */
export type ListenerAsk = {
  readonly host: string;
  readonly port: number;
  answer(request: IncomingMessage): Promise<Reply>;
  readonly log: Log;
  readonly deadline?: number;
};

/** The callback's own small server. Rejects with a `FaultError` where it cannot listen. */
export async function listenForHubs(
  ask: ListenerAsk,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const deadline = ask.deadline ?? DEADLINE;
  const limits = {
    headersTimeout: Math.min(HEAD_DEADLINE, deadline),
    requestTimeout: deadline,
    connectionsCheckingInterval: Math.min(LOOK, deadline),
    maxHeaderSize: MOST_HEAD,
  };
  const server = createServer(limits, (request, response) => void serve(ask, request, response));
  server.maxConnections = MOST_CONNECTIONS;
  return { port: await listen(server, ask), close: () => shut(server) };
}

async function serve(ask: ListenerAsk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  try {
    write(response, await ask.answer(request));
  } catch (error) {
    ask.log.error('the callback failed', { error });
    write(response, { status: 500 });
  }
}

/** Each answer ends its connection: some hubs wait for that before they go on (Superfeedr), and none calls often. */
function write(response: ServerResponse, { status, challenge }: Reply): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cache-control': 'no-store',
    ...(status === 405 && { allow: 'GET, POST' }),
    connection: 'close',
  });
  response.end(challenge ?? '');
}

function listen(server: Server, { host, port }: ListenerAsk): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const what = `the callback for hubs cannot listen on ${host} port ${port} (${error.code ?? error.message})`;
      const remedy =
        'set websub.port and websub.host to what is free on this machine, or stop what listens there';
      reject(new FaultError({ what, remedy }));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
