import { describe, expect, it } from 'vitest';
import { createPushes } from '../../src/newsroom/pushes.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const T0 = Date.UTC(2026, 0, 5, 9);

/** When a feed is polled until then, in seconds after T0, looked at every second. */
function polls(pushes: ReturnType<typeof createPushes>, from: number, to: number): number[] {
  const taken: number[] = [];
  for (let at = from; at <= to; at += SECOND) if (pushes.take(at).length > 0) taken.push((at - T0) / SECOND);
  return taken;
}

describe('what hubs have told of', () => {
  it('is polled at once, after one minute, five and fifteen, and then no more', () => {
    const pushes = createPushes();
    expect(pushes.next()).toBeNull();
    pushes.note('a', T0);
    expect(pushes.next()).toBe(T0);
    expect(polls(pushes, T0, T0 + 60 * MINUTE)).toEqual([0, 60, 300, 900]);
    expect(pushes.next()).toBeNull();
  });

  it('is polled once in thirty seconds however often it is told, and the last push is not lost', () => {
    const pushes = createPushes();
    const taken: number[] = [];
    for (let at = T0; at < T0 + 90 * SECOND; at += SECOND) {
      pushes.note('a', at);
      pushes.note('a', at);
      if (pushes.take(at).length > 0) taken.push((at - T0) / SECOND);
    }
    expect(taken).toEqual([0, 30, 60]);
    expect(polls(pushes, T0 + 90 * SECOND, T0 + 60 * MINUTE)).toEqual([90, 150, 390, 990]);
  });

  it('waits where its feed rests, and is polled when that is over', () => {
    const pushes = createPushes();
    pushes.note('a', T0);
    expect(pushes.take(T0)).toEqual(['a']);
    pushes.putOff('a', T0 + 10 * MINUTE);
    expect(polls(pushes, T0, T0 + 60 * MINUTE)).toEqual([600, 900]);
  });

  it('of several feeds is kept apart', () => {
    const pushes = createPushes();
    pushes.note('a', T0);
    pushes.note('b', T0 + SECOND);
    expect(pushes.take(T0)).toEqual(['a']);
    expect(pushes.take(T0 + SECOND)).toEqual(['b']);
    expect(pushes.next()).toBe(T0 + MINUTE);
  });

  it('is polled at once also after the clock was set back', () => {
    const pushes = createPushes();
    pushes.note('a', T0);
    pushes.take(T0);
    pushes.note('a', T0 - 60 * MINUTE);
    expect(pushes.take(T0 - 60 * MINUTE)).toEqual(['a']);
  });
});
