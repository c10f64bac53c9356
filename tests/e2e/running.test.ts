import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, until, type Room, type Running } from './cli.ts';
import { startSite, type Site } from './site.ts';

let site: Site;
let room: Room;
const started: Running[] = [];

afterEach(async () => {
  for (const { child, finished } of started.splice(0)) {
    child.kill('SIGKILL');
    await finished;
  }
  await site.close();
  room.remove();
});

async function open(): Promise<void> {
  site = await startSite({ n: 2, author: 'Mara Ellison' });
  room = createRoom(`
bylines:
  - { author: Mara Ellison, feeds: ['${site.feed}'], accounts: [mara_e] }
accounts: { mara_e: { network: sandbox, spacing: 0s } }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
`);
}

/** Starts the bot and waits until it polls. */
async function run(): Promise<Running> {
  const polls = site.requests.length;
  const running = room.start('run');
  started.push(running);
  await until(() => site.requests.length > polls || running.child.exitCode !== null);
  return running;
}

describe('two bots on one data folder', () => {
  it('are one: the second is refused with one line and touches nothing (fault 34)', async () => {
    await open();
    const first = await run();
    const heartbeat = join(room.data, 'heartbeat');
    const beat = statSync(heartbeat).mtimeMs;
    const requests = site.requests.length;
    const { code, out, err } = await room.bylinebot('run');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `another bylinebot run works on the store ${join(room.data, 'bylinebot.sqlite')}; ` +
        'stop that one first, or name another folder with --data\n',
    );
    expect(readFileSync(heartbeat, 'utf8')).toBe(`${first.child.pid}\n`);
    expect(statSync(heartbeat).mtimeMs).toBe(beat);
    expect(site.requests).toHaveLength(requests);
    expect(first.child.exitCode).toBeNull();
  });

  it('keep no other command out', async () => {
    await open();
    const first = await run();
    for (const words of [['once'], ['outbox'], ['pause'], ['backup', join(room.data, 'copy.sqlite')]]) {
      expect({ words, code: (await room.bylinebot(...words)).code }).toEqual({ words, code: 0 });
    }
    expect(first.child.exitCode).toBeNull();
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('let the next one begin after a %s (fault 34)', async (signal) => {
    await open();
    const first = await run();
    first.child.kill(signal);
    await first.finished;
    const next = await run();
    expect(next.child.exitCode).toBeNull();
    next.child.kill('SIGTERM');
    expect((await next.finished).code).toBe(0);
  });
});
