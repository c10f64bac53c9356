/** A stream of chance that is the same for the same seed. */
export type Chance = {
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number;
  hits(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
};

/** Mulberry32: 32 bits of state, quick, and good enough to choose what happens next. */
export function createChance(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(draw() * n);
  return {
    below,
    hits: (probability) => draw() < probability,
    pick: (list) => {
      const [first] = list.slice(below(list.length));
      if (first === undefined) throw new Error('there is nothing to pick from');
      return first;
    },
  };
}
