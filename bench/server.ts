import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server in the shape of X that takes everything, in a process of its own; a call takes this long. Milliseconds. */
const LATENCY = 20;

const ME = { id: '42', name: 'mara', username: 'mara' };
let next = 1_000n;

function send(response: ServerResponse, status: number, body: object): void {
  setTimeout(() => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }, LATENCY);
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => {
    if (request.method === 'POST') {
      const { text } = JSON.parse(body) as { text: string };
      return send(response, 201, { data: { id: String(next++), text } });
    }
    if (request.url?.startsWith('/2/users/me') === true) return send(response, 200, { data: ME });
    send(response, 200, { data: [], meta: { result_count: 0 } });
  });
});

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
