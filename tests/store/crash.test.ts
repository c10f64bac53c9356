import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'crash-'));
const children = new Set<ChildProcess>();

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Runs the filer until it has acknowledged `enough` threads, kills it, and gives back all that it acknowledged. */
async function fileAndKill(file: string, round: number, enough: number): Promise<readonly string[]> {
  const script = fileURLToPath(new URL('./filer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, file, String(round * 100_000)]);
  children.add(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > enough) child.kill('SIGKILL');
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (complaint += text));
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
  expect({ signal, complaint }).toEqual({ signal: 'SIGKILL', complaint: '' });
  return said.split('\n').slice(0, -1);
}

it('has every thread that it acknowledged when its process is killed (fault 32)', async () => {
  const file = join(folder, 'killed.db');
  const acknowledged: string[] = [];
  for (const [round, enough] of [1, 9, 40].entries()) {
    acknowledged.push(...(await fileAndKill(file, round, enough)));
    const store = await openSqliteStore({ file });
    const stored = new Map((await store.threads()).map((thread) => [thread.id, thread]));
    for (const id of acknowledged) expect(stored.get(id)?.attempts).toHaveLength(1);
    await store.close();
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(50);
});
