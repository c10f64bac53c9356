import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, launch, orderFault, startSandbox, until, type Room, type Running } from './cli.ts';
import { startSite, type Site } from './site.ts';

let site: Site;
let rooms: Room[] = [];
let sandbox: Running;

afterEach(async () => {
  sandbox.child.kill('SIGTERM');
  await sandbox.finished;
  await site.close();
  for (const each of rooms) each.remove();
});

/** A newsroom whose account posts to a sandbox of its own; `act` happens to its process once two posts are out. */
type Scene = {
  readonly room: Room;
  readonly api: string;
  readonly truth: Room['truth'];
  /** `run`, with what happens to it. */
  run(): Running;
};

async function open(act = ''): Promise<Scene> {
  site = await startSite({ n: 2, author: 'Mara Ellison' });
  const keeper = createRoom('bylines: []');
  const { running, api } = await startSandbox(keeper);
  sandbox = running;
  const keys = { KEY: 'sandbox', TOKEN: 'mara_e' };
  const room = createRoom(
    `
bylines:
  - { author: Mara Ellison, feeds: ['${site.feed}'], accounts: [mara], firstRun: newest }
accounts:
  mara:
    network: x
    api: ${api}
    credentials: { appKey: '\${KEY}', appSecret: '\${KEY}', accessToken: '\${TOKEN}', accessSecret: '\${KEY}' }
    spacing: 300ms
fetch: { allowPrivate: [127.0.0.1] }
delivery: { deadline: 5s, lookAgain: [100ms, 200ms, 400ms] }
`,
    keys,
  );
  rooms = [room, keeper];
  const preload = `data:text/javascript,${encodeURIComponent(inMidThread(act, keeper.data))}`;
  const env = { ...keys, NODE_OPTIONS: `--max-old-space-size=96 --import=${preload}` };
  const run = (): Running => launch(['run', '--config', room.config, '--data', room.data], env);
  return { room, api, truth: keeper.truth, run };
}

/** Code that runs before the program, in its main thread only, and acts as soon as two posts are public. */
function inMidThread(act: string, data: string): string {
  return `
import { isMainThread } from 'node:worker_threads';
import { existsSync, readFileSync } from 'node:fs';
const file = ${JSON.stringify(join(data, 'sandbox.jsonl'))};
const lines = () => existsSync(file) ? readFileSync(file, 'utf8').split('\\n').length - 1 : 0;
const timer = setInterval(() => { if (lines() >= 2) { clearInterval(timer); ${act} } }, 5);
if (!isMainThread) clearInterval(timer);
timer.unref();
`;
}

/** Expects a thread in the middle, and the next process to finish it. */
async function finish({ room, truth }: Scene): Promise<void> {
  const [half] = await room.outbox();
  expect(truth().length).toBeGreaterThanOrEqual(1);
  expect(truth().length).toBeLessThan(half?.posts.length ?? 0);
  const { code, err } = await room.bylinebot('once');
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  const [thread] = await room.outbox();
  expect(thread?.state).toBe('published');
  expect(truth().map(({ text }) => text)).toEqual(thread?.posts.map(({ text }) => text));
}

describe('the process', () => {
  it('waits at SIGTERM for the answer to the call that is out, begins none, and exits 0 (fault 33)', async () => {
    const scene = await open();
    const { room, truth, api } = scene;
    await orderFault(api, { kind: 'slow', ms: 2_500 });
    const running = room.start('run');
    await until(() => truth().length === 1);
    const asked = performance.now();
    running.child.kill('SIGTERM');
    const { code } = await running.finished;
    expect(code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(30_000);
    expect(truth()).toHaveLength(1);
    const [thread] = await room.outbox();
    expect(thread?.posts.map(({ state }) => state).slice(0, 2)).toEqual(['posted', 'pending']);
    await finish(scene);
  });

  it.each([
    ['an unhandled rejection', `Promise.reject(new Error('boom'));`],
    ['an exception', `throw new Error('boom');`],
    ['no memory left', `const hoard = []; for (;;) hoard.push(Array(1e6).fill(hoard.length));`],
  ])('ends at %s in mid-thread, and the next one finishes the thread (fault 35)', async (_, act) => {
    const scene = await open(act);
    const { code } = await scene.run().finished;
    expect(code).not.toBe(0);
    await finish(scene);
  });

  it('whose event loop stands still has a successor that posts nothing twice (fault 35)', async () => {
    const still = `process.stderr.write('still\\n'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;
    const scene = await open(still);
    const { child, finished } = scene.run();
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    await until(() => said.includes('still\n'));
    // It hears no signal any more but the last one.
    child.kill('SIGTERM');
    child.kill('SIGKILL');
    expect((await finished).code).toBeNull();
    await finish(scene);
  });
});
