import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most of the time of the whole-program tests is spent waiting for other processes.
    maxWorkers: 3,
    projects: [
      // Property tests take seconds when the machine is busy; nothing here waits for a clock.
      {
        test: {
          name: 'parts',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          testTimeout: 30_000,
        },
      },
      // The whole program is tried as it ships, so these need dist/.
      {
        test: {
          name: 'whole',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/build.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
