import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVERY_ACCOUNT } from '../../src/model/account.ts';
import { FaultError } from '../../src/model/fault.ts';
import { backUp } from '../../src/store/backup.ts';
import { restore } from '../../src/store/restore.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { done, fileThread, states, T0 } from '../contract/stories.ts';
import { LATER, WHY, folder, file, backup, working, fill, damage, copyBack } from './old-copies.ts';

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
