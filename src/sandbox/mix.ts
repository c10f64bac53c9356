import type { Kind, Strike, Struck } from './faults.ts';

/** Faults drawn from a seed. */
export type Mix = {
  /** What the next request of this endpoint suffers: the nth is struck alike in every run of the same mix. */
  draw(endpoint: Struck): Strike | undefined;
};

/** Creates, reads and deletes draw from rows of their own: how often a program reads does not change what its creates suffer. */
export function createMix(mix: {
  readonly seed: number;
  readonly rate: number;
  readonly kinds: Readonly<Record<Struck, readonly Kind[]>>;
  readonly ms: number;
}): Mix {
  const rows = {
    create: createRandom(mix.seed),
    timeline: createRandom(~mix.seed),
    delete: createRandom(mix.seed ^ 0x5bd1e995),
    upload: createRandom(mix.seed ^ 0x27d4eb2f),
    metadata: createRandom(mix.seed ^ 0x165667b1),
  };
  return {
    draw: (endpoint) => {
      const random = rows[endpoint];
      const [chance, choice, length] = [random(), random(), random()];
      const kinds = mix.kinds[endpoint];
      const kind = chance < mix.rate ? kinds[Math.floor(choice * kinds.length)] : undefined;
      return kind && { kind, ms: Math.round(length * mix.ms) };
    },
  };
}

/** Mulberry32: numbers from 0 up to 1, the same for the same seed on every machine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const once = Math.imul(state ^ (state >>> 15), state | 1);
    const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61));
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32;
  };
}
