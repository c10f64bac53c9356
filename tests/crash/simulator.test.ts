import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { simulate, type Schedule } from './simulate.ts';

/** A minute and a half on a quiet machine of two cores, and several times that on a busy one. */
const IN_MEMORY = 10_000;
const ON_DISK = 200;

/** What a person needs who has never seen the simulator. */
function tell(seed: number, { faults, trace }: Schedule, words = ''): string {
  return [...trace, ...faults, `replay it: npm run sim -- ${seed}${words}`].join('\n');
}

async function onDisk<Result>(act: (store: Store) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'bylinebot-sim-'));
  const store = await openSqliteStore({ file: join(folder, 'sim.db') });
  try {
    return await act(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

describe('the newsroom in a storm', () => {
  it(
    `breaks no promise that it checks in ${IN_MEMORY} schedules over the store in memory (faults 15, 16, 17, 18, 19, 20, 32, 34)`,
    { timeout: 600_000 },
    async () => {
      const met: Record<string, number> = {};
      for (let seed = 1; seed <= IN_MEMORY; seed++) {
        const { faults, states } = await simulate(seed);
        if (faults.length > 0) expect.fail(tell(seed, await simulate(seed, { traced: true })));
        for (const state of states) met[state] = (met[state] ?? 0) + 1;
      }
      // Schedules in which nothing goes out, or nothing goes wrong, would prove nothing.
      for (const state of [
        'published',
        'needs_review',
        'cancelled',
        'in_review',
        'accepted',
        'rolled_back',
      ]) {
        expect(met[state], state).toBeGreaterThan(20);
      }
    },
  );

  it(
    `breaks no promise that it checks in ${ON_DISK} schedules over SQLite (faults 15, 16, 17, 18, 19, 20, 32, 34)`,
    { timeout: 600_000 },
    async () => {
      for (let seed = 1; seed <= ON_DISK; seed++) {
        const schedule = await onDisk((store) => simulate(seed, { store }));
        expect(schedule.faults, tell(seed, schedule, ' sqlite')).toEqual([]);
      }
    },
  );

  it('tells the same tale for the same seed, whichever store keeps it', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const { trace } = await simulate(seed, { traced: true });
      expect(trace.length).toBeGreaterThan(10);
      expect((await simulate(seed, { traced: true })).trace).toEqual(trace);
      expect((await onDisk((store) => simulate(seed, { store, traced: true }))).trace).toEqual(trace);
    }
  });
});
