import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import Sqlite from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { FaultError } from '../../src/model/fault.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createSqliteStore, openSqliteStore } from '../../src/store/sqlite.ts';
import { done, draft, FEED, fileThread, T0 } from '../contract/stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'fault-'));
let files = 0;
const newFile = (): string => join(folder, `${files++}.db`);

afterAll(() => rmSync(folder, { recursive: true }));

describe('when the world is in the way, the store', () => {
  it.each([
    ['no-such-folder/x.db', 'cannot be opened'],
    ['a-folder', 'cannot be opened'],
    ['junk.db', 'is not a database'],
  ])('says what is wrong with %s', async (name, words) => {
    mkdirSync(join(folder, 'a-folder'), { recursive: true });
    writeFileSync(join(folder, 'junk.db'), 'this is no database\n'.repeat(200));
    const file = join(folder, name);
    const opening = openSqliteStore({ file });
    await expect(opening).rejects.toBeInstanceOf(FaultError);
    await expect(opening).rejects.toThrow(`the store ${file} ${words}; `);
  });

  it('refuses a file of a newer version and leaves it alone (fault 31)', async () => {
    const file = newFile();
    const raw = new Sqlite(file);
    raw.exec('pragma user_version = 99');
    await expect(openSqliteStore({ file })).rejects.toThrow('was written by a newer version (schema 99');
    expect(raw.prepare('select name from sqlite_master').all()).toEqual([]);
    raw.close();
  });

  it('writes nothing of a verb when the disk is full, and goes on once there is room (fault 27)', async () => {
    const file = newFile();
    const database = await openDatabase(file);
    const store = createSqliteStore(database);
    const thread = await fileThread(store);
    const limit = (pages: string): Promise<unknown> =>
      database.read((tx) => sql`${sql.raw(`pragma max_page_count = ${pages}`)}`.execute(tx));
    await limit('1');
    const huge = draft(2, { title: 'x'.repeat(100_000) });
    const filing = store.file({ feed: FEED, byline: 'b', key: 'k' }, [draft(3), huge], T0);
    await expect(filing).rejects.toThrow(`the store ${file} cannot grow: the disk is full; make room`);
    expect(await store.threads()).toEqual([thread]);
    await limit('100000');
    expect(done(await store.reserve(thread.id, null, T0)).state).toBe('publishing');
    await database.close();
  });

  it('waits for a lock only so long, and then says who is in the way (fault 28)', async () => {
    const file = newFile();
    const database = await openDatabase(file, 60);
    const raw = new Sqlite(file);
    raw.exec('begin immediate');
    await expect(fileThread(createSqliteStore(database))).rejects.toThrow('is locked by another process');
    raw.exec('rollback');
    expect((await fileThread(createSqliteStore(database))).state).toBe('approved');
    raw.close();
    await database.close();
  });

  it('throws a bug on as what it is', async () => {
    const database = await openDatabase(newFile());
    const fault = database.write((tx) => sql`select 1 from nowhere`.execute(tx));
    await expect(fault).rejects.toThrow('no such table: nowhere');
    await expect(fault).rejects.not.toBeInstanceOf(FaultError);
    await database.close();
  });
});
