import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { afterAll, beforeEach } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { backUp } from '../../src/store/backup.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { beginThread, entry, fileThread, reading, T0 } from '../contract/stories.ts';

const root = mkdtempSync(join(tmpdir(), 'restore-'));

/** When a backup is put back; ms since the epoch. */
export const LATER = T0 + 3_600_000;

/** What open threads wait for then. */
export const WHY = `restored from a backup of ${new Date(T0).toISOString()}; check the account before going on`;

/** A folder of its own for each test. */
export let folder = '';

/** The store in it. */
export let file = '';

/** A backup of it. */
export let backup = '';

beforeEach(() => {
  folder = mkdtempSync(join(root, 'room-'));
  file = join(folder, 'bylinebot.sqlite');
  backup = join(folder, 'backup.sqlite');
});

afterAll(() => rmSync(root, { recursive: true }));

/** Opens the store for one piece of work. */
export async function working<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ file });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A store whose feed had its baseline, with one entry due, one thread approved and one half out. */
export async function fill(): Promise<void> {
  await working(async (store) => {
    await store.recordReading(reading([]), T0);
    await store.recordReading(reading([entry(1)]), T0);
    await fileThread(store, 2);
    await beginThread(store, 1, 3);
  });
}

/** Makes a database that is no store. */
export function makeOther(): void {
  const other = new Sqlite(backup);
  other.exec('create table notes (text text); pragma user_version = 1');
  other.close();
}

/** Makes a store of a newer version. */
export function makeNewer(): void {
  backUp(file, backup);
  const newer = new Sqlite(backup);
  newer.exec('pragma user_version = 99');
  newer.close();
}

/** Writes over one page in the middle of a copy of the store. */
export function damage(target: string): void {
  const whole = join(folder, 'whole');
  backUp(file, whole);
  const bytes = readFileSync(whole);
  rmSync(whole);
  const page = 4_096 * Math.floor(bytes.length / 8_192);
  bytes.fill(0x5a, page, page + 4_096);
  writeFileSync(target, bytes);
}

/** What a person does who knows nothing of `restore`. */
export async function copyBack(copy: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  copyFileSync(copy, file);
}
