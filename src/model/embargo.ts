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
