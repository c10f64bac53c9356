import { expect, it } from 'vitest';
import { killOften } from '../crash/kill.ts';

const KILLS = 25;
const SEED = 1;

it('keeps its promises when it is killed again and again among faults (faults 15, 16, 17, 19, 32)', async () => {
  const { breaches, threads, posts, ready } = await killOften(KILLS, SEED);
  expect(breaches, `try it again: npm run kill -- ${KILLS} ${SEED}`).toEqual([]);
  expect(threads).toBeGreaterThan(5);
  expect(posts).toBeGreaterThan(25);
  expect(ready.length).toBeGreaterThan(5);
});
