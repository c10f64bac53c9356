import type { IncomingHttpHeaders } from 'node:http';
import type { Quota } from '../model/outcome.ts';

/** What X counts, as its headers name it: the endpoint, and (real but undocumented) the account's and the app's day. */
export const WINDOWS = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour'];

/** No window of X is longer than a day; a reset further away is no time. Milliseconds, an hour to spare. */
const LONGEST_WINDOW = 25 * 3_600_000;

/**
 * What an answer's headers say is left, window by window. An absent field says nothing; one that is no whole number,
 * or more than its limit, or that resets in the past or beyond a day, is no field.
 */
export function readQuotas(headers: IncomingHttpHeaders, now: number): readonly Quota[] {
  return WINDOWS.flatMap((window) => {
    const remaining = readCount(headers[`${window}-remaining`]);
    const until = readReset(headers, window, now);
    const limit = readCount(headers[`${window}-limit`]);
    if (remaining === null || until === null || (limit !== null && remaining > limit)) return [];
    return [{ window, remaining, until }];
  });
}

/** When a window begins anew, in ms since the epoch; `null` where no believable time is said. */
export function readReset(headers: IncomingHttpHeaders, window: string, now: number): number | null {
  const seconds = readCount(headers[`${window}-reset`]);
  const reset = seconds === null ? 0 : seconds * 1000;
  return reset > now && reset < now + LONGEST_WINDOW ? reset : null;
}

function readCount(field: unknown): number | null {
  return typeof field === 'string' && /^\d{1,12}$/.test(field) ? Number(field) : null;
}
