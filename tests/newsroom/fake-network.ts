import type { Dispatch, Outcome, Quota, Removal, Sighting, Sightings } from '../../src/model/outcome.ts';
import type { Upload } from '../../src/model/image.ts';
import type { WhoAmI } from '../../src/model/account.ts';
import type { Clock, Network } from '../../src/ports/desk.ts';

/** All that a call can come to: accepted and answered, or one of the ways the world goes wrong. */
export const FAULTS = [
  'none',
  'lose-answer',
  'never-arrives',
  'late-accept',
  'cut-answer',
  'not-sent',
  'rate',
  'rate-bare',
  'rate-past',
  'usage-capped',
  'auth',
  'credits',
  'refuse',
  'refuse-reply',
  'duplicate-ours',
  'duplicate-other',
  'odd-id',
  'other-text',
] as const;

/** What the fake does with the next call. */
export type Fault = (typeof FAULTS)[number];

/** What the fake does with the next delete. */
export type DeleteFault = 'none' | 'lose-answer' | 'never-arrives' | 'not-sent' | 'rate' | 'refuse';

/** A network in memory that keeps the truth: what was really accepted, in order. */
export type FakeNetwork = Network & {
  readonly truth: Sighting[];
  readonly calls: Dispatch[];
  /** Faults of the next calls, first come first served; past them all goes well. */
  readonly faults: Fault[];
  /** Ids that were asked to be deleted, in order. */
  readonly removals: string[];
  /** Faults of the next deletes. */
  readonly deletes: DeleteFault[];
  /** Faults of the next reads: `fail`, or `stale` (an older state of the timeline). */
  readonly reads: ('fail' | 'stale')[];
  /** What the next answers say is left, first come first served; past them they say nothing. */
  readonly quotas: (readonly Quota[])[];
  /** Alt texts of the pictures that were uploaded, in order. */
  readonly uploads: string[];
  /** What the next uploads come to; past them all goes well. */
  readonly uploadAnswers: Upload[];
  identity: { id: string; handle: string };
  maxInFlight: number;
};

/** How long a late accept takes, in milliseconds. */
const LATE = 180_000;

/** What the account posted before anybody watched it. */
const OLD_POST: Sighting = { id: '900', editIds: ['900'], text: 'Good morning.', parentId: null, at: 0 };

