import { BATCH, findHorizon, isOver, notePruned } from '../model/keep.ts';
import type { Event, Thread } from '../model/thread.ts';

/** What pruning takes from, and where it notes what was told. */
type Kept = {
  readonly threads: Map<string, Thread>;
  readonly events: Event[];
  /** Ids of threads that are no longer kept. */
  readonly told: Set<string>;
};

/** Takes a batch of finished threads out of the memory store; says how many went. */
export function prune({ threads, events, told }: Kept, before: number, at: number): number {
  const horizon = findHorizon(before, at);
  const eventsOf = (id: string): readonly Event[] => events.filter(({ thread }) => thread === id);
  const over = [...threads.values()].filter((thread) => isOver(thread, eventsOf(thread.id), horizon));
  const ids = new Set(over.slice(0, BATCH).map(({ id }) => id));
  if (ids.size === 0) return 0;
  for (const id of ids) {
    told.add(id);
    threads.delete(id);
  }
  const left = events.filter(({ thread }) => thread === null || !ids.has(thread));
  events.splice(0, events.length, ...left, notePruned(ids.size, horizon, at));
  return ids.size;
}
