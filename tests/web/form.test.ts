import type { IncomingMessage } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFetcher } from '../../src/web/fetch.ts';
import type { FetchAnswer } from '../../src/web/response.ts';
import { serve } from './loopback.ts';

function post(url: string, allowPrivate = ['127.0.0.1']): Promise<FetchAnswer> {
  const fetcher = createFetcher({ allowPrivate, userAgent: 'Bylinebot/test', deadline: 2_000 });
  onTestFinished(() => fetcher.close());
  return fetcher.fetch(url, { form: 'a=1&b=%26', maxBytes: 1_000, signal: new AbortController().signal });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return `${request.method} ${request.url} ${request.headers['content-type']} ${body}`;
}

describe('a form', () => {
  it.each([307, 308])('is sent with POST, and again as it was where a %i leads', async (status) => {
    const seen: string[] = [];
    const base = await serve(async (request, response) => {
      seen.push(await bodyOf(request));
      if (request.url === '/a') response.writeHead(status, { location: '/b' }).end();
      else response.writeHead(202).end('taken');
    });
    expect(await post(`${base}/a`)).toMatchObject({ kind: 'ok', status: 202 });
    const form = 'application/x-www-form-urlencoded a=1&b=%26';
    expect(seen).toEqual([`POST /a ${form}`, `POST /b ${form}`]);
  });

  it.each([301, 302, 303])(
    'does not follow a %i, behind which it would be another request',
    async (status) => {
      let asked = 0;
      const base = await serve((_, response) => {
        asked += 1;
        response.writeHead(status, { location: '/b' }).end();
      });
      expect(await post(base)).toMatchObject({ kind: 'status', status });
      expect(asked).toBe(1);
    },
  );

  it('goes nowhere that a page may not be fetched from, at the first hop or a later one (fault 1)', async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      response.writeHead(307, { location: 'http://127.0.0.2:9/' }).end();
    });
    expect((await post(base, [])).kind).toBe('refused');
    expect(asked).toBe(0);
    expect((await post(base)).kind).toBe('refused');
    expect((await post('http://169.254.169.254/latest')).kind).toBe('refused');
    expect((await post('http://me:pw@127.0.0.1/')).kind).toBe('refused');
    expect(asked).toBe(1);
  });
});
