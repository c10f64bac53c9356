import fc from 'fast-check';
import { FAULTS, type Fault } from '../newsroom/fake-network.ts';
import { Crash, openCopydesk, settle, tick } from './copydesk.ts';
import { observe } from './observe.ts';
import type { Model, Real } from './model.ts';
import { STORIES, type Act, approve, edit, reject, pause, resume, VERDICTS, rule } from './acts.ts';

const HOUR = 3_600_000;

/** A command for fast-check: watched before and after. */
function command(words: string, act: Act): fc.AsyncCommand<Model, Real> {
  return {
    check: () => true,
    run: async (model, real) => {
      await observe(model, real);
      await act(model, real);
      await observe(model, real);
    },
    toString: () => words,
  };
}

/** A process that works while a person acts: at its call number `at`. */
function during(at: number, act: Act): Act {
  return (model, real) =>
    tick(real, 6, {
      at,
      act: async () => {
        await observe(model, real);
        await act(model, real);
        await observe(model, real);
      },
    });
}

const crash: Act = async () => {
  throw new Crash();
};

type Wish = { readonly words: string; readonly act: Act };

const which = fc.nat(STORIES - 1);

const account = fc.constantFrom('mara', '*');

/** What people do. */
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(which, fc.boolean())
      .map(([n, twice]) => ({ words: `approve ${n}${twice ? ' twice' : ''}`, act: approve(n, twice) })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(which, fc.nat(), fc.boolean()).map(([n, mark, late]) => ({
      words: `edit ${n} ${mark}${late ? ', two editors' : ''}`,
      act: edit(n, mark, late),
    })),
  },
  { weight: 1, arbitrary: which.map((n) => ({ words: `reject ${n}`, act: reject(n) })) },
  { weight: 1, arbitrary: account.map((name) => ({ words: `pause ${name}`, act: pause(name) })) },
  { weight: 2, arbitrary: account.map((name) => ({ words: `resume ${name}`, act: resume(name) })) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(which, fc.constantFrom(...VERDICTS))
      .map(([n, verdict]) => ({ words: `${verdict} ${n}`, act: rule(n, verdict) })),
  },
);

/** What the world does. */
const weather: fc.Arbitrary<Wish> = fc.oneof(
  fc.constantFrom<Fault>(...FAULTS).map((fault) => ({
    words: `fault ${fault}`,
    act: async (_: Model, { test }: Real) => void test.network.faults.push(fault),
  })),
  fc.constantFrom<'fail' | 'stale'>('fail', 'stale').map((fault) => ({
    words: `read ${fault}`,
    act: async (_: Model, { test }: Real) => void test.network.reads.push(fault),
  })),
  fc.integer({ min: -2 * HOUR, max: 24 * HOUR }).map((ms) => ({
    words: `clock ${ms}`,
    act: async (_: Model, { jump }: Real) => jump(ms),
  })),
);

const at = fc.integer({ min: 1, max: 40 });

/** What the process does: some rounds of work, whole, or cut by a crash, or with a person in between. */
const work: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .integer({ min: 1, max: 25 })
      .map((rounds) => ({ words: `tick ${rounds}`, act: (_: Model, real: Real) => tick(real, rounds) })),
  },
  { weight: 2, arbitrary: at.map((call) => ({ words: `crash at call ${call}`, act: during(call, crash) })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(at, wishes)
      .map(([call, { words, act }]) => ({ words: `${words} at call ${call}`, act: during(call, act) })),
  },
);

const commands = fc.commands(
  [wishes, wishes, weather, work, work].map((each) => each.map(({ words, act }) => command(words, act))),
  { maxCommands: 60, size: 'max' },
);

/** Tries this many stories of people, drawn from a seed; gives what was met, and rejects with the seed and the shortest story that breaks a rule. */
export async function tryCommands(seed: number, numRuns: number): Promise<ReadonlyMap<string, number>> {
  const met = new Map<string, number>();
  const property = fc.asyncProperty(commands, async (drawn) => {
    const setup = await openCopydesk(STORIES, met);
    await fc.asyncModelRun(() => setup, drawn);
    await settle(setup.model, setup.real);
  });
  await fc.assert(property, { seed, numRuns });
  return met;
}
