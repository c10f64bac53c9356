import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type Sqlite from 'libsql';

/** The store asks some sixty different things; lists of other lengths make a few more. */
const MOST = 500;

/**
 * A connection that prepares each statement once: preparing took a third of the time of a verb. One that fails may
 * stay half run, and is not used again.
 */
export function keepStatements(connection: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const fresh = watch(connection.prepare(sql), () => kept.delete(sql));
    if (kept.size >= MOST) kept.clear();
    kept.set(sql, fresh);
    return fresh;
  };
  return { prepare, close: () => void connection.close() };
}

function watch(statement: Sqlite.Statement, drop: () => void): SqliteStatement {
  const guard = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      drop();
      throw error;
    }
  };
  return {
    reader: statement.reader,
    all: (parameters) => guard(() => statement.all(parameters)),
    run: (parameters) => guard(() => statement.run(parameters)),
    iterate: (parameters) => guard(() => statement.iterate(parameters)),
  };
}
