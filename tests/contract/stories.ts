import type { Entry, Setback } from '../../src/model/feed.ts';
import { NO_PACE } from '../../src/model/manners.ts';
import type { Outcome, Sighting, Sightings } from '../../src/model/outcome.ts';
import type { Follow, Match, Reading, Unchanged } from '../../src/model/reading.ts';
import type { Draft, Thread } from '../../src/model/thread.ts';
import type { Ruling } from '../../src/model/step.ts';
import type { Store } from '../../src/ports/store.ts';

/** Opens a new, empty store. */
export type Opening = () => Promise<Store>;

export const T0 = Date.UTC(2026, 0, 5, 9);
export const FEED = 'https://ledger.example/feed';
export const GAPS = [5_000, 30_000, 120_000];
export const FIRST_LOOK = 5_000;
export const IDENTITY = { network: 'x', id: '42', handle: 'mara' };

export function entry(n: number, change: Partial<Entry> = {}): Entry {
  const link = `https://ledger.example/story-${n}`;
  return {
    key: `guid-${n}`,
    link,
    title: `Story ${n}`,
    authors: ['Mara Ellison'],
    published: T0 + n,
    ...change,
  };
}

/** A reading of one byline's feed; every entry is by the author unless `match` says otherwise. */
export function reading(
  entries: readonly Entry[],
  change: Partial<Follow> = {},
  match: Match = 'yes',
): Reading {
  const follow: Follow = {
    byline: 'Mara Ellison',
    accounts: ['mara'],
    firstRun: 'baseline',
    entries: entries.map((each) => ({ entry: each, match })),
    ...change,
  };
  return {
    feed: FEED,
    title: 'The Ledger',
    validators: { etag: '"1"', lastModified: null },
    follows: [follow],
  };
}

/** A poll of the feed that showed nothing new, and asks for nothing. */
export function unchanged(change: Partial<Unchanged> = {}): Unchanged {
  return { feed: FEED, notBefore: null, pace: NO_PACE, ...change };
}

/** A poll of the feed that failed. */
export function setback(change: Partial<Setback> = {}): Setback {
  return { fault: { what: 'HTTP 503', remedy: '' }, notBefore: null, gone: false, ...change };
}

export function draft(n: number, change: Partial<Draft> = {}): Draft {
  return {
    account: 'mara',
    article: `https://ledger.example/story-${n}`,
    title: `Story ${n}`,
    byline: 'Mara Ellison',
    posts: ['One. 1/3', 'Two. 2/3', 'Three. 3/3'].map((text, paragraph) => ({
      text,
      weight: text.length,
      sources: [{ paragraph, sentence: 0 }],
    })),
    reason: '',
    approvedBy: 'the rule',
    ...change,
  };
}

/** Files a thread for an entry that the store never saw. */
export async function fileThread(store: Store, n = 1, change: Partial<Draft> = {}): Promise<Thread> {
  const ref = { feed: FEED, byline: 'Mara Ellison', key: `unseen-${n}` };
  const [thread] = await store.file(ref, [draft(n, change)], T0);
  if (thread === undefined) throw new Error('no thread was filed');
  return thread;
}

/** A thread that is under way, with posts up to `posted` out as 1001, 1002 …; its account had a post 1000 before. */
export async function beginThread(store: Store, posted = 0, n = 1): Promise<Thread> {
  let thread = await fileThread(store, n);
  thread = done(await store.reserve(thread.id, '1000', T0));
  for (let index = 0; index < posted; index++) {
    thread = done(await store.arm(thread.id, index, T0 + 20_000, T0));
    thread = await answer(store, thread, postedAs(thread, index));
  }
  return thread;
}

/** A thread whose post `index` is armed and waits for its answer. */
export async function armThread(store: Store, index = 0, n = 1): Promise<Thread> {
  const thread = await beginThread(store, index, n);
  return done(await store.arm(thread.id, index, T0 + 20_000, T0));
}

/** A thread whose post `index` was called for and is looked for, with this outcome. */
export async function doubtThread(store: Store, index: number, outcome: Outcome): Promise<Thread> {
  return answer(store, await armThread(store, index), outcome);
}

export async function answer(store: Store, thread: Thread, outcome: Outcome, at = T0): Promise<Thread> {
  return done(await store.record(thread.id, thread.attempts.at(-1)?.id ?? '', outcome, FIRST_LOOK, at));
}

/** The answer of a network that took post `index`. */
export function postedAs(thread: Thread, index: number): Outcome {
  return { kind: 'posted', id: String(1001 + index), text: thread.slots[index]?.text ?? '' };
}

export function sighting(thread: Thread, index: number, change: Partial<Sighting> = {}): Sighting {
  const id = change.id ?? String(1001 + index);
  const parentId = index === 0 ? null : (thread.slots[index - 1]?.remoteId ?? null);
  return { id, editIds: [id], text: thread.slots[index]?.text ?? '', parentId, at: T0, ...change };
}

export function seen(...posts: readonly Sighting[]): Sightings {
  return { kind: 'seen', posts };
}

export function done(ruling: Ruling): Thread {
  if (ruling.kind === 'refused') throw new Error(`refused: ${ruling.reason}`);
  return ruling.thread;
}

export function states(thread: Thread): readonly string[] {
  return thread.slots.map(({ state }) => state);
}
