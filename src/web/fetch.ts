import { Agent, type Dispatcher } from 'undici';
import {
  createAddressCheck,
  createGuardedConnector,
  findObjection,
  RefusedAddress,
  type AddressCheck,
} from './guard.ts';
import { setDeadline } from './deadline.ts';
import { explainFailure, showUrl } from './failure.ts';
import { collectHeaders, drop, receive, type FetchAnswer } from './response.ts';

const MOST_REDIRECTS = 5;
/** For everything: names, redirects, body; milliseconds. */
const DEADLINE = 30_000;

/** Connections to one host at a time: more is no faster for us, and a burden to a small site. */
const PER_HOST = 2;
/** What is asked of a host is asked in one go; sockets kept longer cost 0.1 MB each when there are thousands of hosts. Milliseconds. */
const IDLE = 1_000;

/** What to fetch besides the URL: further request headers and the cap on the decoded body in bytes. */
export type FetchAsk = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
};

/** Fetches what others wrote: guarded, bounded, never throwing for what the world sends. */
export type Fetcher = {
  fetch(url: string, ask: FetchAsk): Promise<FetchAnswer>;
  /** Closes idle connections and ends those in use. */
  close(): Promise<void>;
};

/** `allowPrivate`: IP addresses reachable though private. `userAgent` names the bot and a contact. `deadline` in ms. */
export type FetcherOptions = {
  readonly allowPrivate: readonly string[];
  readonly userAgent: string;
  readonly deadline?: number;
};

type Line = {
  readonly agent: Agent;
  readonly mayReach: AddressCheck;
  readonly userAgent: string;
};

/** The one fetcher for feeds and pages. Throws when `allowPrivate` holds something that is no IP address. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const deadline = options.deadline ?? DEADLINE;
  const mayReach = createAddressCheck(options.allowPrivate);
  const agent = new Agent({
    connect: createGuardedConnector(mayReach, deadline),
    pipelining: 1,
    connections: PER_HOST,
    keepAliveTimeout: IDLE,
    keepAliveMaxTimeout: IDLE,
  });
  const line: Line = { agent, mayReach, userAgent: options.userAgent };
  return {
    fetch: (url, ask) => fetchInTime(line, url, ask, deadline),
    close: () => agent.destroy(),
  };
}

async function fetchInTime(line: Line, url: string, ask: FetchAsk, deadline: number): Promise<FetchAnswer> {
  const { signal, release } = setDeadline(deadline, ask.signal);
  try {
    return await follow(line, url, { ...ask, signal });
  } catch (error) {
    if (error instanceof RefusedAddress) return refuse(url, error.message);
    return {
      kind: 'failed',
      fault: explainFailure(url, error, signal, deadline),
    };
  } finally {
    release();
  }
}

async function follow(line: Line, start: string, ask: FetchAsk): Promise<FetchAnswer> {
  let href = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const url = URL.canParse(href) ? new URL(href) : null;
    const objection = url === null ? 'it is not a web address' : findObjection(url, line.mayReach);
    if (url === null || objection !== null) return refuse(start, explainHop(hop, objection ?? ''));
    url.hash = '';
    const answer = await request(line, url, ask);
    const location = isRedirect(answer.statusCode) ? collectHeaders(answer).get('location') : undefined;
    if (location === undefined) return await receive(answer, url.href, ask.maxBytes);
    drop(answer);
    // A location that no base makes whole stays as it came and is refused as "not a web address".
    href = URL.canParse(location, url.href) ? new URL(location, url.href).href : location;
  }
  const what = `${showUrl(start)} redirects more than ${MOST_REDIRECTS} times`;
  return {
    kind: 'failed',
    fault: {
      what,
      remedy: 'open it in a browser and use the address it ends at',
    },
  };
}

function request(line: Line, url: URL, ask: FetchAsk): Promise<Dispatcher.ResponseData> {
  return line.agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: {
      accept: '*/*',
      ...ask.headers,
      'accept-encoding': 'gzip, br',
      'user-agent': line.userAgent,
    },
    signal: ask.signal,
  });
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function explainHop(hop: number, objection: string): string {
  return hop === 0 ? objection : `it redirects to where the bot does not go: ${objection}`;
}

function refuse(url: string, why: string): FetchAnswer {
  const remedy = 'use a public http(s) address, or list the address under fetch.allowPrivate';
  return {
    kind: 'refused',
    fault: { what: `${showUrl(url)} is not fetched: ${why}`, remedy },
  };
}
