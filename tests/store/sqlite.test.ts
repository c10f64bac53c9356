import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import Sqlite from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { createSqliteStore, openSqliteStore } from '../../src/store/sqlite.ts';
import {
  armThread,
  beginThread,
  draft,
  entry,
  FEED,
  fileThread,
  IDENTITY,
  reading,
  T0,
} from '../contract/stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
let files = 0;
const newFile = (): string => join(folder, `${files++}.db`);

afterAll(() => rmSync(folder, { recursive: true }));

describe('the SQLite file', () => {
  it('holds everything after it was closed and opened again, a kill switch too (fault 41)', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    await store.pin('mara', IDENTITY, T0);
    await store.recordReading(reading([]), T0);
    await store.recordReading(reading([entry(1)]), T0);
    await store.closeGate('mara', { kind: 'killed', reason: 'a person', until: null }, T0 - 1);
    const ask = async (from: typeof store) => ({
      account: await from.accountState('mara'),
      feed: await from.feedState(FEED),
      due: await from.dueEntries(T0),
      threads: await from.threads(),
    });
    const before = await ask(store);
    await store.close();
    const again = await openSqliteStore({ file });
    expect(await ask(again)).toEqual(before);
    expect(before.due).toHaveLength(1);
    expect(before.account.gate.kind).toBe('killed');
    await again.close();
  });

  it('holds a thread in mid-air as it was (fault 32)', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    const armed = await armThread(store, 1);
    await store.close();
    const again = await openSqliteStore({ file });
    expect(await again.threads()).toEqual([armed]);
    await again.close();
  });

  it('has the schema of the golden file', async () => {
    const file = newFile();
    await (await openSqliteStore({ file })).close();
    const raw = new Sqlite(file);
    const rows = raw
      .prepare("select sql from sqlite_master where sql is not null and name not like 'sqlite_%'")
      .all();
    raw.close();
    const dump = rows.map((row) => `${(row as { sql: string }).sql};\n`).join('');
    await expect(dump).toMatchFileSnapshot('schema.golden.sql');
  });

  it('promises durability with WAL, synchronous=FULL and foreign keys, or does not open (fault 29)', async () => {
    const database = await openDatabase(newFile());
    const pragma = (name: string): Promise<unknown> =>
      database.read(async (tx) => (await sql`${sql.raw(`pragma ${name}`)}`.execute(tx)).rows[0]);
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await pragma('synchronous')).toEqual({ synchronous: 2 });
    expect(await pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
    await database.close();
    await expect(openDatabase(':memory:')).rejects.toThrow('journal_mode is memory, not wal');
  });

  it('refuses to change or delete an event', async () => {
    const database = await openDatabase(newFile());
    await fileThread(createSqliteStore(database));
    const change = database.write((tx) => tx.updateTable('events').set({ kind: 'other' }).execute());
    await expect(change).rejects.toThrow('append-only');
    await expect(database.write((tx) => tx.deleteFrom('events').execute())).rejects.toThrow('append-only');
    await database.close();
  });

  it('lists some thousands of threads quickly', async () => {
    const store = await openSqliteStore({ file: newFile() });
    const ref = { feed: FEED, byline: 'Mara Ellison', key: 'k' };
    await store.file(
      ref,
      Array.from({ length: 1_500 }, (_, n) => draft(n)),
      T0,
    );
    const start = performance.now();
    expect(await store.threads()).toHaveLength(1_500);
    expect(performance.now() - start).toBeLessThan(2_000);
    await store.close();
  });
});

describe('two connections on one file', () => {
  it('let only one of them arm a post (fault 34)', async () => {
    const file = newFile();
    const [one, other] = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    const thread = await beginThread(one);
    const rulings = await Promise.all([one, other].map((store) => store.arm(thread.id, 0, T0 + 20_000, T0)));
    expect(rulings.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect((await other.thread(thread.id))?.attempts).toHaveLength(1);
  });

  it('let only one of them reserve an account', async () => {
    const file = newFile();
    const [one, other] = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    const threads = [await fileThread(one, 1), await fileThread(one, 2)];
    const [first, second] = threads;
    const rulings = await Promise.all([
      one.reserve(first?.id ?? '', null, T0),
      other.reserve(second?.id ?? '', null, T0),
    ]);
    expect(rulings.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
  });

  it('let only one of them approve a thread (fault 39)', async () => {
    const file = newFile();
    const [one, other] = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    const { id } = await fileThread(one, 1, { approvedBy: null });
    const rulings = await Promise.all([one.approve(id, 'Ana', T0), other.approve(id, 'Ben', T0)]);
    expect(rulings.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    const winner = rulings[0]?.kind === 'done' ? 'Ana' : 'Ben';
    expect((await one.thread(id))?.approvedBy).toBe(winner);
  });

  it('lose nothing when both write at once', async () => {
    const file = newFile();
    const stores = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    const writes = stores.flatMap((store, side) =>
      Array.from({ length: 20 }, (_, n) => fileThread(store, side * 100 + n)),
    );
    await Promise.all(writes);
    expect(await stores[0]?.threads()).toHaveLength(40);
  });
});
