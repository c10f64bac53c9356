import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FaultError } from '../../src/model/fault.ts';
import { MOST_FEED_BYTES } from '../../src/model/feed.ts';
import { secret } from '../../src/model/secret.ts';
import type { SubscriptionRef } from '../../src/model/subscription.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createCallback } from '../../src/websub/callback.ts';
import { createKeys } from '../../src/websub/keys.ts';
import { listenForHubs } from '../../src/websub/listener.ts';
import { createVirtualClock } from '../newsroom/clock.ts';
import { createTestDesk } from '../newsroom/desk.ts';
import { SECRET } from './stage.ts';

const REF: SubscriptionRef = {
  feed: 'https://ledger.example/feed',
  hub: 'https://hub.example/',
  topic: 'https://ledger.example/feed',
};
const keys = createKeys({ callback: 'https://bot.example/websub/', secret: secret(SECRET) });
const path = new URL(keys.addressOf(REF)).pathname;

/** A listener with one subscription that is verified; its deadline in ms. */
async function open(deadline = 5_000): Promise<{ port: number; rung: string[]; store: Store }> {
  const store = createMemoryStore();
  const clock = createVirtualClock();
  const callback = keys.nameCallback(REF);
  await store.recordSubscription(REF, { kind: 'asked', mode: 'subscribe', callback }, clock.now());
  await store.recordSubscription(REF, { kind: 'verified', mode: 'subscribe', lease: null }, clock.now());
  const rung: string[] = [];
  const { log } = createTestDesk();
  const answer = createCallback({ keys, store, clock, log, ring: (feed) => void rung.push(feed) });
  const listener = await listenForHubs({ host: '127.0.0.1', port: 0, answer, log, deadline });
  onTestFinished(() => listener.close());
  return { port: listener.port, rung, store };
}

/** Sends bytes and gives what came back until the other end closed. */
function talk(port: number, text: string, goOn: (socket: Socket) => void = () => undefined): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      goOn(socket);
    });
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
const head = (line: string, ...more: readonly string[]) =>
  [line, 'host: bot.example', 'connection: close', ...more, '', ''].join('\r\n');

describe('the listener', () => {
  it('answers 404 to every path but the whole of ours, spelt as it was given out', async () => {
    const { port } = await open();
    const token = path.split('/').at(-1) ?? '';
    const paths = [
      '/',
      '/websub',
      '/websub/',
      `/websub/${token}/`,
      `/websub/${token}%20`,
      `/websub//${token}`,
      `/x/../websub/${token}`,
      `/websub/%2e/${token}`,
      `/WEBSUB/${token}`,
      `/websub/${token.slice(0, -1)}`,
      `/websub/${'A'.repeat(43)}`,
      `http://bot.example/websub/${token}`,
      `//websub/${token}`,
      '*',
    ];
    for (const each of paths) {
      const answer = await talk(port, head(`POST ${each} HTTP/1.1`, 'content-length: 0'));
      expect({ each, status: statusOf(answer) }).toEqual({ each, status: 404 });
    }
  });

  it('knows GET and POST, and says so', async () => {
    const { port } = await open();
    for (const method of ['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE']) {
      const answer = await talk(port, head(`${method} ${path} HTTP/1.1`));
      expect({ method, status: statusOf(answer) }).toEqual({ method, status: 405 });
      expect(answer).toMatch(/allow: GET, POST/i);
    }
    expect(statusOf(await talk(port, 'no HTTP at all\r\n\r\n'))).toBe(400);
  });

  it('reads no head without an end, and no query that is as long', async () => {
    const { port, store } = await open();
    const query = `hub.mode=denied&hub.topic=${REF.topic}&hub.reason=${'x'.repeat(20_000)}`;
    expect(statusOf(await talk(port, head(`GET ${path}?${query} HTTP/1.1`)))).toBe(431);
    expect(await store.subscriptions()).toMatchObject([{ state: 'verified' }]);
  });

  it('reads no body larger than a feed, whether its length is said or not', async () => {
    const { port, rung } = await open();
    const said = `content-length: ${MOST_FEED_BYTES + 1}`;
    expect(statusOf(await talk(port, head(`POST ${path} HTTP/1.1`, said)))).toBe(413);
    const chunk = `${(1024 * 1024).toString(16)}\r\n${'x'.repeat(1024 * 1024)}\r\n`;
    const chunks = head(`POST ${path} HTTP/1.1`, 'transfer-encoding: chunked') + chunk.repeat(6);
    expect(statusOf(await talk(port, chunks))).toBe(413);
    expect(rung).toEqual([]);
  });

  it('hangs up on who is too slow with head or body (fault 3)', async () => {
    const { port, rung } = await open(200);
    const slowHead = talk(port, `POST ${path} HTTP/1.1\r\nhost: b`);
    const slowBody = talk(port, head(`POST ${path} HTTP/1.1`, 'content-length: 10') + 'abc');
    const silent = talk(port, '');
    expect([408, 0]).toContain(statusOf(await silent));
    expect([408, 0]).toContain(statusOf(await slowHead));
    expect([408, 400, 0]).toContain(statusOf(await slowBody));
    expect(rung).toEqual([]);
  });

  it('turns away who comes when 64 are there', async () => {
    const { port } = await open();
    const sockets = await Promise.all(
      Array.from({ length: 64 }, () => {
        return new Promise<Socket>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => resolve(socket));
          socket.on('error', () => undefined);
        });
      }),
    );
    onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
    const request = head(`GET ${path} HTTP/1.1`);
    expect(await talk(port, request)).toBe('');
    sockets[0]?.destroy();
    let answer = '';
    while (answer === '') answer = await talk(port, request);
    expect(statusOf(answer)).toBe(404);
  });

  it('says in one line that its port is taken, and what to do', async () => {
    const { port } = await open();
    const { log } = createTestDesk();
    const second = listenForHubs({ host: '127.0.0.1', port, answer: async () => ({ status: 404 }), log });
    await expect(second).rejects.toThrow(FaultError);
    await expect(second).rejects.toThrow(
      `the callback for hubs cannot listen on 127.0.0.1 port ${port} (EADDRINUSE); set websub.port`,
    );
  });
});
