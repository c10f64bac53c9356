import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';
import { simulate } from './simulate.ts';
import type { Mutant } from './world.ts';

/** The rarest one, a late answer on the wrong attempt, takes somewhat more than two thousand. */
const MOST_SEEDS = 5_000;

type Catch = { readonly seed: number; readonly fault: string; readonly steps: number; readonly took: number };

/** The first seed whose schedule the wrong design breaks, though the right one does not; `took` in milliseconds. */
async function findCatch(mutant: Mutant): Promise<Catch | null> {
  const begun = performance.now();
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const { faults, steps } = await simulate(seed, { mutant });
    const [fault] = faults;
    if (fault === undefined) continue;
    const took = Math.round(performance.now() - begun);
    expect((await simulate(seed)).faults).toEqual([]);
    return { seed, fault, steps, took };
  }
  return null;
}

/** The wrong designs that must be among them. */
const NAMED = [
  'blind-retry',
  'checkpointed-retry',
  'duplicate-means-success',
  'vary-the-text',
  'resend-after-one-empty-read',
  'lost-commits',
  'record-without-attempt',
];

describe('wrong designs', () => {
  it('are all there', () => {
    expect(MUTANTS.map(({ name }) => name)).toEqual(expect.arrayContaining(NAMED));
  });

  it.each(MUTANTS)('$name is caught', async (mutant) => {
    const caught = await findCatch(mutant);
    expect(caught, `${mutant.name} passes ${MOST_SEEDS} schedules`).not.toBeNull();
    const { seed, steps, took, fault } = caught ?? {};
    process.stdout.write(
      `${mutant.name} is caught at seed ${seed}, step ${steps}, after ${took} ms: ${fault}\n`,
    );
  });
});
