import type { Clock } from '../ports/desk.ts';

/** A wait that a ring, or the end, cuts short for all who wait. */
export type Wake = { ring(): void; wait(ms: number): Promise<void> };

/** A wake on a clock until the signal. */
export function createWake(clock: Clock, signal: AbortSignal): Wake {
  const waiting = new Set<AbortController>();
  const ring = (): void => waiting.forEach((cut) => cut.abort());
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    wait: async (ms) => {
      const cut = new AbortController();
      waiting.add(cut);
      if (!signal.aborted) await clock.wait(Math.max(ms, 0), cut.signal);
      waiting.delete(cut);
    },
  };
}
