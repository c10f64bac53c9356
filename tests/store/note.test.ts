import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, type Database } from '../../src/store/database.ts';
import type { Tx } from '../../src/store/tables.ts';

const FULL = 2;

async function open(): Promise<Database> {
  const database = await openDatabase(join(mkdtempSync(join(tmpdir(), 'bylinebot-note-')), 'store.sqlite'));
  onTestFinished(() => database.close());
  return database;
}

async function synchronous(tx: Tx): Promise<number> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(tx);
  return rows[0]?.synchronous ?? NaN;
}

describe('a note of a feed', () => {
  it('is not forced to the disk, and what is written beside and after it is (fault 29)', async () => {
    const { note, write } = await open();
    const all = [note(synchronous), write(synchronous), note(synchronous), write(synchronous)];
    expect(await Promise.all(all)).toEqual([1, FULL, 1, FULL]);
  });

  it('that fails leaves the next write forced to the disk (fault 29)', async () => {
    const { note, write } = await open();
    const fails = note(async () => {
      throw new Error('a bug');
    });
    await expect(fails).rejects.toThrow('a bug');
    expect(await write(synchronous)).toBe(FULL);
  });

  it('of which nothing stands where it fails half way', async () => {
    const { note, read } = await open();
    const fails = note(async (tx) => {
      await tx
        .insertInto('feeds')
        .values({ url: 'https://a.example/feed', title: '', gone: 0, pace: '{}' })
        .execute();
      throw new Error('a bug');
    });
    await expect(fails).rejects.toThrow('a bug');
    expect(await read((tx) => tx.selectFrom('feeds').selectAll().execute())).toEqual([]);
  });
});
