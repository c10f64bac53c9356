import type { Clock } from '../../src/ports/desk.ts';

/** A clock that stands still until somebody waits; waiting moves it on at once. */
export type VirtualClock = Clock & { advance(ms: number): void };

/** Starts at `start`, in milliseconds since the epoch. */
export function createVirtualClock(start = Date.UTC(2026, 0, 5, 9)): VirtualClock {
  let now = start;
  return {
    now: () => now,
    wait: async (ms, signal) => {
      if (!signal.aborted) now += ms;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}
