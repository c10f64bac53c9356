import { storyOf } from '../model/correction.ts';
import type { Thread } from '../model/thread.ts';
import type { Store } from '../ports/store.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { tellNext } from './next.ts';
import { answer, AT_THE_SHELL, withStore } from './outbox.ts';

/** Orders what is public of a thread to be deleted, and says when that happens and what stays. */
export function rollBackThread(
  doors: Doors,
  id: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const ruling = await store.rollBack(id, AT_THE_SHELL, doors.now());
    const code = answer(streams, id, ruling);
    if (ruling.kind === 'refused') return code;
    await tellNext(store, ruling.thread, streams, doors.now());
    for (const correction of await findCorrectionsOut(store, ruling.thread)) {
      streams.out(`its correction stays out: bylinebot outbox rollback ${correction.id}\n`);
    }
    return code;
  });
}

/** Corrections of a thread of which a post is public. */
async function findCorrectionsOut(
  store: Store,
  { id, account, article }: Thread,
): Promise<readonly Thread[]> {
  const own = (await store.threads()).filter((each) => each.account === account && each.id !== id);
  return own.filter(
    (each) => storyOf(each.article) === article && each.slots.some(({ state }) => state === 'posted'),
  );
}
