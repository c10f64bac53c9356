import { setMaxListeners } from 'node:events';

/** A signal that ends with a deadline or with another signal; `release` must follow, whatever happened. */
export type Deadline = { readonly signal: AbortSignal; release(): void };

/**
 * Ends after `ms`, with the reason `late`, or with the caller's signal, with the reason `stopped`. Not
 * AbortSignal.any with a timeout: Node 20 may collect that pair before it fires.
 */
export function setDeadline(ms: number, outer: AbortSignal): Deadline {
  const control = new AbortController();
  const stop = (): void => control.abort(new Error('stopped'));
  const timer = setTimeout(() => control.abort(new Error('late')), ms);
  // As many fetches as are under way listen to one signal, and each takes its ear away again.
  setMaxListeners(0, outer);
  outer.addEventListener('abort', stop, { once: true });
  if (outer.aborted) stop();
  const release = (): void => {
    clearTimeout(timer);
    outer.removeEventListener('abort', stop);
  };
  return { signal: control.signal, release };
}
