import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'libsql';
import { FaultError } from '../model/fault.ts';
import { explain } from './fault.ts';
import { holdShared } from './lock.ts';
import { assertSound, assertStore } from './integrity.ts';

/** How long to wait for a lock of the bot that works on; milliseconds. */
const PATIENCE = 10_000;

/**
 * Writes one consistent copy of a store, which may be in use, to `target`, readable by its owner alone. It is whole
 * and on the disk when this returns. Throws a `FaultError` where the store is missing or damaged or `target` exists.
 */
export function backUp(file: string, target: string): void {
  if (!existsSync(file)) {
    throw new FaultError({ what: `there is no store ${file}`, remedy: 'name the data folder with --data' });
  }
  if (existsSync(target)) {
    throw new FaultError({
      what: `${target} exists already`,
      remedy: 'name a new file: no backup is overwritten',
    });
  }
  const draft = `${target}.${process.pid}.part`;
  const hold = holdShared(file);
  try {
    copyStore(file, draft);
    renameSync(draft, target);
    syncFolder(target);
  } finally {
    hold.release();
    rmSync(draft, { force: true });
  }
}

/** Copies a sound store, journal and all, into a new file that is on the disk when this returns. */
export function copyStore(file: string, target: string): void {
  makeEmpty(target);
  const connection = openSource(file);
  try {
    connection.exec(`pragma busy_timeout = ${PATIENCE}`);
    assertSound(connection, file);
    assertStore(connection, file);
    writeCopy(connection, target);
  } catch (error) {
    throw explain(error, file);
  } finally {
    connection.close();
  }
  sync(target, 'r+');
}

function writeCopy(connection: Sqlite.Database, target: string): void {
  try {
    connection.prepare('vacuum into ?').run(target);
  } catch (error) {
    throw explain(error, target);
  }
}

function openSource(file: string): Sqlite.Database {
  try {
    return new Sqlite(file, { readonly: true });
  } catch (error) {
    throw explain(error, file);
  }
}

/** SQLite would make a file that others can read. */
function makeEmpty(target: string): void {
  try {
    closeSync(openSync(target, 'wx', 0o600));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const remedy = 'check that its folder exists and may be written to';
    throw new FaultError({ what: `${target} cannot be written (${code})`, remedy });
  }
}

/** Puts the names in a file's folder on the disk, so that a rename outlives a power cut. */
export function syncFolder(file: string): void {
  sync(dirname(file), 'r');
}

function sync(path: string, flags: string): void {
  const open = openSync(path, flags);
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
