import type { Fault } from '../model/fault.ts';

/** A URL as it may stand in a log: without user info, and without its query, which may hold a key. */
export function showUrl(href: string): string {
  if (!URL.canParse(href)) return JSON.stringify(href.slice(0, 120));
  const url = new URL(href);
  const query = url.search === '' ? '' : '?…';
  return `${url.protocol}//${url.host}${url.pathname}${query}`.slice(0, 300);
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOTFOUND: ['its name does not exist', 'check the spelling of the host'],
  EAI_AGAIN: ['its name could not be resolved', 'check the network and the name server'],
  ECONNREFUSED: ['the connection was refused', 'check that the site is up and the port is right'],
  ECONNRESET: ['the connection was cut', 'it is tried again at the next round'],
  EHOSTUNREACH: ['the host cannot be reached', 'check the network'],
  ENETUNREACH: ['the network cannot be reached', 'check the network'],
  ETIMEDOUT: ['the connection timed out', 'it is tried again at the next round'],
  EPIPE: ['the connection was cut', 'it is tried again at the next round'],
  UND_ERR_CONNECT_TIMEOUT: ['the connection timed out', 'it is tried again at the next round'],
  UND_ERR_SOCKET: ['the connection was cut', 'it is tried again at the next round'],
  UND_ERR_HEADERS_OVERFLOW: ['its answer has too many headers', 'ask the site'],
  UND_ERR_INVALID_ARG: ['the request could not be put together', ''],
};

/** Says why a fetch failed: too late, stopped, or what the network reported. */
export function explainFailure(href: string, error: unknown, signal: AbortSignal, deadline: number): Fault {
  if (signal.aborted) {
    const late = signal.reason instanceof Error && signal.reason.message === 'late';
    if (!late)
      return {
        what: `${showUrl(href)} was not fetched: the bot is stopping`,
        remedy: '',
      };
    const what = `${showUrl(href)} did not answer in full within ${deadline / 1000} s`;
    return { what, remedy: 'it is tried again at the next round' };
  }
  const code = findCode(error);
  const [why, remedy] = REASONS[code] ?? [describeCode(code), 'it is tried again at the next round'];
  return { what: `${showUrl(href)} could not be fetched: ${why}`, remedy };
}

function describeCode(code: string): string {
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return `its certificate is not accepted (${code})`;
  if (code.startsWith('HPE_')) return `its answer is not HTTP (${code})`;
  return code === '' ? 'the connection failed' : `the connection failed (${code})`;
}

/** Several addresses tried at once fail as one AggregateError; the first tells enough. */
function findCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return findCode(error.errors[0]);
  return 'cause' in error ? findCode(error.cause) : '';
}
