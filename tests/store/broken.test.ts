import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { FaultError } from '../../src/model/fault.ts';
import { openDatabase } from '../../src/store/database.ts';
import { explain } from '../../src/store/fault.ts';
import { MIGRATIONS } from '../../src/store/schema.ts';
import { createSqliteStore, openSqliteStore } from '../../src/store/sqlite.ts';
import { beginThread, done, T0 } from '../contract/stories.ts';
import { findEndBreaches, openDesk, stayAlive, TEXTS, work } from '../newsroom/crashing.ts';

const root = mkdtempSync(join(tmpdir(), 'broken-'));
let files = 0;
const newFile = (): string => join(root, `${files++}.db`);

afterAll(() => rmSync(root, { recursive: true }));

describe('a store that is in the way', () => {
  it('because another process holds its lock lets nothing be sent until it is free (fault 28)', async () => {
    const file = newFile();
    const database = await openDatabase(file, 60);
    const store = createSqliteStore(database);
    const { desk, id } = await openDesk([], store);
    const rival = new Sqlite(file);
    const { arm } = store;
    store.arm = async (...words) => {
      rival.exec('begin immediate');
      return arm(...words);
    };
    await expect(work(desk, stayAlive())).rejects.toThrow('is locked by another process');
    expect(desk.network.calls).toEqual([]);
    rival.exec('rollback');
    store.arm = arm;
    await work(desk, stayAlive());
    expect(await findEndBreaches(desk, id)).toEqual([]);
    expect(desk.network.calls).toHaveLength(TEXTS.length);
    rival.close();
    await database.close();
  });

  it('because its disk fails or its folder is closed is told in one line (fault 28)', () => {
    for (const [code, words] of [
      [266, 'cannot be read or written (I/O error); check the disk'],
      [778, 'cannot be read or written (I/O error); check the disk'],
      [1032, 'can only be read; make the file and its folder writable'],
    ] as const) {
      const told = explain(Object.assign(new Error('disk I/O error'), { rawCode: code }), 'x.db');
      expect(told).toBeInstanceOf(FaultError);
      expect(String(told)).toContain(`the store x.db ${words}`);
    }
  });
});

describe('a store that lost its journal', () => {
  it('is not believed: the bot stands still, and what was open waits for a person (fault 30)', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    const { id } = await beginThread(store, 1);
    done(await store.arm(id, 1, T0 + 20_000, T0));
    await store.close();
    // Into the file itself goes what stands in the journal so far; what comes after stays in the journal.
    const raw = new Sqlite(file);
    raw.exec('pragma wal_checkpoint(truncate)');
    raw.close();
    const live = await openSqliteStore({ file });
    await live.expire(id, 5_000, T0 + 60_000);
    const lost = newFile();
    copyFileSync(file, lost);
    copyFileSync(`${file}.age`, `${lost}.age`);
    await live.close();
    const found = await openSqliteStore({ file: lost });
    expect((await found.accountState('mara')).gate.kind).toBe('killed');
    expect(await found.openThreads('mara')).toEqual([]);
    expect(await found.thread(id)).toMatchObject({
      state: 'needs_review',
      slots: [{}, { state: 'held' }, {}],
    });
    await found.close();
  });

  it('before anything of it reached the file is not taken for a new one (fault 30)', async () => {
    const file = newFile();
    const live = await openSqliteStore({ file });
    await beginThread(live, 1);
    const lost = newFile();
    copyFileSync(file, lost);
    copyFileSync(`${file}.age`, `${lost}.age`);
    await live.close();
    const found = await openSqliteStore({ file: lost });
    expect((await found.accountState('mara')).gate.kind).toBe('killed');
    await found.close();
  });
});

describe('a migration', () => {
  it('that fails halfway leaves the file as it was, and the program does not start (fault 31)', async () => {
    const file = newFile();
    const raw = new Sqlite(file);
    raw.exec(`${MIGRATIONS[0]}; pragma user_version = 1; create table kept (mine text)`);
    const dump = (): unknown => raw.prepare('select name, sql from sqlite_master order by name').all();
    const before = dump();
    await expect(openSqliteStore({ file })).rejects.toThrow('kept');
    expect(dump()).toEqual(before);
    expect(raw.prepare('pragma user_version').all()).toEqual([{ user_version: 1 }]);
    raw.exec('drop table kept');
    await (await openSqliteStore({ file })).close();
    expect(raw.prepare('pragma user_version').all()).toEqual([{ user_version: MIGRATIONS.length }]);
    raw.close();
  });
});
