import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, type TestContext } from 'vitest';
import { FaultError } from '../../src/model/fault.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { findEndBreaches, openDesk, stayAlive, TEXTS, work } from '../newsroom/crashing.ts';
import { mountDisk, type Disk } from './full.ts';

let disk: Disk | null = null;

afterEach(() => {
  disk?.remove();
  disk = null;
});

/** Mounting needs the rights of root: elsewhere the test says so and is skipped. */
function mount(context: TestContext): Disk {
  disk = mountDisk();
  if (disk === null) return context.skip('this user may not mount a disk');
  return disk;
}

describe('a disk that is full', () => {
  it('before the call lets nothing be sent, and everything goes out once there is room (fault 27)', async (context) => {
    const { folder, fill, free } = mount(context);
    const store = await openSqliteStore({ file: join(folder, 'x.db') });
    const { desk, id } = await openDesk([], store);
    const { arm } = store;
    store.arm = (...words) => {
      fill();
      return arm(...words);
    };
    await expect(work(desk, stayAlive())).rejects.toThrow('cannot grow: the disk is full; make room');
    expect(desk.network.calls).toEqual([]);
    expect((await store.thread(id))?.attempts).toEqual([]);
    store.arm = arm;
    free();
    await work(desk, stayAlive());
    expect(await findEndBreaches(desk, id)).toEqual([]);
    expect(desk.network.calls).toHaveLength(TEXTS.length);
    await store.close();
  });

  it('after the call stops all sending, and the post is looked for at the next start, not sent again (fault 27)', async (context) => {
    const { folder, fill, free } = mount(context);
    const file = join(folder, 'x.db');
    const store = await openSqliteStore({ file });
    const { desk, id } = await openDesk([], store);
    const { publish } = desk.network;
    desk.network.publish = async (...words) => {
      const outcome = await publish(...words);
      if (desk.network.calls.length === 2) fill();
      return outcome;
    };
    await expect(work(desk, stayAlive())).rejects.toThrow('cannot grow: the disk is full; make room');
    expect(desk.network.calls).toHaveLength(2);
    await store.close();
    free();
    const again = await openSqliteStore({ file });
    expect((await again.thread(id))?.slots[1]?.state).toBe('armed');
    const restarted = { ...desk, store: again };
    await work(restarted, stayAlive());
    expect(await findEndBreaches(restarted, id)).toEqual([]);
    expect(desk.network.calls).toHaveLength(TEXTS.length);
    await again.close();
  });
});

describe('a disk that can only be read', () => {
  it('is said in one line, and nothing is opened (fault 28)', async (context) => {
    const { folder, freeze } = mount(context);
    const other = mkdtempSync(join(tmpdir(), 'open-'));
    await (await openSqliteStore({ file: join(other, 'x.db') })).close();
    const file = join(folder, 'x.db');
    copyFileSync(join(other, 'x.db'), file);
    rmSync(other, { recursive: true });
    freeze();
    await expect(openSqliteStore({ file })).rejects.toThrow(/^the store .*x\.db .*; .*writ/);
  });

  it('is said in one line too where only the folder is closed to this user (fault 28)', async (context) => {
    if (process.getuid?.() === 0) return context.skip('root may write to any folder');
    const folder = mkdtempSync(join(tmpdir(), 'closed-'));
    const file = join(folder, 'x.db');
    await (await openSqliteStore({ file })).close();
    chmodSync(folder, 0o500);
    chmodSync(file, 0o400);
    await expect(openSqliteStore({ file })).rejects.toBeInstanceOf(FaultError);
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });
});
