import type { Byline } from './byline.ts';
import type { Pace } from './manners.ts';
import type { FeedNotice } from './notice.ts';
import type { SeenEntry } from './reading.ts';

/** What one byline has seen in a feed; times in ms since the epoch. */
export type FollowerHealth = {
  readonly byline: string;
  readonly seen: number;
  /** Entries by the author, told or not. */
  readonly matched: number;
  readonly held: number;
  /** When the first entry was seen, and the newest one by the author came. */
  readonly since: number;
  readonly matchedAt: number | null;
};

/** How a feed does. */
export type FeedHealth = {
  readonly feed: string;
  readonly title: string;
  /** When it last was read, or said to be unchanged; `null`: never. */
  readonly readAt: number | null;
  /** Why it could not be read the last time; `null`: it could. */
  readonly fault: string | null;
  readonly notBefore: number | null;
  readonly gone: boolean;
  readonly pace: Pace;
  /** When an entry was last seen for the first time. */
  readonly newsAt: number | null;
  readonly followers: readonly FollowerHealth[];
};

/** Whether an entry is by the followed author, as far as is known. */
export function isMatched({ state, certain }: Pick<SeenEntry, 'state' | 'certain'>): boolean {
  return state !== 'other' && (certain || state === 'filed');
}

/** When an entry came: what stood in a feed at the first reading came at its own date. */
export function cameAt({
  state,
  published,
  seenAt,
}: Pick<SeenEntry, 'state' | 'published' | 'seenAt'>): number {
  return state === 'baseline' ? Math.min(published ?? seenAt, seenAt) : seenAt;
}

/** What is said of bylines that are quiet, and of their feeds that show nothing new, for longer than `quietAfter`. */
export function findAlarms(
  bylines: readonly Byline[],
  health: readonly FeedHealth[],
  at: number,
): readonly FeedNotice[] {
  return bylines.flatMap((byline) => {
    const { quietAfter } = byline;
    if (quietAfter === undefined) return [];
    const own = health.filter(({ feed }) => byline.feeds.includes(feed));
    const still = own.flatMap((feed) => findStill(feed, quietAfter, at));
    return [...findQuiet(byline, own, quietAfter, at), ...still];
  });
}

/** By what an alarm is known, so that it is told once for as long as it stands. */
export function nameAlarm({ kind, feed, byline }: FeedNotice): string {
  return `${kind} ${feed ?? byline ?? ''}`;
}

function findQuiet(
  { author, feeds }: Byline,
  health: readonly FeedHealth[],
  quietAfter: number,
  at: number,
): readonly FeedNotice[] {
  const own = health.flatMap(({ followers }) => followers.filter(({ byline }) => byline === author));
  const times = own.map(({ since, matchedAt }) => matchedAt ?? since);
  const last = Math.max(...times);
  if (times.length === 0 || at - last < quietAfter) return [];
  const matched = own.some(({ matchedAt }) => matchedAt !== null);
  const where = feeds.length === 1 ? 'its feed' : `its ${feeds.length} feeds`;
  const reason = matched
    ? `nothing by ${author} in ${where} since ${day(last)}`
    : `nothing by ${author} in ${where} ever, and they are read since ${day(last)}: is the name written as there?`;
  return [{ kind: 'byline-quiet', feed: null, byline: author, reason, at }];
}

/** A feed that never was read has nothing but its failures. */
function findStill(health: FeedHealth, quietAfter: number, at: number): readonly FeedNotice[] {
  const { feed, newsAt, readAt, gone, fault, pace } = health;
  const since = newsAt ?? pace.failingSince;
  if (gone || since === null || at - since < quietAfter) return [];
  const read = readAt === null ? 'it was never read' : `it was last read ${day(readAt)}`;
  const reason =
    newsAt === null
      ? `it fails since ${day(since)}: ${fault ?? 'for no reason'}`
      : `nothing new since ${day(since)}; ${read}`;
  return [{ kind: 'feed-still', feed, byline: null, reason, at }];
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
