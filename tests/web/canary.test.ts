import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFetcher } from '../../src/web/fetch.ts';
import type { Lookup } from '../../src/web/guard.ts';
import type { FetchAnswer } from '../../src/web/response.ts';
import { serve } from './loopback.ts';

/** A server on every address of this machine that nobody may reach; counts connections, not requests. */
async function hideCanary(): Promise<{ port: number; seen: () => number }> {
  let seen = 0;
  const server = createServer((_, response) => void response.end('secret'));
  server.on('connection', () => (seen += 1));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, seen: () => seen };
}

function open(allowPrivate: readonly string[], lookup?: Lookup) {
  const options = { allowPrivate, userAgent: 'Bylinebot/test', deadline: 2_000 };
  const fetcher = createFetcher({ ...options, ...(lookup !== undefined && { lookup }) });
  onTestFinished(() => fetcher.close());
  return (url: string): Promise<FetchAnswer> =>
    fetcher.fetch(url, { maxBytes: 1_000, signal: new AbortController().signal });
}

const resolveTo =
  (...answers: readonly (readonly string[])[]): Lookup =>
  (_host, _options, callback) => {
    const now = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      now.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
let asked = 0;

/** Addresses that lead to this machine, into its network, or nowhere in public, as people who attack write them. */
const INWARD = [
  [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
  ],
  ['0.0.0.0', '0', '127.255.255.254', '１２７.0.0.1', '①②⑦.0.0.1'],
  ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.0.0.1', '198.18.0.1', '198.51.100.7'],
  ['169.254.1.1', '169.254.169.254', '2852039166', '0xa9fea9fe', '169.254.170.2', '100.100.100.200'],
  ['100.64.0.1', '100.127.255.255', '192.0.2.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ['[::1]', '[::]', '[::127.0.0.1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:0:127.0.0.1]'],
  [
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b:1::a00:1]',
    '[2002:7f00:1::]',
    '[2002:a9fe:a9fe::1]',
  ],
  ['[2001:0:7f00:1::]', '[fe80::1]', '[fec0::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[100::1]'],
  ['[2001:db8::1]', 'localhost', 'LOCALHOST'],
].flat();

describe('the canary', () => {
  it.each(INWARD)('is not reached as %s (fault 44)', async (host) => {
    const { port, seen } = await hideCanary();
    expect((await open([])(`http://${host}:${port}/`)).kind).toBe('refused');
    expect(seen()).toBe(0);
  });

  it('is not reached by any hop of a redirect (fault 44)', async () => {
    const { port, seen } = await hideCanary();
    // "127.0.0.1" is the allowed server itself, and "localhost" may be.
    const inward = INWARD.filter((host) => host.includes('[') || !/^(?:localhost|127\.0\.0\.1)/i.test(host));
    const others = inward.filter((host) => !isAllowed(host));
    for (const host of others) {
      const base = await serve((request, response) => {
        const location = request.url === '/1' ? '/2' : `http://${host}:${port}/`;
        response.writeHead(request.url === '/1' ? 301 : 307, { location }).end();
      });
      expect((await open(['127.0.0.1'])(`${base}/1`)).kind, host).toBe('refused');
    }
    expect(others.length).toBeGreaterThan(35);
    expect(seen()).toBe(0);
  });

  it('is not reached by a name that resolves to it, alone or among others (fault 44)', async () => {
    const { port, seen } = await hideCanary();
    asked = 0;
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '169.254.169.254', '64:ff9b::7f00:1']) {
      const fetch = open([], resolveTo([address, '10.0.0.1']));
      expect((await fetch(`http://news.example:${port}/`)).kind, address).toBe('refused');
    }
    expect(seen()).toBe(0);
  });

  it('is not reached by a name that resolves otherwise at each look-up: what was checked is connected to (fault 44)', async () => {
    const base = await serve((_, response) => response.setHeader('connection', 'close').end('news'));
    const { port } = new URL(base);
    asked = 0;
    const fetch = open(['127.0.0.1'], resolveTo(['169.254.169.254', '127.0.0.1'], ['::1']));
    expect((await fetch(`http://news.example:${port}/`)).kind).toBe('ok');
    expect(asked).toBe(1);
    expect((await fetch(`http://news.example:${port}/`)).kind).toBe('refused');
    expect(asked).toBe(2);
  });
});

describe('what is refused', () => {
  it.each([
    ['http://10.0.0.1/', 'list the address under fetch.allowPrivate'],
    ['http://mara:hush@news.example/', 'without a user name or password'],
    ['ftp://news.example/', 'use an http(s) address'],
    ['http://', 'use an http(s) address'],
  ])('says what to do about %s', async (url, remedy) => {
    expect(await open([])(url)).toMatchObject({ fault: { remedy: expect.stringContaining(remedy) } });
  });
});

/** Spellings of the one address that these tests allow. */
function isAllowed(host: string): boolean {
  const { hostname } = new URL(`http://${host}/`);
  return ['127.0.0.1', '[::ffff:7f00:1]'].includes(hostname.replace(/\.$/, ''));
}
