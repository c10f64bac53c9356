import type { Wish } from '../model/feed.ts';
import type { ResponseHeaders } from '../web/response.ts';

/** What the headers of an answer ask of the next one; `now` in ms since the epoch. */
export function readWishes(headers: ResponseHeaders, now: number): readonly Wish[] {
  const wishes: readonly (Wish | null)[] = [
    readMaxAge(headers, now),
    readExpires(headers, now),
    readRetryAfter(headers, now),
  ];
  return wishes.filter((wish) => wish !== null);
}

/** Seconds or an HTTP date; `null` when it says neither, or a moment that is over: that is no wish. */
export function readRetryAfter(headers: ResponseHeaders, now: number): Wish | null {
  const value = headers.get('retry-after') ?? '';
  const until = /^\s*\d+\s*$/.test(value) ? now + Number(value) * 1000 : Date.parse(value);
  return until > now ? { by: 'Retry-After', until } : null;
}

/** What a cache on the way has kept for a while already is fresh for less long. */
function readMaxAge(headers: ResponseHeaders, now: number): Wish | null {
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(headers.get('cache-control') ?? '')?.[1];
  if (seconds === undefined) return null;
  const age = Number(/^\s*(\d+)\s*$/.exec(headers.get('age') ?? '')?.[1] ?? 0);
  return { by: 'max-age', until: now + (Number(seconds) - age) * 1000 };
}

/** Reckoned from the server's own clock, which may differ from ours. */
function readExpires(headers: ResponseHeaders, now: number): Wish | null {
  const expires = Date.parse(headers.get('expires') ?? '');
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(expires)) return null;
  return { by: 'Expires', until: expires - (Number.isNaN(date) ? now : date) + now };
}
