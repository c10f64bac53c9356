import { isClosed } from '../../src/model/account.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createChance, type Chance } from './chance.ts';
import { drawCommand } from './people.ts';
import { replay } from './events.ts';
import { createForgetfulStore } from './forgetful.ts';
import { createStage, describe, isOnTheLine, type Actor, type Call } from './stage.ts';
import { createTruth } from './truth.ts';
import { createWitness } from './witness.ts';
import { createDesk, drawWorld, furnish, work, type Mutant, type Scene } from './world.ts';

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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

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

type Run = {
  readonly scene: Scene;
  readonly chance: Chance;
  readonly actors: Set<Actor>;
  readonly trace: string[];
  readonly traced: boolean;
  readonly lose: ((commits: number) => Promise<void>) | null;
  /** How far the machine's clock was set back in all, in milliseconds. */
  setBack: number;
  steps: number;
  born: number;
};

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

function say(run: Run, tell: () => string): void {
  if (!run.traced) return;
  const at = new Date(run.scene.stage.local()).toISOString().slice(11, 23);
  run.trace.push(`${String(run.steps).padStart(4)} ${at} ${tell()}`);
}

/** A new process; what it throws is a fault of its own, as nothing here throws. */
function start(run: Run, name: string, live: (actor: Actor) => Promise<unknown>): void {
  const actor: Actor = { name, stop: new AbortController(), frozenUntil: 0 };
  run.actors.add(actor);
  say(run, () => `${name} starts`);
  live(actor)
    .catch((error: unknown) => void run.scene.witness.faults.push(`a process died: ${String(error)}`))
    .finally(() => run.actors.delete(actor));
}

function startWorkers(run: Run): void {
  for (const side of ['A', 'B']) {
    if ([...run.actors].some(({ name }) => name.startsWith(side))) continue;
    const { scene } = run;
    start(run, `${side}${++run.born}`, (actor) =>
      work(createDesk(scene, actor), scene.world.style, actor.stop.signal),
    );
  }
}

/** One thing that happens while the world is rough. */
async function stormStep(run: Run): Promise<void> {
  const { scene, chance } = run;
  const { world, stage, truth } = scene;
  if (chance.hits(world.crash)) await crash(run);
  if (chance.hits(world.freeze)) freeze(run);
  if (chance.hits(world.jump)) jump(run);
  if (chance.hits(world.person)) await sendPerson(run);
  if (chance.hits(world.person / 4)) {
    say(run, () => 'the journalist posts by hand');
    truth.postByHand();
  }
  if (chance.hits(world.stall)) pass(run, chance.pick([1_000, 4_000, 25_000, 200_000]));
  if (stage.calls.length === 0 || chance.hits(0.3)) startWorkers(run);
  await go(run);
}

function pass(run: Run, ms: number): void {
  run.scene.stage.pass(ms);
  run.scene.truth.settleLate();
}

/** A crash of one process, a power cut for all, or a stop by SIGTERM. */
async function crash(run: Run): Promise<void> {
  const { chance, scene } = run;
  const actors = [...run.actors];
  if (actors.length === 0) return;
  if (chance.hits(0.2)) {
    const { name, stop } = chance.pick(actors);
    say(run, () => `${name} is told to stop`);
    return stop.abort();
  }
  const cut = chance.hits(0.3);
  const victims = cut ? actors : [chance.pick(actors)];
  for (const actor of victims) {
    say(run, () => `${actor.name} ${cut ? 'loses its power' : 'is killed'}`);
    end(run, actor);
  }
  if (cut) await run.lose?.(1 + chance.below(scene.mutant?.forgets ?? 1));
}

function end({ scene, actors }: Run, actor: Actor): void {
  scene.stage.kill(actor);
  scene.witness.hangUp(actor);
  actors.delete(actor);
}

/** Stops a process, most of all one whose answer is under way, for between ten seconds and two hours. */
function freeze(run: Run): void {
  const { chance, scene } = run;
  const { calls, now } = scene.stage;
  const called = calls.filter(isOnTheLine);
  const bad = called.filter(({ came }) => describe(came).includes('not-sent'));
  const actors = called.length > 0 ? called.map(({ actor }) => actor) : [...run.actors];
  const [actor] = scene.world.stalled ? bad.map((call) => call.actor) : actors;
  if (actor === undefined || actor.frozenUntil > now()) return;
  const time = scene.world.stalled ? 2 * HOUR : chance.pick([10_000, 60_000, 10 * MINUTE, HOUR, 2 * HOUR]);
  actor.frozenUntil = now() + time;
  say(run, () => `${actor.name} is frozen for ${time / 1_000} s`);
}

/** The machine's clock is set: back at most two hours, forward at most a day (not where a budget counts by it). */
function jump(run: Run): void {
  const { chance, scene } = run;
  const back = scene.world.budget !== null || chance.hits(0.5);
  const by = back ? -chance.below(2 * HOUR) : chance.below(24 * HOUR);
  if (back) run.setBack -= by;
  scene.stage.jump(by);
  say(run, () => `the clock is set by ${Math.round(by / 1_000)} s`);
}

async function sendPerson(run: Run): Promise<void> {
  const { scene, chance } = run;
  const command = drawCommand(await scene.store.threads(), scene.truth, chance);
  start(run, `P${++run.born} (${command.words})`, (actor) =>
    command.run(createDesk(scene, actor), actor.stop.signal),
  );
}

/** Lets one call go on, chosen by chance among those that can; when all sleep, time goes by until one wakes. */
async function go(run: Run): Promise<void> {
  run.steps++;
  const { stage, truth } = run.scene;
  pass(run, run.chance.below(40));
  const call = chooseCall(run);
  if (call === null) {
    const wakes = stage.calls.map(({ due, actor }) => Math.max(due, actor.frozenUntil));
    const next = Math.min(...wakes, ...truth.dues);
    if (Number.isFinite(next)) pass(run, Math.max(next - stage.now(), 0));
    else startWorkers(run);
    return;
  }
  const through = run.chance.hits(0.5);
  const doing = call.act === null ? 'goes on after' : through ? 'does' : 'does, and waits to hear of';
  if (call.label.startsWith('network.')) pass(run, run.chance.below(800));
  const isNew = call.act !== null;
  await stage.advance(call, through);
  say(run, () => `${call.actor.name} ${doing} ${call.label}${isNew ? describe(call.came) : ''}`);
}

function chooseCall(run: Run): Call | null {
  const { stage } = run.scene;
  const now = stage.now();
  const ready = stage.calls.filter(
    ({ due, actor }) => due <= now && (actor.frozenUntil <= now || isWoken(run, actor)),
  );
  return ready.length === 0 ? null : run.chance.pick(ready);
}

/** A frozen process likes to come back at the worst time: while another is answered. */
function isWoken(run: Run, actor: Actor): boolean {
  const rival = run.scene.stage.calls.some((call) => isOnTheLine(call) && call.actor !== actor);
  if (!rival || !run.chance.hits(0.4)) return false;
  actor.frozenUntil = 0;
  return true;
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
