import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPress } from '../tests/crash/press.ts';
import { createRoom, startSandbox, until, type Room, type Running } from '../tests/e2e/cli.ts';
import { median, tell } from './figures.ts';

/** From the start of `bylinebot run` until it may post, also after `kill -9`, and its memory when idle: `npm run bench`. */
const STARTS = 15;
const GOAL = 2_000;

/** After this the start is over and the memory stays as it is; milliseconds. */
const IDLE = 5_000;

/** Starts the bot, and gives the milliseconds until it has opened its rows and confirmed its account. */
async function start(room: Room): Promise<{ running: Running; ready: number }> {
  const begun = performance.now();
  const running = room.start('run');
  let said = '';
  running.child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  await until(() => said.includes('posting PUBLICLY') || running.child.exitCode !== null);
  if (running.child.exitCode !== null) throw new Error(said);
  return { running, ready: performance.now() - begun };
}

async function end({ child, finished }: Running, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  child.kill(signal);
  await finished;
}

/** Resident memory of a process, in MB. */
function weighMemory(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

const press = await startPress();
press.release();
const keeper = createRoom('bylines: []');
const { running: sandbox, api } = await startSandbox(keeper);
const keys = "{ appKey: '${KEY}', appSecret: '${KEY}', accessToken: '${TOKEN}', accessSecret: '${KEY}' }";
const room = createRoom(
  `
bylines: [{ author: Mara Ellison, feeds: ['${press.feed}'], accounts: [mara] }]
accounts: { mara: { network: x, api: '${api}', credentials: ${keys} } }
fetch: { allowPrivate: [127.0.0.1] }
`,
  { KEY: 'sandbox', TOKEN: 'mara_e' },
);

const clean: number[] = [];
const killed: number[] = [];
let memory = NaN;
for (let round = 0; round < STARTS; round++) {
  const one = await start(room);
  if (round === 0) {
    await sleep(IDLE);
    memory = weighMemory(one.running.child.pid ?? 0);
  } else clean.push(one.ready);
  await end(one.running, 'SIGKILL');
  const other = await start(room);
  killed.push(other.ready);
  await end(other.running, 'SIGTERM');
}
await end(sandbox, 'SIGTERM');
await press.close();
for (const each of [room, keeper]) each.remove();

console.log(`start to ready, rows opened and account confirmed; load ${loadavg()[0]?.toFixed(1)}`);
console.log(`after a clean end: ${tell(clean, 'ms')}`);
console.log(`after kill -9: ${tell(killed, 'ms')}`);
console.log(`memory when idle: ${memory.toFixed(0)} MB`);
console.log(`goal: ready after kill -9 within ${GOAL} ms: ${median(killed) <= GOAL ? 'met' : 'MISSED'}`);
process.exitCode = median(killed) <= GOAL ? 0 : 1;
