import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { EVERY_ACCOUNT } from '../../src/model/account.ts';
import { FaultError } from '../../src/model/fault.ts';
import type { Store } from '../../src/ports/store.ts';
import { backUp } from '../../src/store/backup.ts';
import { restore } from '../../src/store/restore.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import {
  beginThread,
  done,
  draft,
  entry,
  FEED,
  fileThread,
  reading,
  states,
  T0,
} from '../contract/stories.ts';

const root = mkdtempSync(join(tmpdir(), 'restore-'));
const LATER = T0 + 3_600_000;
const WHY = `restored from a backup of ${new Date(T0).toISOString()}; check the account before going on`;
let folder = '';
let file = '';
let backup = '';

beforeEach(() => {
  folder = mkdtempSync(join(root, 'room-'));
  file = join(folder, 'bylinebot.sqlite');
  backup = join(folder, 'backup.sqlite');
});

afterAll(() => rmSync(root, { recursive: true }));

/** Opens the store for one piece of work. */
async function working<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ file });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A store whose feed had its baseline, with one entry due, one thread approved and one half out. */
async function fill(): Promise<void> {
  await working(async (store) => {
    await store.recordReading(reading([]), T0);
    await store.recordReading(reading([entry(1)]), T0);
    await fileThread(store, 2);
    await beginThread(store, 1, 3);
  });
}

describe('a backup', () => {
  it('holds everything, though the bot writes on, and only its owner may read it', async () => {
    await fill();
    await working(async (store) => {
      const before = await store.threads();
      backUp(file, backup);
      await fileThread(store, 9);
      rmSync(`${file}.age`);
      copyFileSync(backup, join(folder, 'opened.sqlite'));
      const copy = await openSqliteStore({ file: join(folder, 'opened.sqlite') });
      expect(await copy.threads()).toEqual(before);
      await copy.close();
    });
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is never written over another file, nor made of nothing', async () => {
    expect(() => backUp(file, backup)).toThrow(`there is no store ${file}`);
    await fill();
    writeFileSync(backup, 'mine');
    expect(() => backUp(file, backup)).toThrow(`${backup} exists already; name a new file`);
    expect(readFileSync(backup, 'utf8')).toBe('mine');
    expect(() => backUp(file, join(folder, 'none', 'b'))).toThrow('cannot be written (ENOENT)');
  });
});

describe('restoring, after which an old store must not send again what it does not remember', () => {
  it('puts every open thread before a person and stops the bot (fault 30)', async () => {
    await fill();
    backUp(file, backup);
    await working((store) => store.closeGate('mara', { kind: 'paused', reason: '', until: null }, T0));
    const { reason, aside } = await restore(backup, file, LATER);
    expect(reason).toBe(WHY);
    expect(existsSync(aside ?? '')).toBe(true);
    await working(async (store) => {
      expect((await store.threads()).map((each) => [each.state, each.reason])).toEqual([
        ['needs_review', WHY],
        ['in_review', WHY],
      ]);
      expect(await store.openThreads('mara')).toEqual([]);
      expect((await store.accountState('mara')).gate).toEqual({ kind: 'killed', reason: WHY, until: null });
      expect(await store.openGate(EVERY_ACCOUNT, LATER)).toBe(true);
    });
    await working(async (store) => expect((await store.accountState('mara')).gate.kind).toBe('open'));
  });

  it('takes the baseline of every feed again, and no article for the newest', async () => {
    await fill();
    backUp(file, backup);
    await restore(backup, file, LATER);
    await working(async (store) => {
      expect((await store.feedState(FEED)).settled).toEqual([]);
      const newest = { firstRun: 'newest' } as const;
      expect(await store.recordReading(reading([entry(1), entry(4)], newest), LATER + 1)).toEqual([]);
      const another = reading([entry(5)], { ...newest, byline: 'Ben Okafor' });
      expect(await store.recordReading(another, LATER + 1)).toEqual([]);
      expect(await store.recordReading(reading([entry(1), entry(4), entry(6)]), LATER + 2)).toHaveLength(1);
    });
  });

  it('lets no rule approve what was seen or published before it, and lets it approve what came after', async () => {
    await fill();
    backUp(file, backup);
    await restore(backup, file, LATER);
    await working(async (store) => {
      await store.recordReading(reading([]), LATER + 1);
      const late = entry(7, { published: LATER + 2 });
      await store.recordReading(reading([entry(6), late, entry(8, { published: null })]), LATER + 2);
      const due = await store.dueEntries(LATER + 2);
      const filed = due.map(
        async (each) => (await store.file(each, [draft(Number(each.key.slice(5)))], LATER))[0],
      );
      const threads = await Promise.all(filed);
      expect(Object.fromEntries(threads.map((each) => [each?.title, [each?.state, each?.reason]]))).toEqual({
        'Story 1': ['in_review', WHY],
        'Story 6': ['in_review', WHY],
        'Story 7': ['approved', ''],
        'Story 8': ['approved', ''],
      });
    });
  });

  it.each([
    ['nothing at all', () => undefined, 'there is no file'],
    ['no database', () => writeFileSync(backup, 'junk'.repeat(2_000)), 'is not a database'],
    ['the store of something else', () => makeOther(), 'is no store of bylinebot'],
    ['a store of a newer version', () => makeNewer(), 'was written by a newer version (schema 99'],
    ['a damaged store', () => damage(backup), 'is damaged'],
    ['the store itself', () => (backup = file), 'is the store itself'],
  ])('refuses %s and changes nothing', async (_what, make, words) => {
    await fill();
    make();
    const before = new Set(readdirSync(folder));
    await expect(restore(backup, file, LATER)).rejects.toThrow(words);
    await expect(restore(backup, file, LATER)).rejects.toBeInstanceOf(FaultError);
    expect(readdirSync(folder).filter((name) => !before.has(name))).toEqual([]);
    await working(async (store) => expect(await store.openThreads('mara')).toHaveLength(2));
  });

  it('refuses while anybody works on the store, and nobody may begin meanwhile', async () => {
    await fill();
    backUp(file, backup);
    await working(async () => {
      await expect(restore(backup, file, LATER)).rejects.toThrow(`a bot works on the store ${file}; stop it`);
    });
    const restoring = restore(backup, file, LATER);
    await expect(openSqliteStore({ file })).rejects.toThrow('is just being restored');
    await restoring;
    await working(async (store) => expect(await store.threads()).toHaveLength(2));
  });
});

