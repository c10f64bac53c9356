import type Sqlite from 'libsql';
import { FaultError } from '../model/fault.ts';
import { MIGRATIONS } from './schema.ts';

/** Tables that every store has had since its first version. */
const TABLES = ['accounts', 'feeds', 'followers', 'entries', 'threads', 'slots', 'attempts', 'events'];

/** What to do about a store that is damaged. */
export const RESTORE = 'nothing is posted from it; stop the program, then: bylinebot restore BACKUP';

/** Reads every page of the file: about 0.1 s for 50 MB. Throws a `FaultError` when one of them is damaged. */
export function assertSound(connection: Sqlite.Database, file: string): void {
  const verdict = readPragma(connection, 'quick_check(1)', 'quick_check');
  if (verdict === 'ok') return;
  throw new FaultError({ what: `the store ${file} is damaged`, remedy: RESTORE });
}

/** Throws a `FaultError` when a sound SQLite file is no store of ours, or one of a newer version. */
export function assertStore(connection: Sqlite.Database, file: string): void {
  const rows = connection.prepare("select name from sqlite_master where type = 'table'").all();
  const names = new Set(rows.map((row) => readColumn(row, 'name')));
  if (readVersion(connection) === 0 || TABLES.some((table) => !names.has(table))) {
    const remedy = 'name a file that `bylinebot backup` wrote';
    throw new FaultError({ what: `${file} is no store of bylinebot`, remedy });
  }
  assertKnown(connection, file);
}

/** Throws a `FaultError` when the schema is newer than this program. */
export function assertKnown(connection: Sqlite.Database, file: string): void {
  const version = readVersion(connection);
  if (version <= MIGRATIONS.length) return;
  throw new FaultError({
    what: `the store ${file} was written by a newer version (schema ${version}; this one knows ${MIGRATIONS.length})`,
    remedy: 'run the newer version, or name another data folder',
  });
}

/** How many steps of the schema the file has taken; 0 for a new one. */
export function readVersion(connection: Sqlite.Database): number {
  return Number(readPragma(connection, 'user_version'));
}

/** What a pragma answers; `column` where it is not named like the pragma. */
export function readPragma(connection: Sqlite.Database, name: string, column = name): unknown {
  const [row] = connection.prepare(`pragma ${name}`).all();
  return readColumn(row, column);
}

function readColumn(row: unknown, column: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined;
}
