import type { VirtualClock } from '../newsroom/clock.ts';

/** A clock that only the test moves on: who waits is woken when its time has come. */
export type HandClock = VirtualClock & {
  /** How many wait. */
  waiting(): number;
};

/** Starts at `start`, in milliseconds since the epoch. */
export function createHandClock(start = Date.UTC(2026, 0, 5, 9)): HandClock {
  let now = start;
  const waiting = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => now,
    waiting: () => waiting.size,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(own);
          resolve();
        };
        const own = { until: now + ms, wake };
        if (signal.aborted) return resolve();
        waiting.add(own);
        signal.addEventListener('abort', wake, { once: true });
      }),
    advance: (ms) => {
      now += ms;
      for (const each of waiting) if (each.until <= now) each.wake();
    },
  };
}

/** Waits for something that sockets and threads bring about, without a timer. */
export async function until(isSo: () => boolean | Promise<boolean>, what = 'it'): Promise<void> {
  const late = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > late) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
