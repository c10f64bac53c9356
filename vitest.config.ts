import { defineConfig } from 'vitest/config';

/** For what hangs: the same test takes five times as long on a busy machine of two cores. Milliseconds. */
const testTimeout = 300_000;

export default defineConfig({
  test: {
    // Most of the time of the whole-program tests is spent waiting for other processes.
    maxWorkers: 3,
    projects: [
      // Nothing here waits for a clock.
      {
        test: {
          name: 'parts',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      // The whole program is tried as it ships, so these need dist/.
      {
        test: {
          name: 'whole',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/build.ts'],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
    ],
  },
});
