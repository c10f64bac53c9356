/** Clocks of papers and ours may differ by this; milliseconds. */
const TOLERANCE = 5 * 60_000;

/** A date that is further ahead is likelier a wrong year than an embargo; milliseconds. */
const LONGEST = 30 * 24 * 3_600_000;

/**
 * Until when nothing is to be told of an article, by the dates that its feed and its page give (ms since the epoch);
 * `null`: it may be told at `now`. `seenAt` is when it was first seen.
 */
export function findEmbargo(dates: readonly (number | null)[], seenAt: number, now: number): number | null {
  const ahead = honoured(dates, seenAt).filter((date) => date > now + TOLERANCE);
  return ahead.length === 0 ? null : Math.max(...ahead);
}

/** Why a person must say when an article is told: a date of it is too far ahead to be meant. */
export function doubtDates(dates: readonly (number | null)[], seenAt: number): readonly string[] {
  return dates
    .filter((date) => date !== null && Number.isFinite(date) && date - seenAt > LONGEST)
    .slice(0, 1)
    .map((date) => `its date, ${writeMoment(date ?? seenAt)}, is more than 30 days ahead`);
}

/** An article this much older than its first sight stood somewhere else before; milliseconds. */
const OLD = 3 * 24 * 3_600_000;
/** Before this there were no pages: such a date is an empty field; ms since the epoch. */
const FIRST_PAGES = Date.UTC(1990, 0);

/**
 * Why a person must say whether an article is news: its feed and its page both date it long before its feed was last read
 * without it (`since`, ms since the epoch, is from when it may have stood there). A feed that loses an entry shows an older
 * one. One date alone may lie.
 */
export function doubtAge(dates: readonly (number | null)[], since: number): readonly string[] {
  const known = dates.filter((date) => date !== null && date >= FIRST_PAGES).map(Number);
  const latest = Math.max(...known);
  if (known.length < 2 || since - latest <= OLD) return [];
  return [`it is old: its date is ${writeMoment(latest)}, and its feed did not show it before`];
}

/** From when an article could be told that was first to be seen at `since`: an embargo counts for nobody's delay. */
export function tellableSince(dates: readonly (number | null)[], seenAt: number, since: number): number {
  return Math.max(since, ...honoured(dates, seenAt).filter((date) => date > seenAt + TOLERANCE));
}

/** A moment as people read it, in UTC. */
export function writeMoment(at: number): string {
  return new Date(at).toISOString();
}

function honoured(dates: readonly (number | null)[], seenAt: number): readonly number[] {
  return dates.filter((date) => date !== null && date - seenAt <= LONGEST).map(Number);
}
