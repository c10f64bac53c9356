import type { Chance } from './chance.ts';
import { describe, isOnTheLine, type Actor, type Call } from './stage.ts';
import { createDesk, work, type Scene } from './world.ts';

/** In milliseconds. */
export const MINUTE = 60_000;

/** In milliseconds. */
export const HOUR = 60 * MINUTE;

/** A schedule under way. */
export type Run = {
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

/** Writes a line of the trace. */
export function say(run: Run, tell: () => string): void {
  if (!run.traced) return;
  const at = new Date(run.scene.stage.local()).toISOString().slice(11, 23);
  run.trace.push(`${String(run.steps).padStart(4)} ${at} ${tell()}`);
}

/** A new process; what it throws is a fault of its own, as nothing here throws. */
export function start(run: Run, name: string, live: (actor: Actor) => Promise<unknown>): void {
  const actor: Actor = { name, stop: new AbortController(), frozenUntil: 0 };
  run.actors.add(actor);
  say(run, () => `${name} starts`);
  live(actor)
    .catch((error: unknown) => void run.scene.witness.faults.push(`a process died: ${String(error)}`))
    .finally(() => run.actors.delete(actor));
}

/** Starts the processes that are not there. */
export function startWorkers(run: Run): void {
  for (const side of ['A', 'B']) {
    if ([...run.actors].some(({ name }) => name.startsWith(side))) continue;
    const { scene } = run;
    start(run, `${side}${++run.born}`, (actor) =>
      work(createDesk(scene, actor), scene.world.style, actor.stop.signal),
    );
  }
}

/** Lets true time go by. */
export function pass(run: Run, ms: number): void {
  run.scene.stage.pass(ms);
  run.scene.truth.settleLate();
}

/** A process is gone at once. */
export function end({ scene, actors }: Run, actor: Actor): void {
  scene.stage.kill(actor);
  scene.witness.hangUp(actor);
  actors.delete(actor);
}

/** Lets one call go on, chosen by chance among those that can; when all sleep, time goes by until one wakes. */
export async function go(run: Run): Promise<void> {
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
