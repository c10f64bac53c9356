import { describe, expect, it } from 'vitest';
import { Crash, findBreaches, findEndBreaches, openDesk, stayAlive, TEXTS, work } from './crashing.ts';
import { FAULTS, type Fault } from './fake-network.ts';

/** How long a thread may take to settle, and what a gate without a time of its own adds: the hour of a budget. */
const LONGEST = 45 * 60_000;
const GATE = 60 * 60_000;

/** A fault at every post in turn, those before it without. */
function listWorlds(fault: Fault): readonly (readonly Fault[])[] {
  return TEXTS.map((_, place) => [...Array<Fault>(place).fill('none'), fault]);
}

/** Kills the process at one call of a port, starts it again, and says what is broken then. */
async function crashOnce(
  faults: readonly Fault[],
  at: number,
  when: 'before' | 'after',
): Promise<readonly string[]> {
  const { desk, id } = await openDesk(faults);
  const begun = desk.clock.now();
  const died = await work(desk, { at, when, calls: 0 }).then(
    () => false,
    (error: unknown) => error instanceof Crash,
  );
  const broken = findBreaches(desk, await desk.store.thread(id));
  await work(desk, stayAlive());
  const took = desk.clock.now() - begun;
  return [
    ...(died ? [] : ['it did not crash']),
    ...broken,
    ...(took > LONGEST + GATE ? [`it took ${Math.round(took / 60_000)} minutes to settle`] : []),
    ...(await findEndBreaches(desk, id)),
  ];
}

/** Crashes before and after every call of a port; gives the number of runs. */
async function crashEverywhere(faults: readonly Fault[]): Promise<number> {
  const whole = await openDesk(faults);
  const calls = await work(whole.desk, stayAlive());
  expect(await findEndBreaches(whole.desk, whole.id)).toEqual([]);
  for (let at = 1; at <= calls; at++) {
    for (const when of ['before', 'after'] as const) {
      const breaches = await crashOnce(faults, at, when);
      expect(breaches, `${faults.join(', ')}; a crash ${when} call ${at}`).toEqual([]);
    }
  }
  return 1 + 2 * calls;
}

describe('delivery cut off anywhere', () => {
  it('leaves each of five posts out at most once, in order, and the thread settled (fault 32)', async () => {
    let runs = 0;
    for (const fault of FAULTS) {
      for (const faults of listWorlds(fault)) runs += await crashEverywhere(faults);
    }
    expect(runs).toBeGreaterThan(5_000);
    process.stdout.write(`a crash before and after every port call: ${runs} runs, none broke a promise\n`);
  });

  it('holds the post that was armed and never called for, instead of sending it again', async () => {
    const { desk, id } = await openDesk([]);
    const { arm } = desk.store;
    desk.store.arm = async (...words) => {
      await arm(...words);
      throw new Crash();
    };
    await expect(work(desk, stayAlive())).rejects.toThrow(Crash);
    desk.store.arm = arm;
    await work(desk, stayAlive());
    expect(desk.network.calls).toEqual([]);
    expect((await desk.store.thread(id))?.slots[0]?.state).toBe('held');
  });

  it('makes no call when writing its intent down took so long that its silence may be taken for an answer', async () => {
    const { desk, id } = await openDesk([]);
    const { arm } = desk.store;
    desk.store.arm = async (...words) => {
      const ruling = await arm(...words);
      desk.clock.advance(words[1] === 1 && ruling.kind === 'done' ? 4_000 : 0);
      if (words[1] === 1) desk.store.arm = arm;
      return ruling;
    };
    await work(desk, stayAlive());
    const thread = await desk.store.thread(id);
    expect(desk.network.calls).toHaveLength(TEXTS.length);
    expect(thread?.attempts.map(({ outcome }) => outcome)).toEqual([
      'posted',
      'not-sent',
      'posted',
      'posted',
      'posted',
      'posted',
    ]);
    const [, refused, again] = thread?.attempts ?? [];
    expect((again?.armedAt ?? 0) - (refused?.armedAt ?? 0)).toBeGreaterThanOrEqual(9_000);
  });

  it.each(FAULTS)(
    'never doubles or reorders anything when two processes share the store: %s (fault 34)',
    async (fault) => {
      for (const faults of listWorlds(fault)) {
        const { desk, id } = await openDesk(faults);
        await Promise.all([work(desk, stayAlive()), work(desk, stayAlive())]);
        await work(desk, stayAlive());
        expect(await findEndBreaches(desk, id), faults.join(', ')).toEqual([]);
      }
    },
  );
});
