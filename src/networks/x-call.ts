import { Agent as PlainAgent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import {
  ApiPartialResponseError,
  ApiRequestError,
  ApiResponseError,
  TwitterApi,
  type ITwitterApiClientPlugin,
} from 'twitter-api-v2';
import { isPrivateLine, readOrigin } from '../config/origin.ts';
import type { Credentials } from '../model/account.ts';
import { FaultError } from '../model/fault.ts';
import { setDeadline } from '../web/deadline.ts';

/** One request below `/2/`: a POST where it has a body or a form (multipart, ready to be sent, with its content type), a DELETE where it says so, else a GET. */
export type Call = {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly form?: { readonly bytes: Buffer; readonly type: string };
  readonly method?: 'DELETE';
};

/**
 * What one request came to. `answered`: a whole answer, or any that is no success, even cut; `body` is
 * parsed JSON, or text where it is none. `cut`: the request may have arrived. `unsent`: no byte of it left.
 */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: unknown;
    }
  | { readonly kind: 'cut'; readonly reason: string }
  | { readonly kind: 'unsent'; readonly reason: string };

/** Makes one request, never a second; `deadline` in milliseconds, for everything. */
export type Caller = (call: Call, deadline: number, signal: AbortSignal) => Promise<Answer>;

/** What was seen of a request on its way. */
type Trace = { opened: boolean; response: IncomingMessage | null; code: string };

/** Node's error codes in words. */
const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'the name of the host is not known',
  EAI_AGAIN: 'the name of the host cannot be looked up',
};

/** A hundred posts with all their entities are half a megabyte; an answer with more than this is no answer of X. */
const MOST_BYTES = 8_000_000;

/** As text, read here: what twitter-api-v2 makes of an error in an odd shape ends the process. */
const WANTED = { fullResponse: true, forceParseMode: 'text' } as const;

/** Prepares requests to one API with one account's keys. Throws when the keys would travel in the clear. */
export function createCaller(api: string, credentials: Credentials): Caller {
  const origin = readOrigin(api);
  if (origin === null || !isPrivateLine(origin)) {
    throw new FaultError({
      what: `api: "${api}" is no safe address for the X API`,
      remedy: 'write https://host, or http:// on this machine only',
    });
  }
  // Without keep-alive every call has a connection of its own: a stale one can lose a request halfway.
  const agent = origin.startsWith('https:')
    ? new TlsAgent({ keepAlive: false })
    : new PlainAgent({ keepAlive: false });
  const keys = reveal(credentials);
  return async (call, deadline, signal) => {
    const trace: Trace = { opened: false, response: null, code: '' };
    const { signal: bounded, release } = setDeadline(deadline, signal);
    const client = new TwitterApi(keys, {
      httpAgent: agent,
      // A compressed answer that is cut never settles in twitter-api-v2, and a damaged one crashes the process.
      compression: false,
      plugins: [steer(origin, bounded, trace)],
    });
    try {
      return conceal(await request(client, call, trace), keys);
    } catch (error) {
      return conceal(explain(error, trace, signal.aborted, bounded.aborted ? deadline : null), keys);
    } finally {
      release();
    }
  };
}

function reveal({ appKey, appSecret, accessToken, accessSecret }: Credentials) {
  return {
    appKey: appKey.reveal(),
    appSecret: appSecret.reveal(),
    accessToken: accessToken.reveal(),
    accessSecret: accessSecret.reveal(),
  };
}

/** Sends the client to `origin`, bounds its request in time, and watches it: the client itself tells neither. */
function steer(origin: string, signal: AbortSignal, trace: Trace): ITwitterApiClientPlugin {
  return {
    onBeforeRequestConfig: ({ params, url }) => {
      params.url = origin + url.pathname + url.search;
      params.requestEventDebugHandler = (event, seen: Partial<Seen> = {}) => {
        if (event === 'socket' && seen.socket !== undefined) watch(seen.socket, trace);
        if (event === 'response') trace.response = seen.res ?? null;
        if (event === 'response' && seen.res !== undefined) bound(seen.res);
        if (event === 'request-error') trace.code = seen.requestError?.code ?? '';
      };
    },
    onBeforeRequest: ({ requestOptions }) => {
      requestOptions.signal = signal;
      // The client would look up an IPv6 address with its brackets on.
      requestOptions.hostname = new URL(origin).hostname.replace(/^\[|\]$/g, '');
    },
  };
}

type Seen = { socket: Socket; res: IncomingMessage; requestError: NodeJS.ErrnoException };

/** The client keeps an answer whole in memory; what is cut here is told like any answer that is cut. */
function bound(response: IncomingMessage): void {
  let read = 0;
  response.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > MOST_BYTES) response.destroy();
  });
}

/** Bytes leave only through an open connection, so a call that never had one was not sent. */
function watch(socket: Socket, trace: Trace): void {
  if (!socket.connecting) trace.opened = true;
  socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => (trace.opened = true));
}

async function request(client: TwitterApi, call: Call, trace: Trace): Promise<Answer> {
  const { data } = await send(client, call);
  return readAnswer(data, trace.response);
}

function send({ v2 }: TwitterApi, { path, query, body, form, method }: Call): Promise<{ data: string }> {
  if (form !== undefined) {
    const headers = { 'content-type': form.type };
    return v2.post<string>(path, form.bytes, { ...WANTED, forceBodyMode: 'raw', headers });
  }
  if (method === 'DELETE') return v2.delete<string>(path, { ...query }, WANTED);
  return body === undefined
    ? v2.get<string>(path, { ...query }, WANTED)
    : v2.post<string>(path, { ...body }, WANTED);
}

function explain(error: unknown, trace: Trace, stopped: boolean, late: number | null): Answer {
  if (error instanceof ApiResponseError) return readAnswer(String(error.data), trace.response);
  if (error instanceof ApiPartialResponseError) return readAnswer(error.rawContent, trace.response);
  if (!(error instanceof ApiRequestError)) throw error;
  const reason = tellCause(trace.code, stopped, late);
  return trace.opened ? { kind: 'cut', reason } : { kind: 'unsent', reason };
}

/** The status of an error or a redirect is its answer, whatever became of its words; a success must be whole. */
function readAnswer(text: string, response: IncomingMessage | null): Answer {
  const { statusCode: status = 0, headers = {}, complete = false } = response ?? {};
  const body = parse(text);
  if (status >= 300) return { kind: 'answered', status, headers, body: body ?? text };
  return complete && body !== undefined
    ? { kind: 'answered', status, headers, body }
    : { kind: 'cut', reason: `the answer ${status} was cut short or damaged` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A success is never quoted, and its words must stay as they are: a short token may stand in a post. */
function conceal(answer: Answer, keys: Readonly<Record<string, string>>): Answer {
  const quoted = answer.kind === 'answered' && answer.status >= 300;
  return quoted ? { ...answer, body: hide(answer.body, keys) } : answer;
}

/** An answer may quote the request; what is shorter than a key (X: 25 and more) is no secret. */
function hide(body: unknown, keys: Readonly<Record<string, string>>): unknown {
  const secrets = Object.values(keys).filter((key) => key.length >= 12);
  const text = JSON.stringify(body) ?? 'null';
  return JSON.parse(secrets.reduce((rest, key) => rest.replaceAll(key, '[secret]'), text));
}

function tellCause(code: string, stopped: boolean, late: number | null): string {
  if (stopped) return 'the call was stopped';
  if (late !== null) return `no answer within ${late / 1000} s`;
  return CAUSES[code] ?? `the connection failed${/^\w+$/.test(code) ? ` (${code})` : ''}`;
}
