import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** What a finished process left. `code` is `null` when a signal ended it. */
export type Finished = { readonly code: number | null; readonly out: string; readonly err: string };

/** A folder of a newsroom's own with a configuration file in it. */
export type Room = {
  readonly data: string;
  readonly config: string;
  /** Runs `bylinebot` with these words on the room's configuration and data, to its end. */
  bylinebot(...words: readonly string[]): Promise<Finished>;
  /** The same, left running. */
  start(...words: readonly string[]): Running;
  /** What the sandbox accepted, in order. */
  truth(): readonly { readonly id: string; readonly text: string; readonly replyTo: string | null }[];
  /** `outbox --json`. */
  outbox(): Promise<readonly OutboxThread[]>;
  remove(): void;
};

export type OutboxThread = {
  readonly id: string;
  readonly account: string;
  readonly article: string;
  readonly state: string;
  readonly reason: string;
  readonly posts: readonly { index: number; text: string; state: string; remoteId: string | null }[];
};

export type Running = { readonly child: ChildProcess; readonly finished: Promise<Finished> };

/** Makes a room; `yaml` is its configuration, `env` what its processes find in their environment besides. */
export function createRoom(yaml: string, env: NodeJS.ProcessEnv = {}): Room {
  const folder = mkdtempSync(join(tmpdir(), 'bylinebot-test-'));
  const config = join(folder, 'bylinebot.yaml');
  const data = join(folder, 'data');
  writeFileSync(config, yaml);
  const start = (...words: readonly string[]): Running =>
    launch([...words, '--config', config, '--data', data], env);
  const bylinebot = (...words: readonly string[]): Promise<Finished> => start(...words).finished;
  return {
    data,
    config,
    start,
    bylinebot,
    truth: () => readTruth(join(data, 'sandbox.jsonl')),
    outbox: async () => JSON.parse((await bylinebot('outbox', '--json')).out) as OutboxThread[],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts the built program with exactly these words. */
export function launch(words: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [MAIN, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, finished };
}

/** Starts a sandbox by itself in a room, on a free port unless given, and gives its origin once it listens. */
export async function startSandbox(room: Room, port = 0): Promise<{ running: Running; api: string }> {
  const running = room.start('sandbox', '--port', String(port));
  let api = '';
  running.child.stdout?.on('data', (chunk: Buffer) => (api += chunk.toString('utf8')));
  await until(() => api.includes('\n'));
  return { running, api: api.trim() };
}

/** Asks a sandbox for a fault. */
export async function orderFault(api: string, fault: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(fault);
  const answer = await fetch(`${api}/sandbox/faults`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
}

/** Waits for something that another process does. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function readTruth(file: string): readonly { id: string; text: string; replyTo: string | null }[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as { id: string; text: string; replyTo: string | null });
}