function makeOther(): void {
  const other = new Sqlite(backup);
  other.exec('create table notes (text text); pragma user_version = 1');
  other.close();
}

function makeNewer(): void {
  backUp(file, backup);
  const newer = new Sqlite(backup);
  newer.exec('pragma user_version = 99');
  newer.close();
}

/** Writes over one page in the middle of a copy of the store. */
function damage(target: string): void {
  const whole = join(folder, 'whole');
  backUp(file, whole);
  const bytes = readFileSync(whole);
  rmSync(whole);
  const page = 4_096 * Math.floor(bytes.length / 8_192);
  bytes.fill(0x5a, page, page + 4_096);
  writeFileSync(target, bytes);
}

describe('a store whose rows are older than its age', () => {
  it('was copied back by hand, and is treated as restored (fault 30)', async () => {
    await fill();
    backUp(file, backup);
    await working(async (store) => {
      const [half] = await store.threads();
      const id = half?.id ?? '';
      expect(states(done(await store.arm(id, 1, T0 + 20_000, T0)))[1]).toBe('armed');
    });
    await copyBack(backup);
    await working(async (store) => {
      expect((await store.accountState('mara')).gate.reason).toBe(WHY);
      expect(await store.openThreads('mara')).toEqual([]);
      expect(await store.openGate(EVERY_ACCOUNT, LATER)).toBe(true);
    });
    await working(async (store) => expect((await store.accountState('mara')).gate.kind).toBe('open'));
  });

  it('is noticed too when the store that a restoration put aside comes back', async () => {
    await fill();
    backUp(file, backup);
    await working(async (store) => {
      for (let n = 10; n < 20; n++) await fileThread(store, n);
    });
    const { aside } = await restore(backup, file, LATER);
    await working((store) => store.openGate(EVERY_ACCOUNT, LATER));
    backUp(aside ?? '', join(folder, 'old'));
    await copyBack(join(folder, 'old'));
    await working(async (store) => expect((await store.accountState('mara')).gate.kind).toBe('killed'));
  });

  it('is not one that was closed and opened again, by several at once, or whose age is unknown', async () => {
    await fill();
    for (const age of ['', 'x', '9'.repeat(15)]) {
      writeFileSync(`${file}.age`, age);
      const stores = await Promise.all([openSqliteStore({ file }), openSqliteStore({ file })]);
      await Promise.all(stores.map((store, n) => fileThread(store, 100 + n + 10 * age.length)));
      for (const store of stores) {
        expect((await store.accountState('mara')).gate.kind).toBe('open');
        await store.close();
      }
    }
  });
});

/** What a person does who knows nothing of `restore`. */
async function copyBack(copy: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  copyFileSync(copy, file);
}

it('says that a damaged store is damaged and how to go on, and does not open it (fault 30)', async () => {
  await fill();
  await working(async (store) => {
    for (let n = 10; n < 40; n++) await fileThread(store, n);
  });
  damage(backup);
  await copyBack(backup);
  const opening = openSqliteStore({ file });
  await expect(opening).rejects.toThrow(
    `the store ${file} is damaged; nothing is posted from it; stop the program`,
  );
  await expect(opening).rejects.toThrow('bylinebot restore BACKUP');
  await expect(opening).rejects.toBeInstanceOf(FaultError);
});
