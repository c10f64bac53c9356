import type { Removal } from '../../src/model/outcome.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Store } from '../../src/ports/store.ts';
import { beginThread, done, doubtThread, GAPS, seen, T0 } from './stories.ts';

/** When a rollback is ordered; ms since the epoch. */
export const LATER = T0 + 3_600_000;

/** A delete that is done. */
export const DELETED: Removal = { kind: 'deleted' };

/** A delete that nobody can tell of. */
export const UNCLEAR: Removal = { kind: 'unknown', reason: 'the answer was cut' };

/** A delete that is not allowed. */
export const REFUSED: Removal = { kind: 'refused', reason: 'HTTP 403' };

/** A thread that is out whole and is to be taken back. */
export async function orderRollback(store: Store): Promise<Thread> {
  const { id } = await beginThread(store, 3);
  return done(await store.rollBack(id, 'Ana', LATER));
}

/** Arms a delete with twenty seconds to go. */
export async function armDelete(store: Store, id: string, index: number, at: number): Promise<Thread> {
  return done(await store.armDelete(id, index, at + 20_000, at));
}

/** Deletes one post, with this answer. */
export async function remove(
  store: Store,
  id: string,
  index: number,
  removal = DELETED,
  at = LATER,
): Promise<Thread> {
  const { notBefore } = await armDelete(store, id, index, at);
  return done(await store.recordDelete(id, index, notBefore, removal, at));
}

/** Half a thread that a person was handed: post 1 is out, and this is what became of post 2. */
export async function leaveHalf(store: Store, became: 'refused' | 'held'): Promise<string> {
  const outcome = { kind: became === 'held' ? 'unknown' : 'refused', reason: 'HTTP' } as const;
  let thread = await doubtThread(store, 1, outcome);
  const first = { id: '1001', editIds: ['1001'], text: 'One. 1/3', parentId: null, at: T0 };
  for (let n = 0; n < 5 && thread.state === 'reconciling'; n++) {
    const { lookAt } = thread.attempts.at(-1) ?? {};
    thread = done(await store.look(thread.id, seen(first), GAPS, lookAt ?? 0));
  }
  return thread.id;
}
