import { describe, expect, it } from 'vitest';
import type { DeleteFault } from './fake-network.ts';
import { PARTS, Crash, work, order, read } from './taken-back.ts';

describe('taking a thread back, cut off anywhere (fault 32)', () => {
  const WORLDS: readonly (readonly DeleteFault[])[] = [[], ['lose-answer'], ['none', 'never-arrives']];

  it.each(WORLDS)('ends with nothing public (%s)', async (...faults) => {
    const whole = await order(...faults);
    const calls = await work(whole.desk);
    for (let at = 1; at <= calls; at++) {
      for (const when of ['before', 'after'] as const) {
        const { desk, id } = await order(...faults);
        await expect(work(desk, { at, when, calls: 0 })).rejects.toThrow(Crash);
        const texts = desk.network.truth.map(({ text }) => text);
        expect(texts).toEqual(PARTS.map((part) => `Story 1, part ${part}.`).slice(0, texts.length));
        await work(desk);
        expect(desk.network.truth).toEqual([]);
        expect((await read(desk, id)).state).toBe('rolled_back');
        expect(desk.network.maxInFlight).toBe(1);
      }
    }
  });

  it('has one call in flight when two processes do it', async () => {
    const { desk, id } = await order('lose-answer');
    await Promise.all([work(desk), work(desk)]);
    await work(desk);
    expect(desk.network.truth).toEqual([]);
    expect(desk.network.maxInFlight).toBe(1);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });
});
