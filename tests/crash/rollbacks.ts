import type { Sighting } from '../../src/model/outcome.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Truth } from './truth.ts';

/** Sees what is deleted, and by whose order. */
export type RollbackWitness = {
  /** A verb of the store was carried out on a thread. */
  seeCommit(verb: string, thread: Thread | undefined): void;
  /** A call to delete a post leaves. */
  called(remoteId: string): void;
  /** A post is public no more. */
  removed(post: Sighting, by: 'the bot' | 'hand'): void;
};

/** What it must know of the rest. `strays`: texts that may be public besides the slot that is bound. */
type Seen = {
  readonly truth: () => Truth;
  readonly threads: () => readonly Thread[];
  readonly strays: { has(text: string): boolean };
  readonly pausedBy: ReadonlySet<string>;
  breach(invariant: number, what: string): void;
};

/** A witness who has seen nothing deleted yet. */
export function createRollbackWitness({ truth, threads, strays, pausedBy, breach }: Seen): RollbackWitness {
  const ordered = new Set<string>();
  const armed = new Map<string, number>();
  const calls = new Map<string, number>();
  const isPublic = (text: string): boolean => truth().standing.some((post) => post.text === text);
  const count = (counts: Map<string, number>, id: string): number => {
    const many = (counts.get(id) ?? 0) + 1;
    counts.set(id, many);
    return many;
  };
  /** What a person gave up, or had sent again, may be public though no slot is bound to it. */
  const findPublic = ({ slots }: Thread, from: number): string | undefined =>
    slots
      .slice(from)
      .filter(({ text, state }) => state !== 'abandoned' && !strays.has(text))
      .find(({ text }) => isPublic(text))?.text;

  const seeArmed = ({ id, slots, state }: Thread): void => {
    const slot = slots.find((each) => each.state === 'deleting');
    const remoteId = slot?.remoteId ?? null;
    if (remoteId === null) return breach(12, `${id} is armed to delete nothing`);
    if (!ordered.has(id) || state !== 'rolling_back') breach(12, `${id} is deleted and nobody said so`);
    if (pausedBy.size > 0) {
      breach(10, `${id} is deleted although a person paused ${[...pausedBy].join(' and ')}`);
    }
    count(armed, remoteId);
  };

  return {
    seeCommit: (verb, thread) => {
      if (thread === undefined) return;
      if (verb === 'rollBack') ordered.add(thread.id);
      if (verb === 'armDelete') seeArmed(thread);
      for (const { remoteId, state, index } of thread.slots) {
        if (state === 'deleted' && truth().standing.some(({ id }) => id === remoteId)) {
          breach(8, `post ${index + 1} of ${thread.id} is called deleted, and it is public`);
        }
      }
      const left = thread.state === 'rolled_back' ? findPublic(thread, 0) : undefined;
      if (left !== undefined) breach(7, `${thread.id} is called rolled back, and "${left}" is public`);
      if (thread.state !== 'rolling_back') ordered.delete(thread.id);
    },
    called: (remoteId) => {
      if (count(calls, remoteId) > (armed.get(remoteId) ?? 0)) {
        breach(12, `${remoteId} is deleted more often than armed`);
      }
    },
    removed: ({ id, text }, by) => {
      const thread = threads().find(({ slots }) => slots.some((slot) => slot.remoteId === id));
      if (thread === undefined) return breach(12, `"${text}" (${id}) is deleted by ${by} and is no slot's`);
      const { index } = thread.slots.find((slot) => slot.remoteId === id) ?? { index: 0 };
      const later = findPublic(thread, index + 1);
      if (later !== undefined) breach(4, `"${text}" is deleted by ${by} while "${later}" is public`);
    },
  };
}
