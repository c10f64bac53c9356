import { z } from 'zod';
import { LEAST_KEPT } from '../model/keep.ts';

const DAY = 86_400_000;
const KEEP = /^(\d{1,5})d$/;
const KEEP_WANTED = 'is no number of days; write one such as "400d"';

/** Milliseconds of `400d`; `null` for anything else. Not a duration like the others: no timer has to hold it. */
export function parseKeep(text: string): number | null {
  const days = KEEP.exec(text)?.[1];
  return days === undefined ? null : Number(days) * DAY;
}

/** How long what is finished is kept, as it is written. */
export const keep = z
  .string({ error: KEEP_WANTED })
  .regex(KEEP, { error: KEEP_WANTED, abort: true })
  .refine((value) => (parseKeep(value) ?? 0) >= LEAST_KEPT, {
    error: `is too short: a month's budget reads back; write at least "${LEAST_KEPT / DAY}d"`,
  });
