import { Agent, type Dispatcher } from 'undici';
import {
  createAddressCheck,
  createGuardedConnector,
  findObjection,
  RefusedAddress,
  type AddressCheck,
  type Lookup,
  type Objection,
} from './guard.ts';
import { setDeadline } from './deadline.ts';
import { decodeText } from './decode.ts';
import { explainFailure, showUrl } from './failure.ts';
import { collectHeaders, drop, receive, type FetchAnswer } from './response.ts';
import { createTurns, type Turns } from './turns.ts';

const MOST_REDIRECTS = 5;
/** For everything: names, redirects, body; milliseconds. */
const DEADLINE = 30_000;
/** Requests at once to one host, and connections that are kept for it. */
const PER_HOST = 4;
/**
 * A connection that nobody uses is kept so long, whatever the server offers: what is asked of a host is asked in one go,
 * and where there are thousands of hosts a socket costs 0.1 MB. Milliseconds.
 */
const KEPT = 1_000;
/** Servers with more to say than this in their headers have nothing to say; bytes. */
const MOST_HEADERS = 32 * 1024;
const NO_ADDRESS: Objection = { kind: 'odd', why: 'it is not a web address' };
const REMEDIES: Readonly<Record<Objection['kind'], string>> = {
  odd: 'use an http(s) address without a user name or password; a feed has "credentials" for them',
  inward: 'use a public http(s) address, or list the address under fetch.allowPrivate',
};

/** What to fetch besides the URL: further request headers and the cap on the decoded body in bytes. */
export type FetchAsk = {
  /** Sent as a form (`application/x-www-form-urlencoded`) with POST, of which bad answers are read, too; left out: GET. */
  readonly form?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that only the origin of the URL itself may see, whoever it redirects to. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
};

/** Fetches what others wrote: guarded, bounded, never throwing for what the world sends. */
export type Fetcher = {
  fetch(url: string, ask: FetchAsk): Promise<FetchAnswer>;
  /** Closes idle connections and ends those in use. */
  close(): Promise<void>;
};

/**
 * `allowPrivate`: IP addresses reachable though private. `userAgent` names the bot and a contact. `deadline` in ms, from
 * when its host has a turn. `perHost`: requests at once. `lookup`: the resolver, in tests.
 */
export type FetcherOptions = {
  readonly allowPrivate: readonly string[];
  readonly userAgent: string;
  readonly deadline?: number;
  readonly perHost?: number;
  readonly lookup?: Lookup;
};

type Line = {
  readonly agent: Agent;
  readonly mayReach: AddressCheck;
  readonly userAgent: string;
  readonly turns: Turns;
};

/** The one fetcher for feeds and pages. Throws when `allowPrivate` holds something that is no IP address. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const deadline = options.deadline ?? DEADLINE;
  const perHost = options.perHost ?? PER_HOST;
  const mayReach = createAddressCheck(options.allowPrivate);
  const agent = new Agent({
    connect: createGuardedConnector(mayReach, deadline, options.lookup),
    pipelining: 1,
    connections: perHost,
    keepAliveTimeout: KEPT,
    keepAliveMaxTimeout: KEPT,
    maxHeaderSize: MOST_HEADERS,
    headersTimeout: deadline,
    bodyTimeout: deadline,
  });
  const line: Line = { agent, mayReach, userAgent: options.userAgent, turns: createTurns(perHost) };
  return {
    fetch: (url, ask) => fetchInTime(line, url, ask, deadline),
    close: () => agent.destroy(),
  };
}

async function fetchInTime(line: Line, url: string, ask: FetchAsk, deadline: number): Promise<FetchAnswer> {
  // Who waits for others of the same host has not begun yet.
  const turn = await line.turns.take(hostOf(url), ask.signal).catch(() => () => undefined);
  const { signal, release } = setDeadline(deadline, ask.signal);
  try {
    return await follow(line, url, { ...ask, signal }, turn);
  } catch (error) {
    if (error instanceof RefusedAddress) return refuse(url, { kind: 'inward', why: error.message });
    return {
      kind: 'failed',
      fault: explainFailure(url, error, signal, deadline),
    };
  } finally {
    release();
  }
}

/** Each hop has a turn at its own host; one is given back before the next is waited for, so that no two wait for each other. */
async function follow(line: Line, start: string, ask: FetchAsk, first: () => void): Promise<FetchAnswer> {
  let href = start;
  let permanent = true;
  let turn = first;
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const url = URL.canParse(href) ? new URL(href) : null;
      const objection = url === null ? NO_ADDRESS : findObjection(url, line.mayReach);
      if (url === null || objection !== null) return refuse(start, explainHop(hop, objection ?? NO_ADDRESS));
      url.hash = '';
      if (hop > 0) turn = await line.turns.take(url.host, ask.signal);
      const answer = await request(line, url, forOrigin(ask, start, url));
      const leads = isRedirect(answer.statusCode, ask.form !== undefined);
      const location = leads ? readLocation(answer) : undefined;
      if (location === undefined) {
        const received = await receive(answer, url.href, ask.maxBytes, ask.form !== undefined);
        const stays = received.kind === 'refused' || received.kind === 'failed' || hop === 0 || !permanent;
        return stays ? received : { ...received, moved: url.href };
      }
      permanent &&= answer.statusCode === 301 || answer.statusCode === 308;
      drop(answer);
      turn();
      // A location that no base makes whole stays as it came and is refused as "not a web address".
      href = URL.canParse(location, url.href) ? new URL(location, url.href).href : location;
    }
  } finally {
    turn();
  }
  return tooManyRedirects(start);
}

/** What is asked of one hop: secrets go to the first origin alone. */
function forOrigin(ask: FetchAsk, start: string, url: URL): FetchAsk {
  const own = url.origin === new URL(start).origin;
  return own ? { ...ask, headers: { ...ask.headers, ...ask.secrets } } : ask;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function tooManyRedirects(start: string): FetchAnswer {
  const what = `${showUrl(start)} redirects more than ${MOST_REDIRECTS} times`;
  return { kind: 'failed', fault: { what, remedy: 'open it in a browser and use the address it ends at' } };
}

function request(line: Line, url: URL, ask: FetchAsk): Promise<Dispatcher.ResponseData> {
  return line.agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: ask.form === undefined ? 'GET' : 'POST',
    ...(ask.form !== undefined && { body: ask.form }),
    headers: {
      accept: '*/*',
      ...(ask.form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...ask.headers,
      'accept-encoding': 'gzip, br',
      'user-agent': line.userAgent,
    },
    signal: ask.signal,
  });
}

/** A form goes on only where the server says that it is to be sent again as it is. */
function isRedirect(status: number, isForm: boolean): boolean {
  return isForm ? [307, 308].includes(status) : [301, 302, 303, 307, 308].includes(status);
}

/** An address in bare UTF-8 comes as Latin-1; one that is no UTF-8 stays so. */
function readLocation(answer: Dispatcher.ResponseData): string | undefined {
  const location = collectHeaders(answer).get('location');
  return location === undefined ? undefined : decodeText(Buffer.from(location, 'latin1'), null);
}

function explainHop(hop: number, { kind, why }: Objection): Objection {
  return { kind, why: hop === 0 ? why : `it redirects to where the bot does not go: ${why}` };
}

function refuse(url: string, { kind, why }: Objection): FetchAnswer {
  return {
    kind: 'refused',
    fault: { what: `${showUrl(url)} is not fetched: ${why}`, remedy: REMEDIES[kind] },
  };
}
