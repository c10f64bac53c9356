import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFaults, KINDS, MixWanted, type Strike } from '../../src/sandbox/faults.ts';
import {
  NEVER,
  SEEDS,
  close,
  openRoom,
  deliverBoth,
  readTruth,
  judge,
  compare,
  sendBlindly,
} from './two-stories.ts';

describe('a mix of faults', () => {
  function draw(wanted: object, reads: number): readonly (Strike | undefined)[] {
    const faults = createFaults();
    faults.stir(MixWanted.parse(wanted));
    return Array.from({ length: 200 }, () => {
      for (let n = 0; n < reads; n++) faults.strike('timeline');
      return faults.strike('create');
    });
  }

  it('is the same for the same seed, however often is read, and another for another', () => {
    const strikes = draw({ seed: 7, rate: 0.3 }, 0);
    expect(draw({ seed: 7, rate: 0.3 }, 0)).toEqual(strikes);
    expect(draw({ seed: 7, rate: 0.3 }, 3)).toEqual(strikes);
    expect(draw({ seed: 8, rate: 0.3 }, 0)).not.toEqual(strikes);
    const share = strikes.filter((strike) => strike !== undefined).length / strikes.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  it('strikes always or never when asked to, with the kinds asked for, none longer than asked for', () => {
    expect(draw({ seed: 1, rate: 0 }, 0)).not.toContainEqual(expect.anything());
    const kinds = ['slow', 'late-accept', 'stale-read'];
    const strikes = draw({ seed: 1, rate: 1, kinds, ms: 500 }, 0);
    expect(new Set(strikes.map((strike) => strike?.kind))).toEqual(new Set(['slow', 'late-accept']));
    expect(Math.max(...strikes.map((strike) => strike?.ms ?? Infinity))).toBeLessThanOrEqual(500);
    expect(draw({ seed: 1, rate: 1, kinds: ['stale-read'] }, 0)).not.toContainEqual(expect.anything());
  });

  it('is answered for the same order of requests alike, over HTTP too, and can be called off', async () => {
    const runs = [];
    for (const begun of [true, false]) {
      const room = await openRoom({ seed: 7, rate: begun ? 0.7 : 0 });
      const { origin } = room.sandbox;
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ seed: 7, rate: 0.7 });
      if (!begun) await fetch(`${origin}/sandbox/faults`, { method: 'POST', headers, body });
      await sendBlindly(room);
      const run = { truth: room.truth(), ...(await room.struck()) };
      runs.push(run);
      await fetch(`${origin}/sandbox/faults`, { method: 'DELETE' });
      for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) {
        const calm = await room.network.publish({ text, parentId: null, deadline: 5_000 }, NEVER);
        expect(calm.kind).toBe('posted');
      }
      await close();
    }
    expect(Object.keys(runs[0]?.struck ?? {}).length).toBeGreaterThan(5);
    expect(runs[1]).toEqual(runs[0]);
  });

  it('has every kind named in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const kinds = [...KINDS.create, ...KINDS.timeline, ...KINDS.delete];
    expect(kinds.filter((kind) => !readme.includes(`\`${kind}\``))).toEqual([]);
  });
});

describe('the newsroom under a mix of faults', () => {
  it('has nothing out twice, out of order or unknown to it, whatever the seed', async () => {
    const faults: string[] = [];
    const states = new Set<string>();
    const met = new Set<string>();
    for (const seed of SEEDS) {
      const room = await openRoom({ seed, rate: 0.4 });
      const threads = await deliverBoth(room);
      const truth = await readTruth(room);
      faults.push(...[...judge(truth), ...compare(threads, truth)].map((fault) => `seed ${seed}: ${fault}`));
      for (const { state } of threads) states.add(state);
      for (const kind of Object.keys((await room.struck()).struck)) met.add(kind);
      await close();
    }
    expect(faults).toEqual([]);
    expect(states).toEqual(new Set(['published', 'needs_review']));
    expect(met).toEqual(new Set([...KINDS.create, ...KINDS.timeline].filter((kind) => kind !== 'slow')));
  });
});

describe('a design that sends again what was not confirmed', () => {
  it('is caught by the same judge', async () => {
    const faults = [];
    for (const seed of SEEDS.slice(0, 10)) {
      const room = await openRoom({ seed, rate: 0.4 });
      await sendBlindly(room);
      faults.push(...judge(await readTruth(room)));
      await close();
    }
    expect(faults.length).toBeGreaterThan(0);
  });
});
