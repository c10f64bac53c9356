import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of a server that answers as it is told. */
export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

/** A server on loopback that gives the same answer to everything and remembers what it was asked. */
export type OddServer = {
  readonly origin: string;
  readonly asked: readonly { method: string; url: string; connection: string; body: string }[];
  /** What it answers from now on. */
  answer(reply: Reply): void;
  close(): Promise<void>;
};

/** Starts it; it hangs until it is told what to answer. */
export async function startOddServer(host = '127.0.0.1'): Promise<OddServer> {
  const asked: OddServer['asked'][number][] = [];
  let reply: Reply = () => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url, connection: headers.connection ?? '', body });
      reply(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    origin: `http://${host === '::1' ? '[::1]' : host}:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (next) => (reply = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A JSON answer with these headers. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** The problem JSON of X. */
export function problem(status: number, detail: string, type = 'about:blank'): Reply {
  return json(status, { title: 'Problem', detail, type, status });
}

/** An answer whose end never comes: the connection is cut behind these bytes. */
export function torn(status: number, bytes: string): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': '500' });
    response.write(bytes, () => response.socket?.destroy());
  };
}
