import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';
import { simulate } from './simulate.ts';
import type { Mutant } from './world.ts';

/** The rarest one, a late answer on the wrong attempt, takes somewhat more than two thousand. */
const MOST_SEEDS = 5_000;

/** The first seed whose schedule the wrong design breaks, though the right one does not. */
async function findCatch(mutant: Mutant): Promise<{ seed: number; fault: string } | null> {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const [fault] = (await simulate(seed, { mutant })).faults;
    if (fault === undefined) continue;
    expect((await simulate(seed)).faults).toEqual([]);
    return { seed, fault };
  }
  return null;
}

describe('wrong designs', () => {
  it.each(MUTANTS)('$name is caught', { timeout: 120_000 }, async (mutant) => {
    const caught = await findCatch(mutant);
    expect(caught, `${mutant.name} passes ${MOST_SEEDS} schedules`).not.toBeNull();
    process.stdout.write(`${mutant.name} is caught at seed ${caught?.seed}: ${caught?.fault}\n`);
  });
});
