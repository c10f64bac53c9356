import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeFault } from '../../src/model/fault.ts';
import { createFetcher, type FetchAsk } from '../../src/web/fetch.ts';
import type { FetchAnswer } from '../../src/web/response.ts';
import { serve } from './loopback.ts';

const AGENT = 'Bylinebot/test (+https://bylinebot.example)';

function open(allowPrivate = ['127.0.0.1'], deadline = 2_000) {
  const fetcher = createFetcher({ allowPrivate, userAgent: AGENT, deadline });
  onTestFinished(() => fetcher.close());
  return (url: string, ask: Partial<FetchAsk> = {}) =>
    fetcher.fetch(url, { maxBytes: 100_000, signal: new AbortController().signal, ...ask });
}

function textOf(answer: FetchAnswer): string {
  if (answer.kind === 'ok') return new TextDecoder().decode(answer.body);
  return answer.kind === 'status'
    ? `status ${answer.status}`
    : `${answer.kind}: ${describeFault(answer.fault)}`;
}

describe('what is fetched', () => {
  it('names the bot, sends the headers it is given and gives the answer with its headers', async () => {
    const base = await serve((request, response) => {
      response.setHeader('ETag', '"caf\xe9"');
      const same = request.headers['if-none-match'] === '"caf\xe9"';
      response.end(Buffer.from(`${request.headers['user-agent']} ${same}`));
    });
    const fetch = open();
    const first = await fetch(`${base}/a`);
    if (first.kind !== 'ok') throw new Error(textOf(first));
    expect(first).toMatchObject({ status: 200, url: `${base}/a` });
    const etag = first.headers.get('etag') ?? '';
    expect(textOf(await fetch(`${base}/a`, { headers: { 'if-none-match': etag } }))).toBe(`${AGENT} true`);
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['identity', (text: string) => Buffer.from(text)],
  ] as const)('unpacks %s', async (encoding, pack) => {
    const base = await serve((_, response) => {
      response.setHeader('content-encoding', encoding).end(pack('the story'));
    });
    expect(textOf(await open()(base))).toBe('the story');
  });

  it('gives 304 and 404 as they are, without waiting for their bodies', async () => {
    const base = await serve((request, response) => {
      response.writeHead(Number(request.url?.slice(1)));
      response.flushHeaders();
    });
    expect(textOf(await open()(`${base}/404`))).toBe('status 404');
    expect(textOf(await open()(`${base}/304`))).toBe('status 304');
  });

  it('follows five redirects and no more, whatever their kind (fault 4)', async () => {
    const base = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead([301, 302, 303, 307, 308][left % 5] ?? 302, { location: `/${left - 1}` }).end();
    });
    const there = await open()(`${base}/5`);
    expect(there).toMatchObject({ kind: 'ok', url: `${base}/0` });
    expect(textOf(await open()(`${base}/6`))).toMatch(/failed: .*redirects more than 5 times/);
  });
});

describe('what is too much', () => {
  it('stops at the cap of an endless body (fault 6)', async () => {
    let sent = 0;
    const base = await serve((_, response) => {
      const pump = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384;
      };
      response.on('drain', pump);
      pump();
    });
    expect(textOf(await open()(base))).toMatch(/failed: .*larger than 0.1 MB/);
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('stops at the cap of a %s bomb (faults 6, 45)', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(20_000_000));
    const base = await serve((_, response) => {
      response.setHeader('content-encoding', encoding).end(bomb);
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(textOf(await open()(base))).toMatch(/failed: .*larger than/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  it('refuses compression layered without need', async () => {
    const base = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip, gzip, gzip, gzip').end('x');
    });
    expect(textOf(await open()(base))).toMatch(/compressed 4 times over/);
  });

  it('gives up on a body that drips, at one deadline for everything (fault 6)', async () => {
    const base = await serve((_, response) => {
      response.write('a');
      const drip = setInterval(() => response.write('a'), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(textOf(await open(['127.0.0.1'], 120)(base))).toMatch(/did not answer in full within 0.12 s/);
  });

  it('stops when it is told to', async () => {
    const base = await serve(() => undefined);
    const stop = new AbortController();
    const answer = open()(base, { signal: stop.signal });
    stop.abort();
    expect(textOf(await answer)).toMatch(/failed: .*the bot is stopping/);
  });

  it('says in one line that nobody listens', async () => {
    expect(textOf(await open()('http://127.0.0.1:1/feed'))).toBe(
      'failed: http://127.0.0.1:1/feed could not be fetched: the connection was refused; check that the site is up and the port is right',
    );
  });
});

describe('where the bot does not go', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://0:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://localhost:PORT/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://user:secret@news.example/',
    'ftp://news.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not a url',
    'http://[::1',
  ])('refuses %s without a connection', async (target) => {
    let connections = 0;
    const base = await serve((_, response) => {
      connections += 1;
      response.end();
    });
    const answer = await open([])(target.replace('PORT', new URL(base).port));
    expect(answer.kind).toBe('refused');
    expect(textOf(answer)).not.toContain('secret');
    expect(connections).toBe(0);
  });

  it('checks the target of every redirect anew (faults 4, 44)', async () => {
    for (const location of [
      'http://[::1]:1/',
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'http://[::1',
    ]) {
      const base = await serve((_, response) => void response.writeHead(302, { location }).end());
      expect(textOf(await open()(base))).toMatch(/^refused: .*redirects to where the bot does not go/);
    }
  });

  it('reaches a name that resolves to an allowed address', async () => {
    const base = await serve((_, response) => void response.end('here'));
    expect(textOf(await open(['127.0.0.1'])(`http://localhost:${new URL(base).port}/`))).toBe('here');
  });

  it('objects to an allowed address that is none', () => {
    expect(() => createFetcher({ allowPrivate: ['localhost'], userAgent: AGENT })).toThrow(
      /"localhost" is not an IP address/,
    );
  });

  it('keeps a key in the query out of what it says', async () => {
    expect(textOf(await open()('http://127.0.0.1:1/feed?key=hush'))).not.toContain('hush');
  });
});
