import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { MUTANTS } from './mutants.ts';
import { simulate } from './simulate.ts';

/** Replays one schedule with its trace: `npm run sim -- SEED [sqlite] [MUTANT]`; `SEED-SEED` looks for the first that fails. */
const [seeds = '', ...words] = process.argv.slice(2);
const mutant = MUTANTS.find(({ name }) => words.includes(name));
const unknown = words.filter((word) => word !== 'sqlite' && word !== mutant?.name);
const [first, last = first] = seeds.split('-').map(Number);

if (first === undefined || last === undefined || !/^\d+(?:-\d+)?$/.test(seeds) || unknown.length > 0) {
  const names = MUTANTS.map(({ name }) => name).join(' | ');
  console.error(`usage: npm run sim -- SEED[-SEED] [sqlite] [${names}]`);
  process.exit(2);
}

for (let seed = first; seed <= last; seed++) {
  const folder = mkdtempSync(join(tmpdir(), 'bylinebot-sim-'));
  const store = words.includes('sqlite')
    ? await openSqliteStore({ file: join(folder, 'sim.db') })
    : undefined;
  const traced = { traced: true, ...(store && { store }), ...(mutant && { mutant }) };
  const { trace, faults, steps, settledIn, posts, states } = await simulate(seed, traced);
  await store?.close();
  rmSync(folder, { recursive: true });
  if (faults.length === 0 && seed < last) continue;
  for (const line of [...trace, ...faults.map((fault) => `FAULT ${fault}`)]) console.log(line);
  console.log(
    `seed ${seed}: ${steps} steps, ${posts} posts, settled in ${Math.round(settledIn / 60_000)} min`,
  );
  console.log(`threads: ${states.join(', ')}`);
  process.exit(faults.length === 0 ? 0 : 1);
}
