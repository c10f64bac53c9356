import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { recall } from '../../src/store/recall.ts';
import { readRestoration } from '../../src/store/restored.ts';
import { createSqliteStore, openSqliteStore } from '../../src/store/sqlite.ts';
import { beginThread, done, draft, FEED, fileThread, T0 } from '../contract/stories.ts';

const DAY = 86_400_000;
const LATER = T0 + 401 * DAY;
const folder = mkdtempSync(join(tmpdir(), 'keep-'));
let files = 0;
const newFile = (): string => join(folder, `${files++}.db`);

afterAll(() => rmSync(folder, { recursive: true }));

describe('a store out of which old threads were taken', () => {
  it('refuses still to lose an event that is younger', async () => {
    const database = await openDatabase(newFile());
    const store = createSqliteStore(database);
    await beginThread(store, 3, 1);
    await store.prune(LATER - 400 * DAY, LATER);
    const { id } = await fileThread(store, 2);
    done(await store.cancel(id, 'no', LATER));
    const remove = database.write((tx) => tx.deleteFrom('events').where('at', '>=', LATER).execute());
    await expect(remove).rejects.toThrow('append-only');
    const change = database.write((tx) => tx.updateTable('events').set({ at: 0 }).execute());
    await expect(change).rejects.toThrow('append-only');
    await database.close();
  });

  it('is not taken for an old copy of itself when it is opened again (fault 30)', async () => {
    const file = newFile();
    const store = await openSqliteStore({ file });
    await beginThread(store, 3, 1);
    expect(await store.prune(LATER - 400 * DAY, LATER)).toBe(1);
    await store.close();
    const again = await openSqliteStore({ file });
    expect((await again.accountState('mara')).gate.kind).toBe('open');
    await again.close();
  });

  it('knows still when it was restored: what was seen before is approved by no rule (fault 30)', async () => {
    const database = await openDatabase(newFile());
    const store = createSqliteStore(database);
    const { id } = await fileThread(store, 1);
    await database.write((tx) => recall(tx, 0, T0 + 1));
    done(await store.reject(id, 'Ana', T0 + 2));
    expect(await store.prune(LATER - 400 * DAY, LATER)).toBe(1);
    expect(await database.read(readRestoration)).toMatchObject({ at: T0 + 1 });
    await database.close();
  });

  it('has no more of an article than of the threads about it', async () => {
    const database = await openDatabase(newFile());
    const store = createSqliteStore(database);
    const ref = { feed: FEED, byline: 'Mara Ellison', key: 'k' };
    const [told, open] = [draft(1), draft(2)];
    const both = [told, open, { ...open, account: 'desk' }];
    for (const { id, account } of await store.file(ref, both, T0)) {
      if (account === 'mara') await store.cancel(id, 'no', T0);
    }
    for (const { article } of [told, open]) {
      await database.write((tx) =>
        sql`insert into revisions (article, at, looked_at, hash, title, byline, blocks)
          values (${article}, ${T0}, ${T0}, 'h', 't', 'b', '[]')`.execute(tx),
      );
    }
    expect(await store.prune(LATER - 400 * DAY, LATER)).toBe(2);
    const left = await database.read((tx) =>
      sql<{ article: string }>`select article from revisions`.execute(tx),
    );
    expect(left.rows).toEqual([{ article: open.article }]);
    await database.close();
  });
});