/** An account's network that follows the rules of X and fails as told. */
export function createFakeNetwork(clock: Clock): FakeNetwork {
  const late: { due: number; post: Dispatch }[] = [];
  let next = 1_000n;
  let inFlight = 0;
  const fake: FakeNetwork = {
    truth: [],
    calls: [],
    faults: [],
    reads: [],
    quotas: [],
    removals: [],
    deletes: [],
    uploads: [],
    uploadAnswers: [],
    identity: { id: '42', handle: 'mara' },
    maxInFlight: 0,
    facts: {
      length: 280,
      weigh: (text) => text.length,
      cashtags: 1,
      resend: 'never',
      media: { maxBytes: 5_000_000, maxSide: 4096, maxAlt: 100 },
    },
    upload: async (_picture, alt) => {
      const number = fake.uploads.push(alt);
      return fake.uploadAnswers.shift() ?? { kind: 'ready', id: `m${number}` };
    },
    whoAmI: async (): Promise<WhoAmI> => ({ kind: 'known', identity: { network: 'x', ...fake.identity } }),
    publish: async (dispatch) => {
      fake.calls.push(dispatch);
      fake.maxInFlight = Math.max(fake.maxInFlight, ++inFlight);
      await Promise.resolve();
      inFlight--;
      const outcome = answer(fake.faults.shift() ?? 'none', dispatch);
      const quotas = fake.quotas.shift();
      return quotas === undefined ? outcome : { ...outcome, quotas };
    },
    remove: async (remoteId) => {
      fake.removals.push(remoteId);
      fake.maxInFlight = Math.max(fake.maxInFlight, ++inFlight);
      await Promise.resolve();
      inFlight--;
      return take(fake.deletes.shift() ?? 'none', remoteId);
    },
    findRecent: async (since) => ({
      kind: 'seen',
      newest: (fake.truth.at(-1) ?? OLD_POST).id,
      posts: fake.truth.filter(({ at }) => at !== null && at >= since).toReversed(),
    }),
    find: async (sinceId): Promise<Sightings> => {
      settleLate();
      const fault = fake.reads.shift();
      if (fault === 'fail') return { kind: 'failed', gate: null, until: null, reason: 'HTTP 503' };
      const shown = fault === 'stale' ? [OLD_POST] : [OLD_POST, ...fake.truth];
      const posts = shown.filter(({ id }) => sinceId === null || BigInt(id) > BigInt(sinceId));
      return { kind: 'seen', posts: posts.toReversed() };
    },
  };

  function accept({ text, parentId }: Dispatch): string {
    const id = String(next++);
    fake.truth.push({ id, editIds: [id], text, parentId, at: clock.now() });
    return id;
  }

  function take(fault: DeleteFault, remoteId: string): Removal {
    const index = fake.truth.findIndex(({ id }) => id === remoteId);
    if ((fault === 'none' || fault === 'lose-answer') && index >= 0) fake.truth.splice(index, 1);
    switch (fault) {
      case 'none':
        return { kind: 'deleted' };
      case 'lose-answer':
      case 'never-arrives':
        return { kind: 'unknown', reason: 'the connection was cut' };
      case 'not-sent':
        return { kind: 'not-sent', reason: 'ECONNREFUSED' };
      case 'rate':
        return { kind: 'throttled', gate: 'rate', until: clock.now() + 60_000, reason: 'HTTP 429' };
      case 'refuse':
        return { kind: 'refused', reason: 'HTTP 403: not yours' };
    }
  }

  function settleLate(): void {
    for (const { post } of late.filter(({ due }) => due <= clock.now())) accept(post);
    late.splice(0, late.length, ...late.filter(({ due }) => due > clock.now()));
  }

  function answer(fault: Fault, dispatch: Dispatch): Outcome {
    switch (fault) {
      case 'none':
        return { kind: 'posted', id: accept(dispatch), text: dispatch.text };
      case 'lose-answer':
        accept(dispatch);
        return { kind: 'unknown', reason: 'the connection was cut' };
      case 'cut-answer':
        accept(dispatch);
        return { kind: 'unknown', reason: 'the answer 201 was cut short or damaged' };
      case 'duplicate-ours':
        accept(dispatch);
        return { kind: 'unknown', reason: 'HTTP 403: duplicate content' };
      // Of a post that was deleted, or somebody else's.
      case 'duplicate-other':
        return { kind: 'unknown', reason: 'HTTP 403: duplicate content' };
      case 'never-arrives':
        return { kind: 'unknown', reason: 'HTTP 503' };
      case 'late-accept':
        late.push({ due: clock.now() + LATE, post: dispatch });
        return { kind: 'unknown', reason: 'no answer in time' };
      case 'not-sent':
        return { kind: 'not-sent', reason: 'ECONNREFUSED' };
      case 'rate':
        return { kind: 'throttled', gate: 'rate', until: clock.now() + 60_000, reason: 'HTTP 429' };
      case 'rate-bare':
        return { kind: 'throttled', gate: 'rate', until: null, reason: 'HTTP 429' };
      case 'rate-past':
        return { kind: 'throttled', gate: 'rate', until: clock.now() - 60_000, reason: 'HTTP 429' };
      case 'usage-capped':
        return { kind: 'throttled', gate: 'budget', until: null, reason: 'HTTP 429: usage capped' };
      case 'credits':
        return { kind: 'throttled', gate: 'budget', until: null, reason: 'HTTP 402' };
      case 'auth':
        return { kind: 'throttled', gate: 'auth', until: null, reason: 'HTTP 401' };
      case 'refuse':
        return { kind: 'refused', reason: 'HTTP 403: not allowed' };
      case 'refuse-reply':
        if (dispatch.parentId === null) return answer('none', dispatch);
        return { kind: 'refused', reason: 'HTTP 403: no replies' };
      case 'odd-id':
        accept(dispatch);
        return { kind: 'posted', id: '1', text: dispatch.text };
      case 'other-text':
        return { kind: 'posted', id: accept(dispatch), text: 'These are not the words that were sent.' };
    }
  }
  return fake;
}
