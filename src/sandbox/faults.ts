import { z } from 'zod';
import { createMix, type Mix } from './mix.ts';

/** What a create can suffer. */
const OF_CREATES = [
  // Its post is out, and the answer does not say so.
  'lose-answer',
  'error-after',
  'duplicate-after',
  'old-id',
  'other-text',
  'no-id',
  'cut-answer',
  // Its post is not out.
  'reset-before',
  'error-before',
  'rate-limit',
  'rate-limit-bare',
  'rate-limit-past',
  'usage-capped',
  'unauthorized',
  'credits',
  'credits-depleted',
  'duplicate-before',
  'reply-refused',
  // Its post is out `ms` later, after the connection was closed without an answer.
  'late-accept',
  // Its post is out, and the answer comes `ms` later.
  'slow',
] as const;

/** What a read of a timeline can suffer: it shows what stood there `ms` ago, or is not answered with posts. */
const OF_READS = ['stale-read', 'read-error'] as const;

/** What a delete can suffer: its post is gone and the answer does not come, or it is still there. */
const OF_DELETES = ['delete-lost', 'delete-error'] as const;

/** What an upload can suffer: it is not taken, or only `ms` later. */
const OF_UPLOADS = ['upload-error', 'upload-slow'] as const;

/** What an alt text can suffer: it is refused. */
const OF_METADATA = ['metadata-forbidden'] as const;

/** The endpoints that faults strike. */
export type Struck = keyof typeof KINDS;

/** Which kinds strike where. */
export const KINDS = {
  create: OF_CREATES,
  timeline: OF_READS,
  delete: OF_DELETES,
  upload: OF_UPLOADS,
  metadata: OF_METADATA,
} as const;

const Kind = z.enum([...OF_CREATES, ...OF_READS, ...OF_DELETES, ...OF_UPLOADS, ...OF_METADATA]);

/** The name of a fault. */
export type Kind = z.infer<typeof Kind>;

/** Nothing lasts longer than a day. Milliseconds. */
const Duration = z.int().min(0).max(86_400_000);

/** How long a fault lasts when nothing is said, for the kinds where time matters; milliseconds. */
const USUAL: Partial<Record<Kind, number>> = {
  slow: 60_000,
  'upload-slow': 60_000,
  'late-accept': 180_000,
  'rate-limit': 900_000,
  'rate-limit-past': 60_000,
  'stale-read': 180_000,
};

/** A fault on request: after `skip` requests that it could strike, the next `times`; `ms` as its kind has it. */
export const Fault = z.strictObject({
  kind: Kind,
  times: z.int().min(1).max(10_000).default(1),
  skip: z.int().min(0).max(10_000).default(0),
  ms: Duration.optional(),
});
type Fault = z.infer<typeof Fault>;

/** Faults without end from a seed. `rate` of the requests are struck by one of `kinds`, all but the slow ones when left out; `ms` is the longest that any of them lasts. */
export const MixWanted = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff),
  rate: z.number().min(0).max(1),
  kinds: z
    .array(Kind)
    .min(1)
    .default(() => Kind.options.filter((kind) => !/\bslow$/.test(kind))),
  ms: Duration.default(180_000),
});

/** What a request suffers, and for how long (ms) where that matters. */
export type Strike = { readonly kind: Kind; readonly ms: number };

/** The faults that were asked for and have not all struck yet. */
export type Faults = {
  arm(fault: Fault): void;
  /** From now on, and in the place of an earlier mix. */
  stir(mix: z.output<typeof MixWanted>): void;
  /** Forgets every fault that has not struck. */
  calm(): void;
  /** The fault of the request that comes now, if any; each request counts for every fault that skips such. */
  strike(endpoint: Struck): Strike | undefined;
  /** How often each kind struck since the sandbox began. */
  struck(): Readonly<Partial<Record<Kind, number>>>;
};

/** Begins with none. */
export function createFaults(): Faults {
  const struck = new Map<Kind, number>();
  let armed: readonly Fault[] = [];
  let mix: Mix | null = null;

  function takeArmed(endpoint: Struck): Strike | undefined {
    const fits = ({ kind }: Fault): boolean => KINDS[endpoint].some((each) => each === kind);
    const hit = armed.find((fault) => fits(fault) && fault.skip === 0);
    armed = armed
      .map((fault) => {
        if (fits(fault) && fault.skip > 0) return { ...fault, skip: fault.skip - 1 };
        return fault === hit ? { ...fault, times: fault.times - 1 } : fault;
      })
      .filter((fault) => fault.times > 0);
    return hit && { kind: hit.kind, ms: hit.ms ?? USUAL[hit.kind] ?? 0 };
  }

  return {
    arm: (fault) => void (armed = [...armed, fault]),
    stir: ({ kinds, ...wanted }) => {
      mix = createMix({ ...wanted, kinds: sortKinds(kinds) });
    },
    calm: () => {
      armed = [];
      mix = null;
    },
    strike: (endpoint) => {
      const drawn = mix?.draw(endpoint);
      const strike = takeArmed(endpoint) ?? drawn;
      if (strike !== undefined) struck.set(strike.kind, (struck.get(strike.kind) ?? 0) + 1);
      return strike;
    },
    struck: () => Object.fromEntries(struck),
  };
}

/** Kinds by the endpoint that each strikes. */
function sortKinds(kinds: readonly Kind[]): Readonly<Record<Struck, readonly Kind[]>> {
  const of = (endpoint: Struck): readonly Kind[] => KINDS[endpoint].filter((kind) => kinds.includes(kind));
  return {
    create: of('create'),
    timeline: of('timeline'),
    delete: of('delete'),
    upload: of('upload'),
    metadata: of('metadata'),
  };
}
