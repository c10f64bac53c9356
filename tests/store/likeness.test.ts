import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Outcome, Removal } from '../../src/model/outcome.ts';
import { findLastOut } from '../../src/model/rollback.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import {
  draft,
  entry,
  FEED,
  FIRST_LOOK,
  GAPS,
  reading,
  seen,
  setback,
  sighting,
  T0,
  unchanged,
} from '../contract/stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'likeness-'));
let files = 0;

afterAll(() => rmSync(folder, { recursive: true }));

/** One verb, asked of a store; `n` chooses what it is about. */
type Ask = (store: Store, n: number, at: number) => Promise<unknown>;

const OUTCOMES: readonly Outcome[] = [
  { kind: 'not-sent', reason: 'ECONNREFUSED' },
  { kind: 'throttled', gate: 'rate', until: null, reason: 'HTTP 429' },
  { kind: 'unknown', reason: 'cut' },
  {
    kind: 'refused',
    reason: 'HTTP 403',
    quotas: [{ window: 'x-rate-limit', remaining: 3, until: T0 + 60_000 }],
  },
];

const pick = async (store: Store, n: number) => (await store.threads()).at(n % 3);
const ACCOUNTS = { accounts: ['mara', 'desk'] };

const ASKS: readonly Ask[] = [
  (store, n, at) => store.pin('mara', { network: 'x', id: String(n === 7 ? 2 : 1), handle: 'mara' }, at),
  (store, n, at) => store.closeGate('desk', { kind: n < 4 ? 'rate' : 'auth', reason: '', until: null }, at),
  (store, n, at) => store.recordReading(reading([entry(n), entry(n + 1)], n < 4 ? {} : ACCOUNTS), at),
  (store, n, at) => store.recordFeedFault(FEED, setback({ notBefore: at + n, gone: n === 7 }), at),
  async (store, n, at) => {
    const due = (await store.dueEntries(at)).at(n % 2);
    return due && store.deferEntry(due, 'later', at + n);
  },
  async (store, n, at) => {
    const due = (await store.dueEntries(at)).at(n % 2);
    const one = draft(n, { approvedBy: n % 3 === 0 ? null : 'the rule' });
    return due && store.file(due, [one, { ...one, account: 'desk' }], at);
  },
  async (store, n, at) => {
    const words = n % 3 === 0 ? null : { hash: String(n % 4), title: 'A', byline: [], blocks: [] };
    await store.recordRevision(draft(n % 2).article, words, at);
    return store.revisions(draft(n % 2).article);
  },
  async (store, n, at) => {
    const thread = await pick(store, n);
    const finding = { why: 'changed', mark: String(n % 2), reason: 'other' } as const;
    return store.correct(thread?.id ?? '', finding, n < 4 ? draft(n + 20, { replyTo: '1' }) : null, at);
  },
  (store, n, at) => store.file({ feed: FEED, byline: 'b', key: 'k' }, [draft(n)], at),
  async (store, n, at) => store.approve((await pick(store, n))?.id ?? '', 'Ana', at),
  (store, _, at) => store.recordUnchanged(unchanged(), at),
  async (store, n, at) => {
    const finding = { why: 'late', mark: String(n), reason: 'it is too late' } as const;
    return n < 4 && store.withhold((await pick(store, n))?.id ?? '', finding, at);
  },
  async (store, n, at) => n === 7 && store.reject((await pick(store, n))?.id ?? '', 'Ana', at),
  async (store, n, at) => store.reserve((await pick(store, n))?.id ?? '', '1000', at),
  async (store, n, at) => {
    const thread = await pick(store, n);
    const next = thread?.slots.findIndex(({ state }) => state === 'pending') ?? 0;
    return store.arm(thread?.id ?? '', next, at + 20_000, at);
  },
  async (store, n, at) => {
    const thread = await pick(store, n);
    const attempt = thread?.attempts.at(-1);
    const posted: Outcome = { kind: 'posted', id: String(2_000 + at - T0), text: attempt?.text ?? '' };
    const outcome = OUTCOMES[n] ?? posted;
    return store.record(thread?.id ?? '', attempt?.id ?? '', outcome, FIRST_LOOK, at);
  },
  async (store, n, at) => store.expire((await pick(store, n))?.id ?? '', FIRST_LOOK, at),
  async (store, n, at) => {
    const thread = await pick(store, n);
    if (thread === undefined) return null;
    const posts = thread.slots.flatMap((slot) =>
      slot.remoteId ? [sighting(thread, slot.index, { id: slot.remoteId })] : [],
    );
    const index = thread.attempts.find(({ lookAt }) => lookAt !== null)?.index ?? 0;
    const found = n < 4 ? [] : [sighting(thread, index, { id: '9000', at: null })];
    return store.look(thread.id, seen(...posts, ...found), GAPS, at);
  },
  async (store, n, at) => store.rollBack((await pick(store, n))?.id ?? '', 'Ana', at),
  async (store, n, at) => n > 5 && store.handOver((await pick(store, n))?.id ?? '', 'late', at),
  async (store, n, at) => {
    const thread = await pick(store, n);
    const last = thread && findLastOut(thread);
    return store.armDelete(thread?.id ?? '', last?.index ?? 0, at + 20_000, at);
  },
  async (store, n, at) => {
    const thread = await pick(store, n);
    const index = thread?.slots.findIndex(({ state }) => state === 'deleting') ?? 0;
    return store.recordDelete(thread?.id ?? '', index, thread?.notBefore ?? null, removal(n), at);
  },
];

function removal(n: number): Removal {
  const outcome = OUTCOMES[n];
  return outcome === undefined || outcome.kind === 'posted' ? { kind: 'deleted' } : outcome;
}

/** All that a store lets out. */
async function show(store: Store, at: number): Promise<unknown> {
  const threads = await store.threads();
  return {
    accounts: [await store.accountState('mara'), await store.accountState('desk')],
    feed: await sorted(store),
    due: await store.dueEntries(at),
    open: [await store.openThreads('mara'), await store.openThreads('desk')],
    events: await Promise.all(threads.map(({ id }) => store.events(id))),
    out: await store.threadsOut(T0),
    threads,
  };
}

async function sorted(store: Store): Promise<unknown> {
  const state = await store.feedState(FEED);
  return { ...state, settled: state.settled.toSorted((a, b) => a.account.localeCompare(b.account)) };
}

it('gives the same answers from SQLite as from memory, whatever it is asked', async () => {
  const step = fc.tuple(fc.constantFrom(...ASKS), fc.nat(7), fc.constantFrom(1, 6_000, 31_000));
  const walks = fc.array(step, { minLength: 10, maxLength: 80, size: 'max' });
  await fc.assert(
    fc.asyncProperty(walks, async (steps) => {
      const memory = createMemoryStore();
      const sqlite = await openSqliteStore({ file: join(folder, `${files++}.db`) });
      let at = T0;
      for (const [ask, n, later] of steps) {
        at += later;
        expect(await ask(sqlite, n, at)).toEqual(await ask(memory, n, at));
      }
      expect(await show(sqlite, at)).toEqual(await show(memory, at));
      await sqlite.close();
    }),
    { numRuns: 25 },
  );
});
