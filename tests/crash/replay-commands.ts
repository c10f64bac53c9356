import { tryCommands } from './commands.ts';

/** Tries stories of people from a seed: `npm run commands -- SEED [RUNS]`; prints the shortest that breaks a rule. */
const [seed = NaN, runs = 1_500] = process.argv.slice(2).map(Number);

if (!Number.isInteger(seed) || !Number.isInteger(runs)) {
  console.error('usage: npm run commands -- SEED [RUNS]');
  process.exit(2);
}

const met = await tryCommands(seed, runs);
console.log([...met].map(([what, times]) => `${times} ${what}`).join('\n'));
