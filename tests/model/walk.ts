import fc from 'fast-check';
import { OPEN_GATE, type Gate } from '../../src/model/account.ts';
import { arm, pause, record, reserve } from '../../src/model/delivery.ts';
import type { Outcome, Sighting, Sightings } from '../../src/model/outcome.ts';
import { expire, look } from '../../src/model/reconcile.ts';
import { approve, cancel, handOver, reject } from '../../src/model/review.ts';
import type { Step } from '../../src/model/step.ts';
import { openThread, type Draft, type Thread } from '../../src/model/thread.ts';

export const T0 = Date.UTC(2026, 0, 5, 9);
export const GAPS = [5_000, 30_000];

/** A thread of three posts on an account whose newest own post is 1000. */
export function filed(change: Partial<Draft> = {}): Thread {
  const posts = ['One.', 'Two.', 'Three.'].map((text) => ({ text, weight: text.length, sources: [] }));
  const about = { account: 'mara', article: 'https://ledger.example/a', title: 'A', byline: 'Mara Ellison' };
  return openThread({ ...about, posts, reason: '', approvedBy: 'the rule', ...change }, T0);
}

/** The thread after a step that must be taken. */
export function after(step: Step): Thread {
  if (step.kind === 'refused') throw new Error(`refused: ${step.reason}`);
  return step.thread;
}

export function sight(thread: Thread, index: number, id: string): Sighting {
  const parentId = index === 0 ? null : (thread.slots[index - 1]?.remoteId ?? null);
  return { id, editIds: [id], text: thread.slots[index]?.text ?? '', parentId, at: T0 };
}

/** One thing that may happen to a thread at a time. */
export type Happening = { readonly name: string; apply(thread: Thread, at: number): Step };

/** Anything that may happen to a thread, in any order, with answers and reads of every kind. */
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 30, arbitrary: fc.nat(6).map(armNext) },
  { weight: 30, arbitrary: fc.tuple(fc.nat(5), outcome()).map(([n, told]) => answerTo(n, told)) },
  { weight: 20, arbitrary: fc.tuple(fc.nat(3), fc.nat(2)).map(([index, count]) => lookUp(index, count)) },
  {
    weight: 6,
    arbitrary: fc.constant(happens('reserve', (t, at) => reserve(t, OPEN_GATE, false, '1000', at))),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      happens('expire', (thread, at) => expire(thread, 5_000, at)),
      happens('pause', (thread, at) => pause(thread, 'HTTP 429', at)),
      happens('approve', (thread, at) => approve(thread, 'Ana', at)),
      happens('look-failed', (thread, at) => look(thread, FAILED, new Set(), GAPS, at)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      happens('reject', (thread, at) => reject(thread, 'Ana', at)),
      happens('cancel', (thread, at) => cancel(thread, 'another account', at)),
      happens('hand-over', (thread, at) => handOver(thread, 'too late', at)),
    ),
  },
);

const FAILED: Sightings = { kind: 'failed', gate: null, until: null, reason: 'HTTP 503' };
const CLOSED: Gate = { kind: 'rate', reason: 'HTTP 429', until: null };

function happens(name: string, apply: Happening['apply']): Happening {
  return { name, apply };
}

/** Arms post 0, 1 or 2; 3 tries the next one behind a closed gate, anything else with an open one. */
function armNext(index: number): Happening {
  return happens('arm', (thread, at) => {
    const next = index < 3 ? index : thread.slots.findIndex(({ state }) => state === 'pending');
    return arm(thread, next, index === 3 ? CLOSED : OPEN_GATE, at + 20_000, at);
  });
}

function outcome(): fc.Arbitrary<'theirs' | Outcome> {
  return fc.constantFrom<'theirs' | Outcome>(
    'theirs',
    'theirs',
    'theirs',
    { kind: 'posted', id: '7', text: 'One.' },
    { kind: 'not-sent', reason: 'ECONNREFUSED' },
    { kind: 'throttled', gate: 'rate', until: null, reason: 'HTTP 429' },
    { kind: 'refused', reason: 'HTTP 403' },
    { kind: 'unknown', reason: 'HTTP 503' },
  );
}

/** An answer to the attempt `n` from the end, late ones included. */
function answerTo(n: number, told: 'theirs' | Outcome): Happening {
  return happens('record', (thread, at) => {
    const attempt = thread.attempts.at(-1 - (n % 3));
    const posted: Outcome = { kind: 'posted', id: idOf(attempt?.index ?? 0), text: attempt?.text ?? '' };
    return record(thread, attempt?.id ?? 'none', told === 'theirs' ? posted : told, 5_000, at);
  });
}

/** A read that shows the first `index` posts, and the one that is looked for `count` times. */
function lookUp(index: number, count: number): Happening {
  return happens('look', (thread, at) => {
    const known = thread.slots
      .slice(0, index)
      .flatMap(({ remoteId }, k) => (remoteId ? [sight(thread, k, remoteId)] : []));
    const open = thread.attempts.find(({ lookAt }) => lookAt !== null)?.index ?? 0;
    const found = Array.from({ length: count }, (_, n) => sight(thread, open, idOf(open) + '0'.repeat(n)));
    const bound = new Set(thread.slots.flatMap(({ remoteId }) => remoteId ?? []));
    return look(thread, { kind: 'seen', posts: [...known, ...found] }, bound, GAPS, at);
  });
}

function idOf(index: number): string {
  return String(1001 + index);
}
