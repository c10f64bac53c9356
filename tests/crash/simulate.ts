import { isClosed } from '../../src/model/account.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createChance } from './chance.ts';
import { replay } from './events.ts';
import { createForgetfulStore } from './forgetful.ts';
import { createStage } from './stage.ts';
import { createTruth } from './truth.ts';
import { createWitness } from './witness.ts';
import { furnish, type Mutant, type Scene } from './world.ts';
import { drawWorld } from './drawn-world.ts';
import { HOUR, type Run, say, startWorkers, end, go } from './schedule-run.ts';
import { stormStep } from './storm.ts';

/** What one schedule came to. */
export type Schedule = {
  /** Broken invariants; empty when all held. */
  readonly faults: readonly string[];
  /** A line for each step; empty unless asked for. */
  readonly trace: readonly string[];
  readonly steps: number;
  /** How long everything took to settle once the faults stopped, in virtual milliseconds. */
  readonly settledIn: number;
  readonly posts: number;
  readonly states: readonly string[];
};

/** How to run it: over which store (memory, unless given), with which wrong design, and whether to keep the trace. */
export type Setting = { readonly store?: Store; readonly mutant?: Mutant; readonly traced?: boolean };

/** Steps past which a schedule is taken to go round in circles. */
const MOST_STEPS = 20_000;

/** Seeds of paces are far from those of schedules. */
const PACES = 1_000_000_007;

/** A search whose reads failed in the storm takes up to 75 minutes, and the next thread waits for it. */
const LONGEST = 2 * HOUR;

/** Runs one schedule from its seed: a storm of crashes, faults, people and clock jumps, then calm until all is settled. */
export async function simulate(seed: number, setting: Setting = {}): Promise<Schedule> {
  const run = await begin(seed, setting);
  const { world, witness, stage } = run.scene;
  while (run.steps < world.stormSteps && witness.faults.length === 0) await stormStep(run);
  await calmDown(run);
  const calmAt = stage.now();
  const patience = LONGEST + run.setBack + (await gateTime(run));
  while (witness.faults.length === 0 && !(await isSettled(run))) {
    if (stage.now() - calmAt > patience || run.steps > MOST_STEPS) {
      const open = (await run.scene.store.threads()).map(
        ({ id, state, reason }) => `${id} ${state} (${reason})`,
      );
      witness.faults.push(`invariant 13: not settled: ${open.join('; ')}`);
    } else await go(run);
  }
  const threads = await run.scene.store.threads();
  if (witness.faults.length === 0) await judgeEnd(run, threads);
  for (const actor of run.actors) stage.kill(actor);
  const { faults } = witness;
  const posts = run.scene.truth.posts.length - 1;
  const states = threads.map(({ state }) => state);
  return { faults, trace: run.trace, steps: run.steps, settledIn: stage.now() - calmAt, posts, states };
}

async function begin(seed: number, { store, mutant, traced = false }: Setting): Promise<Run> {
  const chance = createChance(seed);
  const world = drawWorld(chance, createChance(seed + PACES));
  const stage = createStage();
  const cap = world.budget?.perQuarterHour ?? null;
  const witness = createWitness({ stage, truth: () => truth, cap, notAfter: world.notAfter });
  const truth = createTruth(stage.now, chance, world.weather, witness);
  const forgetful = mutant?.forgets === undefined ? null : createForgetfulStore();
  const kept = witness.watch(forgetful?.store ?? store ?? createMemoryStore());
  await furnish(kept, world, stage.local());
  const scene: Scene = { stage, truth, witness, world, store: kept, mutant: mutant ?? null };
  const lose = forgetful?.lose ?? null;
  const run: Run = {
    scene,
    chance,
    actors: new Set(),
    trace: [],
    traced,
    lose,
    setBack: 0,
    steps: 0,
    born: 0,
  };
  startWorkers(run);
  return run;
}

/** Faults stop, people have gone home and let everything go on, and nobody is frozen any more. */
async function calmDown(run: Run): Promise<void> {
  const { weather } = run.scene.world;
  weather.harm = 0;
  say(run, () => 'calm');
  for (const actor of run.actors) {
    actor.frozenUntil = 0;
    if (actor.name.startsWith('P')) end(run, actor);
  }
  for (const account of ['mara', '*']) await run.scene.store.openGate(account, run.scene.stage.local());
  startWorkers(run);
}

async function gateTime(run: Run): Promise<number> {
  const { gate } = await run.scene.store.accountState('mara');
  const now = run.scene.stage.local();
  return isClosed(gate, now) && gate.until !== null ? gate.until - now : 0;
}

/** Nothing is under way, nothing is due, and nobody is in a call. */
async function isSettled(run: Run): Promise<boolean> {
  const { store, stage, truth } = run.scene;
  if (truth.dues.length > 0 || stage.calls.some(({ label }) => label !== 'sleep')) return false;
  if ((await store.openThreads('mara')).length > 0) return false;
  const entries = await store.dueEntries(Number.MAX_SAFE_INTEGER);
  return entries.length === 0 && (run.scene.world.stories === 0 || (await store.threads()).length > 0);
}

async function judgeEnd({ scene }: Run, threads: readonly Thread[]): Promise<void> {
  const { witness, truth, world, store } = scene;
  for (const thread of threads) {
    const told = replay(await store.events(thread.id), thread.slots.length);
    const standing = thread.slots.filter(({ state }) => state !== 'deleted');
    const out = standing.flatMap(({ remoteId }) => remoteId ?? []);
    if (told.state !== thread.state || told.out.toSorted().join(' ') !== out.toSorted().join(' ')) {
      witness.faults.push(
        `invariant 14: ${thread.id} is ${thread.state} (${out.join(' ')}), its events tell ${told.state} (${told.out.join(' ')})`,
      );
    }
  }
  if (!world.calm) return;
  const wanted = threads.reduce((sum, { slots }) => sum + slots.length, 0);
  if (truth.requests !== wanted)
    witness.faults.push(`invariant 13: ${truth.requests} requests for ${wanted} posts`);
  const asked = threads.filter(({ state }) => state !== 'published');
  if (asked.length > 0) witness.faults.push('invariant 13: a person is asked though nothing went wrong');
}
