import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/schema.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';

const T0 = Date.UTC(2026, 0, 5, 9);
const folder = mkdtempSync(join(tmpdir(), 'migration-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** A store as the first schema left it: an approved thread, one in review, and an entry that waits. */
function writeFirst(file: string): void {
  const raw = new Sqlite(file);
  raw.pragma('journal_mode = wal');
  raw.exec(MIGRATIONS[0] ?? '');
  const thread = (id: string, approved: string | null) =>
    raw
      .prepare(
        `insert into threads (id, account, article, title, byline, state, reason, hash, approved_hash, approved_by,
          created_at, updated_at)
        values (?, 'mara', ?, 'A', 'Mara Ellison', ?, '', 'h', ?, ?, ?, ?)`,
      )
      .run(
        id,
        `https://ledger.example/${id}`,
        approved === null ? 'in_review' : 'approved',
        approved,
        approved,
        T0,
        T0 + 5,
      );
  thread('one', 'h');
  thread('two', null);
  raw.exec(`
    insert into slots values ('one', 0, 'mara', 'One.', 4, '[]', 'pending', null);
    insert into accounts values ('mara', 'x', '42', 'mara', 'open', '', null);
    insert into entries (feed, byline, key, link, title, published, state, reason, certain, accounts, first_run, tries,
      next_try, seen_at)
    values ('f', 'Mara Ellison', 'k', 'https://ledger.example/k', 'K', null, 'due', '', 1, '["mara"]', 0, 0, ${T0}, ${T0});
    insert into events (at, account, thread, kind, about) values (${T0}, 'mara', 'one', 'filed', '{}');
  `);
  raw.pragma('user_version = 1');
  raw.close();
}

describe('a store of the first schema', () => {
  it('opens as it was, with the times of first sight and approval filled in', async () => {
    const file = join(folder, 'first.db');
    writeFirst(file);
    const store = await openSqliteStore({ file });
    const [two, one] = await store.threads();
    expect(one).toMatchObject({ id: 'one', state: 'approved', seenAt: T0, approvedAt: T0, replyTo: null });
    expect(one?.slots).toMatchObject([{ text: 'One.', state: 'pending' }]);
    expect(two).toMatchObject({ id: 'two', state: 'in_review', seenAt: T0, approvedAt: null });
    expect(await store.dueEntries(T0)).toMatchObject([{ key: 'k', seenAt: T0, since: T0 }]);
    expect(await store.accountState('mara')).toMatchObject({
      identity: { id: '42' },
      gate: { kind: 'open' },
    });
    expect(await store.events('one')).toMatchObject([{ kind: 'filed', at: T0 }]);
    await store.close();
  });

  it('opens again as the newest, and goes on from there', async () => {
    const file = join(folder, 'again.db');
    writeFirst(file);
    await (await openSqliteStore({ file })).close();
    const store = await openSqliteStore({ file });
    const finding = { why: 'late', mark: '1', reason: 'it is too late' } as const;
    expect(await store.withhold('one', finding, T0 + 6)).toMatchObject({ kind: 'done' });
    expect((await store.events('one')).map(({ kind }) => kind)).toEqual(['filed', 'withheld']);
    await store.close();
    const raw = new Sqlite(file);
    expect(raw.prepare('pragma user_version').get()).toMatchObject({ user_version: MIGRATIONS.length });
    raw.close();
  });
});
