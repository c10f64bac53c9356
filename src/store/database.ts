import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely';
import Sqlite from 'libsql';
import { FaultError } from '../model/fault.ts';
import { explain, isBusy } from './fault.ts';
import { assertKnown, assertSound, readPragma, readVersion } from './integrity.ts';
import { Kysely, SqliteDialect, SqliteDriver } from './kysely.ts';
import { MIGRATIONS } from './schema.ts';
import { keepStatements } from './statements.ts';
import type { Tables, Tx } from './tables.ts';

/** How long a transaction waits for the lock of another process, in milliseconds. A transaction takes one or two. */
const PATIENCE = 10_000;

/** SQLite waits for a lock by blocking the whole process, so it may do so only this long at a time; milliseconds. */
const BLOCKED = 40;

/** Between two tries for a lock, so that everything else goes on; milliseconds. */
const GAP = 10;

/** What every connection must hold. FULL (2): what is armed is on the disk before the call is made. */
const DEMANDS = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

/** A SQLite file whose transactions are whole or not at all. What the world does to it rejects with a `FaultError`. */
export type Database = {
  /** Holds the file's write lock from beginning to end: what is read here is true until it is written. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * As `write`, but not forced to the disk: it is there with the next `write`, or soon after. Of a log that is written in
   * one order a power cut takes the end, so nothing that was written later outlives it.
   */
  note<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One consistent view. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement, which is a consistent view by itself: no transaction is begun for it. */
  ask<T>(statement: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Opens or begins a database and brings its schema up to date. `patience` is how long to wait for a lock, in milliseconds. */
export async function openDatabase(file: string, patience = PATIENCE): Promise<Database> {
  const connection = explaining(file, () => connect(file));
  const kysely = new Kysely<Tables>({ dialect: new ImmediateDialect(connection, patience) });
  const run = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw explain(error, file);
    }
  };
  return {
    write: (work) => run(writeOn(kysely, work)),
    note: (work) => run(kysely.connection().execute((held) => relax(connection, () => writeOn(held, work)))),
    read: (work) => run(kysely.transaction().setAccessMode('read only').execute(work)),
    ask: (statement) => run(statement(kysely)),
    close: async () => {
      await kysely.destroy();
      if (connection.open) connection.close();
    },
  };
}

function writeOn<T>(kysely: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return kysely.transaction().setAccessMode('read write').execute(work);
}

/** A forced write stops the whole process for 1 to 20 ms, as long as the disk takes. The connection is nobody else's meanwhile. */
async function relax<T>(connection: Sqlite.Database, act: () => Promise<T>): Promise<T> {
  connection.exec('pragma synchronous = normal');
  try {
    return await act();
  } finally {
    connection.exec(`pragma synchronous = ${DEMANDS.synchronous}`);
  }
}

function explaining<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw explain(error, file);
  }
}

function connect(file: string): Sqlite.Database {
  const connection = new Sqlite(file);
  try {
    // First of all: taking the journal to WAL needs a lock, which another process may hold.
    connection.exec(`pragma busy_timeout = ${PATIENCE}`);
    for (const [name, value] of Object.entries(DEMANDS)) connection.exec(`pragma ${name} = ${value}`);
    assertDemands(connection, file);
    assertSound(connection, file);
    migrate(connection, file);
    connection.exec(`pragma busy_timeout = ${BLOCKED}`);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function assertDemands(connection: Sqlite.Database, file: string): void {
  for (const [name, wanted] of Object.entries(DEMANDS)) {
    const value = readPragma(connection, name);
    if (value === wanted) continue;
    throw new FaultError({
      what: `the store ${file} cannot promise that what is written stays (${name} is ${String(value)}, not ${wanted})`,
      remedy: 'keep the data folder on a local disk',
    });
  }
}

function migrate(connection: Sqlite.Database, file: string): void {
  if (readVersion(connection) === MIGRATIONS.length) return;
  connection.exec('begin immediate');
  try {
    assertKnown(connection, file);
    const version = readVersion(connection);
    for (const step of MIGRATIONS.slice(version)) connection.exec(step);
    connection.exec(`pragma user_version = ${MIGRATIONS.length}`);
    connection.exec('commit');
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback');
    throw error;
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #connection: Sqlite.Database;
  readonly #patience: number;

  constructor(connection: Sqlite.Database, patience: number) {
    super({ database: keepStatements(connection) });
    this.#connection = connection;
    this.#patience = patience;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#connection, this.#patience);
  }
}

/** Kysely's driver begins deferred, and a transaction that reads first and writes later would lose its race with SQLITE_BUSY. */
class ImmediateDriver extends SqliteDriver {
  readonly #connection: Sqlite.Database;
  readonly #patience: number;

  constructor(connection: Sqlite.Database, patience: number) {
    super({ database: keepStatements(connection) });
    this.#connection = connection;
    this.#patience = patience;
  }

  override async beginTransaction(_: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    const until = performance.now() + this.#patience;
    for (;;) {
      try {
        // Not a prepared statement: one that met a lock stays half run, and no later transaction could commit.
        this.#connection.exec(begin);
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() >= until) throw error;
      }
      await sleep(GAP);
    }
  }

  /** SQLite ends a transaction by itself when the disk is full or broken; there is then nothing to roll back. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}
