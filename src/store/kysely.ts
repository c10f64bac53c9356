import { createRequire } from 'node:module';
import type * as Library from 'kysely';
import type * as ForSqlite from 'kysely/helpers/sqlite';

const load = createRequire(import.meta.url);

/** Kysely as CommonJS: its ES modules are 264 files, which take a tenth of a second more to load at every command. */
export const { CompiledQuery, Kysely, sql, SqliteDialect, SqliteDriver } = load('kysely') as typeof Library;

/** What of a row belongs to another, in one statement. */
export const { jsonArrayFrom } = load('kysely/helpers/sqlite') as typeof ForSqlite;
