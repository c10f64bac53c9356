/** What one article adds to a measure: the measure is the sum of `sum` by the sum of `of` over all articles. */
export type Share = { readonly sum: number; readonly of: number };

/** A measure with the middle 95 % of what other draws of articles would have given. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

const DRAWS = 1000;
const SEED = 20150301;

/** The measure over all articles, and its spread over articles drawn again with replacement, the same draws each time. */
export function estimate(shares: readonly Share[]): Estimate {
  return spread(shares.length, (draw) => ratio(draw.map((index) => shares[index])));
}

/** How much higher `a` is than `b`, the articles drawn in pairs. */
export function estimateGap(a: readonly Share[], b: readonly Share[]): Estimate {
  return spread(
    a.length,
    (draw) => ratio(draw.map((index) => a[index])) - ratio(draw.map((index) => b[index])),
  );
}

/** The spread of any measure that is worked out from a list of places below `count`. */
export function spread(count: number, measure: (places: readonly number[]) => number): Estimate {
  const below = createDice(SEED);
  const all = Array.from({ length: count }, (_, index) => index);
  const values = Array.from({ length: DRAWS }, () => measure(all.map(() => below(count))));
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (DRAWS - 1))] ?? 0;
  return { value: measure(all), low: at(0.025), high: at(0.975) };
}

function ratio(shares: readonly (Share | undefined)[]): number {
  let [sum, of] = [0, 0];
  for (const share of shares) {
    sum += share?.sum ?? 0;
    of += share?.of ?? 0;
  }
  return of === 0 ? 0 : sum / of;
}

/** Mulberry32: the same numbers for the same seed. */
function createDice(seed: number): (n: number) => number {
  let state = seed | 0;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}
