import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVERY_ACCOUNT } from '../../src/model/account.ts';
import { FaultError } from '../../src/model/fault.ts';
import { backUp } from '../../src/store/backup.ts';
import { restore } from '../../src/store/restore.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { draft, entry, FEED, fileThread, reading, T0 } from '../contract/stories.ts';
import {
  LATER,
  WHY,
  folder,
  file,
  backup,
  working,
  fill,
  makeOther,
  makeNewer,
  damage,
} from './old-copies.ts';

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
    ['the store itself', () => file, 'is the store itself'],
  ])('refuses %s and changes nothing', async (_what, make, words) => {
    await fill();
    const from = make() ?? backup;
    const before = new Set(readdirSync(folder));
    await expect(restore(from, file, LATER)).rejects.toThrow(words);
    await expect(restore(from, file, LATER)).rejects.toBeInstanceOf(FaultError);
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
