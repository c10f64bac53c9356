import type { Dispatcher } from 'undici';
import type { Fault } from '../model/fault.ts';
import { showUrl } from './failure.ts';
import { inflateBody } from './inflate.ts';

/** Response headers by lower-case name; values as they came, byte for byte in Latin-1. */
export type ResponseHeaders = ReadonlyMap<string, string>;

/**
 * What a fetch came to. `ok` is any 2xx with its body, `status` any other final answer, `refused` an address
 * the bot does not visit, `failed` everything that went wrong on the way. `url` is where the redirects led, `moved` the
 * same where all of them were permanent. A `status` has a body only where it was asked for.
 */
export type FetchAnswer =
  | {
      readonly kind: 'ok';
      readonly status: number;
      readonly url: string;
      readonly headers: ResponseHeaders;
      readonly moved?: string;
      readonly body: Uint8Array;
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly url: string;
      readonly headers: ResponseHeaders;
      readonly moved?: string;
      readonly body?: Uint8Array;
    }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'failed'; readonly fault: Fault };

/**
 * The answer at the end of the redirects: its body is read and unpacked up to `maxBytes` where the status is 2xx, or
 * where `always`.
 */
export async function receive(
  answer: Dispatcher.ResponseData,
  url: string,
  maxBytes: number,
  always: boolean,
): Promise<FetchAnswer> {
  const headers = collectHeaders(answer);
  const status = answer.statusCode;
  const good = status >= 200 && status <= 299;
  if (!good && !always) {
    drop(answer);
    return { kind: 'status', status, url, headers };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) return tooLarge(url, maxBytes);
    chunks.push(chunk);
  }
  const inflated = await inflateBody(Buffer.concat(chunks), headers.get('content-encoding') ?? '', maxBytes);
  switch (inflated.kind) {
    case 'ok':
      return { kind: good ? 'ok' : 'status', status, url, headers, body: inflated.body };
    case 'large':
      return tooLarge(url, maxBytes);
    case 'broken':
      return {
        kind: 'failed',
        fault: {
          what: `${showUrl(url)} cannot be unpacked: ${inflated.why}`,
          remedy: '',
        },
      };
  }
}

/** Headers by lower-case name; of one that comes several times the first, of `link` all, as one list. */
export function collectHeaders(answer: Dispatcher.ResponseData): ResponseHeaders {
  const pairs = Object.entries(answer.headers).map(([raw, value]): [string, string] => {
    const name = raw.toLowerCase();
    if (!Array.isArray(value)) return [name, value ?? ''];
    return [name, name === 'link' ? value.join(', ') : (value[0] ?? '')];
  });
  return new Map(pairs);
}

/** A body so short is read to its end, to keep the connection; bytes. */
const SHORT = 16 * 1024;

/** Lets go of a body that nobody wants. It may have no end: unless it says that it is short, its socket is closed. */
export function drop(answer: Dispatcher.ResponseData): void {
  answer.body.on('error', () => undefined);
  const length = Number(collectHeaders(answer).get('content-length') ?? Number.NaN);
  if (answer.statusCode === 304) answer.body.resume();
  else if (length <= SHORT) void answer.body.dump({ limit: SHORT }).catch(() => undefined);
  else answer.body.destroy();
}

function tooLarge(url: string, maxBytes: number): FetchAnswer {
  const megabytes = Number((maxBytes / 1024 / 1024).toFixed(1));
  const fault = {
    what: `${showUrl(url)} is larger than ${megabytes} MB and was not read to its end`,
    remedy: 'the bot reads no more of one answer: see in a browser whether it is the right address',
  };
  return { kind: 'failed', fault };
}
