/** The endpoints that are counted, each by itself. */
export type Endpoint = 'create' | 'delete' | 'me' | 'timeline' | 'upload' | 'metadata';

/** Whether a request may pass, with the headers that say what is left. */
export type Allowance = { readonly allowed: boolean; readonly headers: Readonly<Record<string, string>> };

type Window = { readonly name: string; readonly limit: number; readonly span: number };

const QUARTER = 15 * 60_000;
const DAY = 24 * 3_600_000;

/** X documents the first of each; the day of an account has no published number. */
const WINDOWS: Readonly<Record<Endpoint, readonly Window[]>> = {
  create: [
    { name: 'x-rate-limit', limit: 100, span: QUARTER },
    { name: 'x-user-limit-24hour', limit: 1_000, span: DAY },
  ],
  delete: [{ name: 'x-rate-limit', limit: 50, span: QUARTER }],
  me: [{ name: 'x-rate-limit', limit: 75, span: QUARTER }],
  timeline: [{ name: 'x-rate-limit', limit: 900, span: QUARTER }],
  upload: [{ name: 'x-rate-limit', limit: 500, span: QUARTER }],
  metadata: [{ name: 'x-rate-limit', limit: 500, span: QUARTER }],
};

/** Counts requests in windows that begin with the first request; forgotten when the sandbox ends. */
export function createLimiter(now: () => number): (user: string, endpoint: Endpoint) => Allowance {
  const counts = new Map<string, { used: number; reset: number }>();

  function countOf(key: string, span: number): { used: number; reset: number } {
    const count = counts.get(key);
    if (count !== undefined && count.reset > now()) return count;
    const begun = { used: 0, reset: now() + span };
    counts.set(key, begun);
    return begun;
  }

  return (user, endpoint) => {
    const windows = WINDOWS[endpoint].map((window) => ({
      ...window,
      count: countOf(`${user} ${endpoint} ${window.name}`, window.span),
    }));
    const allowed = windows.every(({ count, limit }) => count.used < limit);
    if (allowed) for (const { count } of windows) count.used += 1;
    const headers = windows.flatMap(({ name, limit, count }) => [
      [`${name}-limit`, String(limit)],
      [`${name}-remaining`, String(limit - count.used)],
      [`${name}-reset`, String(Math.ceil(count.reset / 1000))],
    ]);
    return { allowed, headers: Object.fromEntries(headers) };
  };
}
