import { killOften } from './kill.ts';

/** Ready again after a kill within this; milliseconds. */
const READY = 2_000;

/** Kills the built program: `npm run kill -- KILLS [SEED]`. Fails on a broken promise, and where it is not ready soon enough. */
const [kills = NaN, seed = 1] = process.argv.slice(2).map(Number);

if (!Number.isInteger(kills) || !Number.isInteger(seed)) {
  console.error('usage: npm run kill -- KILLS [SEED]');
  process.exit(2);
}

const { breaches, threads, posts, verdicts, struck, ready } = await killOften(kills, seed);
const times = ready.toSorted((one, other) => one - other).map(Math.round);
const most = times.at(-1) ?? 0;
for (const breach of breaches) console.log(`BROKEN ${breach}`);
console.log(
  `${kills} kills (seed ${seed}): ${posts} posts of ${threads} threads, ${breaches.length} promises broken`,
);
console.log(`faults: ${JSON.stringify(struck)}`);
console.log(`verdicts of a person: ${JSON.stringify(verdicts)}`);
console.log(
  `ready after a kill, from the start of the process, ${times.length} times: median ${times[Math.floor(times.length / 2)]} ms, most ${most} ms`,
);
process.exitCode = breaches.length === 0 && most < READY ? 0 : 1;
