const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Node's timers fire at once when asked for more than 2^31 - 1 ms, which is 24.8 days. */
const LONGEST = 24 * UNITS.d;

/** A whole number and its unit. */
export const DURATION = /^(\d{1,10})(ms|s|m|h|d)$/;

/** Milliseconds of `20s`, `500ms`, `2m`, `1h` or `0s`; `null` for anything else and for more than 24 days. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const unit = match[2] as keyof typeof UNITS;
  const length = Number(match[1]) * UNITS[unit];
  return length <= LONGEST ? length : null;
}
