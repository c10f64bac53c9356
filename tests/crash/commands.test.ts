import { expect, it } from 'vitest';
import { tryCommands } from './commands.ts';

const SEED = 20_260_105;
const RUNS = 1_000;

it('does what people say and nothing else, whatever they say, whenever it crashes, wherever its clock is set (faults 39, 40, 41, 43)', async () => {
  const met = await tryCommands(SEED, RUNS);
  // Stories in which none of this happens would prove nothing.
  for (const what of [
    'published',
    'needs_review',
    'cancelled',
    'crash',
    'double click',
    'second editor told',
    'edit after approval',
    'send again of what is out',
    'resume done',
    'accept done',
    'posted',
    'abandon',
  ]) {
    expect(met.get(what) ?? 0, what).toBeGreaterThan(10);
  }
});
