import { drawCommand } from './people.ts';
import { describe, isOnTheLine } from './stage.ts';
import { createDesk } from './world.ts';
import { MINUTE, HOUR, type Run, say, start, startWorkers, pass, end, go } from './schedule-run.ts';

/** One thing that happens while the world is rough. */
export async function stormStep(run: Run): Promise<void> {
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
