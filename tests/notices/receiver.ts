import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { serve } from '../web/loopback.ts';

/** One request as it came, with its body as raw text. */
export type Arrival = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** A newsroom's server on loopback: what came, and how it answers the next request. */
export type Receiver = { readonly url: string; readonly arrivals: Arrival[] };

/** Starts one that ends with its test; `answer` is called with the request's number from 0. */
export async function startReceiver(
  answer: (response: ServerResponse, number: number) => void = (response) => response.writeHead(204).end(),
): Promise<Receiver> {
  const arrivals: Arrival[] = [];
  const origin = await serve((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      arrivals.push({ method, path, headers, body });
      answer(response, arrivals.length - 1);
    });
  });
  return { url: `${origin}/hook?room=1`, arrivals };
}

/** The check that the documentation gives to receivers, run as it stands there. */
export async function readDocumentedCheck(): Promise<
  (headers: IncomingHttpHeaders, body: string, secret: string) => boolean
> {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, code] = /```js\n([^`]*(?:`[^`\n]+`[^`]*)*?)```/.exec(readme) ?? [];
  if (code === undefined) throw new Error('README.md shows no check');
  const page = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as {
    isFromBylinebot(headers: IncomingHttpHeaders, body: string, secret: string): boolean;
  };
  return page.isFromBylinebot;
}
