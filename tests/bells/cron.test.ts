import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ringOn, type Bells, type Schedule } from '../../src/bells/cron.ts';
import type { Log } from '../../src/ports/desk.ts';

const EVERY_MINUTE: Schedule = { name: 'Ann Lee', expression: '* * * * *', timezone: 'UTC' };

function listen() {
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const log: Log = { debug: say, info: say, warn: say, error: say };
  return { said, log };
}

describe('the bells', () => {
  let bells: Bells | null = null;

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-03-01T00:00:30Z') });
  });

  afterEach(() => {
    bells?.stop();
    vi.useRealTimers();
  });

  it('ring each name on its own schedule', async () => {
    const rung: string[] = [];
    const hourly: Schedule = { name: 'Bo Sun', expression: '0 30 * * * *', timezone: 'UTC' };
    bells = ringOn({
      schedules: [EVERY_MINUTE, hourly],
      ring: (name) => void rung.push(name),
      log: listen().log,
    });
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(rung.filter((name) => name === 'Ann Lee')).toHaveLength(60);
    expect(rung.filter((name) => name === 'Bo Sun')).toHaveLength(1);
  });

  it('go by the clock of their time zone', async () => {
    const at: number[] = [];
    const morning: Schedule = { name: 'Ann Lee', expression: '0 8 * * *', timezone: 'Asia/Hong_Kong' };
    bells = ringOn({ schedules: [morning], ring: () => void at.push(Date.now()), log: listen().log });
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
    expect(at.map((each) => Math.floor(each / 1000) * 1000)).toEqual([Date.parse('2026-03-02T00:00:00Z')]);
  });

  it('leave a ring out while the last one is still going, and say so', async () => {
    const { said, log } = listen();
    let rings = 0;
    const ring = () => {
      rings += 1;
      return new Promise<void>((done) => setTimeout(done, 150_000));
    };
    bells = ringOn({ schedules: [EVERY_MINUTE], ring, log });
    await vi.advanceTimersByTimeAsync(170_000);
    expect(rings).toBe(1);
    expect(said).toContain('a round was left out: the last one is still going');
    await vi.advanceTimersByTimeAsync(100_000);
    expect(rings).toBe(2);
  });

  it('go on after a ring that failed, which is logged once', async () => {
    const { said, log } = listen();
    let rings = 0;
    const ring = () => {
      rings += 1;
      return Promise.reject(new Error('boom'));
    };
    bells = ringOn({ schedules: [EVERY_MINUTE], ring, log });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(rings).toBe(2);
    expect(said).toEqual(['a round failed', 'a round failed']);
  });

  it('are silent once stopped, and leave no timer behind', async () => {
    let rings = 0;
    bells = ringOn({ schedules: [EVERY_MINUTE], ring: () => void (rings += 1), log: listen().log });
    bells.stop();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(rings).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('go on within minutes after the clock was set back two hours, or on a day (fault 36)', async () => {
    const { said, log } = listen();
    let rings = 0;
    bells = ringOn({ schedules: [EVERY_MINUTE], ring: () => void (rings += 1), log });
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    vi.setSystemTime(Date.now() - 2 * 60 * 60_000);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(rings).toBeGreaterThanOrEqual(5 + 8);
    expect(said).toContain('the clock was set back: the schedules begin anew');
    vi.setSystemTime(Date.now() + 24 * 60 * 60_000);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(rings).toBeGreaterThanOrEqual(5 + 8 + 8);
    expect(rings).toBeLessThanOrEqual(25);
  });

  it('ring once at a time that comes twice when summer time ends (fault 37)', async () => {
    vi.setSystemTime(Date.parse('2026-10-24T12:00:00Z'));
    const rung: string[] = [];
    const night = { name: 'Ann Lee', expression: '30 2 * * *', timezone: 'Europe/Berlin' };
    const ring = (): void => void rung.push(new Date().toISOString().slice(0, 16));
    bells = ringOn({ schedules: [night], ring, log: listen().log });
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
    expect(rung).toHaveLength(1);
  });

  it('refuse an expression that means nothing', () => {
    const schedules = [{ ...EVERY_MINUTE, expression: 'daily' }];
    expect(() => ringOn({ schedules, ring: () => {}, log: listen().log })).toThrow();
  });
});
