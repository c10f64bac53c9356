import type { SlotState, Thread } from '../../src/model/thread.ts';
import type { Dispatch, Sighting } from '../../src/model/outcome.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Actor, Stage } from './stage.ts';
import type { Truth } from './drawn-faults.ts';

/** Sees every commit and every call, holds them against the truth, and notes what breaks an invariant. */
export type Witness = {
  /** Broken invariants: the number it has, and what was seen. */
  readonly faults: string[];
  /** The store, with every commit seen. */
  watch(store: Store): Store;
  /** A call is about to leave, by the clock of the machine. */
  asked(dispatch: Dispatch): void;
  /** A post leaves; its caller waits `until` then, true time. */
  called(actor: Actor, dispatch: Dispatch, until: number): void;
  calledRemove(actor: Actor, remoteId: string, until: number): void;
  hangUp(actor: Actor): void;
  accepted(post: Sighting): void;
  removed(post: Sighting, by: 'the bot' | 'hand'): void;
};

/** What the witness must know of the world. `cap`: posts in 15 minutes of the account's budget. */
export type Seen = {
  readonly stage: Stage;
  readonly truth: () => Truth;
  readonly cap: number | null;
  readonly notAfter: number | null;
};

/** States from which a slot's post may be out. */
export const SENT: ReadonlySet<SlotState> = new Set(['armed', 'ambiguous', 'held', 'refused']);

/** States in which a slot's post has an id. */
export const KNOWN: ReadonlySet<SlotState> = new Set(['posted', 'deleting', 'deleted']);

/** Where a text belongs. */
export type Place = { readonly thread: string; readonly index: number; readonly before: string | null };

/** A call whose caller waits for its answer; `until` by true time, `localUntil` by the machine's clock. */
export type OnTheLine = {
  readonly what: string;
  readonly isDelete: boolean;
  readonly until: number;
  readonly localUntil: number;
  isOver(): boolean;
};

/** A call that was armed. */
export type Armed = {
  readonly id: string;
  readonly text: string;
  readonly parentId: string | null;
  readonly at: number;
};

const QUARTER_HOUR = 15 * 60_000;

/** Verbs of the store that change nothing. */
export const READS: ReadonlySet<string> = new Set([
  'accountState',
  'feedState',
  'feedHealth',
  'offers',
  'subscriptions',
  'subscriptionAt',
  'dueEntries',
  'entriesFor',
  'entriesSince',
  'threads',
  'thread',
  'openThreads',
  'events',
  'spendings',
  'revisions',
  'threadsOut',
  'close',
]);

/** The store, with every commit told: its verb, its words, and whether it was done. */
export function watchCommits(
  store: Store,
  seeCommit: (store: Store, verb: string, words: readonly unknown[], done: boolean) => Promise<void>,
): Store {
  return new Proxy(store, {
    get: (target, verb) => {
      const act: unknown = Reflect.get(target, verb);
      if (typeof act !== 'function' || READS.has(String(verb))) return act;
      return async (...words: unknown[]): Promise<unknown> => {
        const ruling: unknown = await Reflect.apply(act, target, words);
        await seeCommit(store, String(verb), words, isDone(ruling));
        return ruling;
      };
    },
  });
}

/** How many posts of the last 15 minutes are out or may be. */
export function countSpent(armed: readonly Armed[], threads: readonly Thread[], now: number): number {
  const outcomes = new Map(
    threads.flatMap(({ attempts }) => attempts.map(({ id, outcome }) => [id, outcome])),
  );
  return armed.filter(({ id, at }) => {
    // The one just armed has no outcome yet.
    const outcome = outcomes.get(id) ?? 'unknown';
    return at > now - QUARTER_HOUR && (outcome === 'posted' || outcome === 'unknown');
  }).length;
}

/** What there may be once only, and is twice: by invariant. */
export function findTwins(threads: readonly Thread[]): readonly (readonly [number, string])[] {
  const keys = threads.map(({ account, article }) => `${account} ${article}`);
  const ids = threads.flatMap(({ slots }) => slots.flatMap(({ remoteId }) => remoteId ?? []));
  return [
    ...(new Set(keys).size < keys.length
      ? [[11, 'two threads of one account about one article'] as const]
      : []),
    ...(new Set(ids).size < ids.length
      ? [[7, `one post is bound to two slots: ${ids.join(' ')}`] as const]
      : []),
  ];
}

/** Whether a gate is one that a person closed. */
export function isPause(gate: unknown): boolean {
  return typeof gate === 'object' && gate !== null && Reflect.get(gate, 'kind') === 'paused';
}

function isDone(ruling: unknown): boolean {
  if (typeof ruling === 'boolean') return ruling;
  if (Array.isArray(ruling)) return true;
  return typeof ruling === 'object' && ruling !== null && Reflect.get(ruling, 'kind') === 'done';
}
