import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { FaultError } from '../model/fault.ts';
import { readAge } from './age.ts';
import { copyStore, syncFolder } from './backup.ts';
import { openDatabase } from './database.ts';
import { holdAlone } from './lock.ts';
import { recall } from './recall.ts';
import type { Restoration } from './restored.ts';

/** What a restoration left: why nothing is sent now, and where the store before it is kept, if there was one. */
export type Restored = Restoration & { readonly aside: string | null };

/** What SQLite keeps beside a file. The journal goes first: a file without it is old, a journal without its file is a trap. */
const BESIDE = ['-wal', '-shm', ''];

/**
 * Puts a backup in a store's place; what stood there, even if damaged, is kept beside it under a dated name.
 * Rejects with a `FaultError`, and nothing is changed, where the backup is no sound store or somebody works on this one.
 */
export async function restore(backup: string, file: string, at: number): Promise<Restored> {
  if (!existsSync(backup)) {
    throw new FaultError({ what: `there is no file ${backup}`, remedy: 'name the backup to restore' });
  }
  if (existsSync(file) && realpathSync(backup) === realpathSync(file)) {
    throw new FaultError({ what: `${backup} is the store itself`, remedy: 'name the backup to restore' });
  }
  const hold = holdAlone(file);
  try {
    return await putInPlace(backup, file, at);
  } finally {
    hold.release();
  }
}

async function putInPlace(backup: string, file: string, at: number): Promise<Restored> {
  const [draft, whole] = [`${file}.restoring`, `${file}.restored`];
  remove(draft);
  remove(whole);
  try {
    copyStore(backup, draft);
    const restoration = await recallIn(draft, readAge(file), at);
    // Once more, so that the file is whole without its journal.
    copyStore(draft, whole);
    const aside = putAside(file, at);
    renameSync(whole, file);
    syncFolder(file);
    return { ...restoration, aside };
  } finally {
    remove(draft);
    remove(whole);
  }
}

/** The copy distrusts its own rows before it takes the store's place: there is no moment in which it would send. */
async function recallIn(draft: string, age: number, at: number): Promise<Restoration> {
  const database = await openDatabase(draft);
  try {
    return await database.write((tx) => recall(tx, age, at));
  } finally {
    await database.close();
  }
}

function putAside(file: string, at: number): string | null {
  if (!existsSync(file)) return null;
  const aside = `${file}.before-${new Date(at).toISOString().replaceAll(':', '-')}`;
  for (const ending of BESIDE) {
    if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${aside}${ending}`);
  }
  return aside;
}

function remove(draft: string): void {
  for (const ending of BESIDE) rmSync(`${draft}${ending}`, { force: true });
}
