import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepHeartbeat } from '../../src/bells/heartbeat.ts';

const folder = mkdtempSync(join(tmpdir(), 'bylinebot-'));
const file = join(folder, 'heartbeat');
afterEach(() => vi.useRealTimers());

/** Exit code of the container's own health check, looking into the folder of this test. */
function askContainer(): number | null {
  const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
  const [, command = ''] = /HEALTHCHECK [^]*?CMD (\[.*\])/.exec(dockerfile) ?? [];
  const [program = '', ...words] = JSON.parse(command.replace('/data/heartbeat', file)) as string[];
  return spawnSync(program, words, { stdio: 'ignore' }).status;
}

describe('the sign of life', () => {
  it('is renewed every minute until it is stopped', () => {
    vi.useFakeTimers();
    const heartbeat = keepHeartbeat(folder);
    utimesSync(file, 0, 0);
    vi.advanceTimersByTime(60_000);
    expect(statSync(file).mtimeMs).toBeGreaterThan(0);
    heartbeat.stop();
    utimesSync(file, 0, 0);
    vi.advanceTimersByTime(600_000);
    expect(statSync(file).mtimeMs).toBe(0);
  });

  it('is what the container is judged by: fresh is healthy; old, or none at all, is not (faults 28, 35)', () => {
    keepHeartbeat(folder).stop();
    expect(askContainer()).toBe(0);
    const old = Date.now() / 1000 - 200;
    utimesSync(file, old, old);
    expect(askContainer()).toBe(1);
    rmSync(folder, { recursive: true });
    expect(askContainer()).toBe(1);
  });

  it('ends nothing when its folder cannot be written to', () => {
    expect(() => keepHeartbeat(join(folder, 'nowhere')).stop()).not.toThrow();
  });
});
