import { isNobody, matchByline } from './author.ts';
import { findEmbargo, writeMoment } from './embargo.ts';
import type { Entry, Feed, Offer, Validators } from './feed.ts';
import type { KnownStory, OwnEntry } from './identity.ts';
import type { Next } from './manners.ts';
import { foldName } from './name.ts';
import { recognise, type Recognised } from './recognise.ts';

/** Whether a feed names the followed author of an entry; `unknown`: the feed is silent, the page decides. */
export type Match = 'yes' | 'no' | 'unknown';

/**
 * Whether a feed says that one of `names` wrote an entry. A silent entry inherits the feed's author, but only for
 * a yes: a paper that signs its feed as a whole does not say who wrote what.
 */
export function matchEntry(names: readonly string[], feed: Feed, entry: Entry): Match {
  if (entry.authors.length > 0) {
    const match = matchByline(names, entry.authors);
    // A paper that signs its own stories does not say who wrote them.
    const own = entry.authors.every((name) => foldName(name) === foldName(feed.title));
    return match === 'no' && own ? 'unknown' : match;
  }
  // A feed that several people sign does not say which of them wrote an entry.
  const alone = feed.authors.filter((name) => !isNobody(name)).length === 1;
  return alone && matchByline(names, feed.authors) === 'yes' ? 'yes' : 'unknown';
}

/** What one byline makes of one reading of a feed. */
export type Follow = {
  readonly byline: string;
  readonly accounts: readonly string[];
  readonly firstRun: 'baseline' | 'newest';
  /** Milliseconds from first sight until a page is read; left out: none. */
  readonly settle?: number;
  /** The most new entries at one poll that are drafted; more are held. Left out: any number. */
  readonly burst?: number;
  readonly entries: readonly {
    readonly entry: Entry;
    readonly match: Match;
    /** Why `only` or `not` keep it out; left out: they do not. */
    readonly barred?: string;
  }[];
};

/** A feed as read, with what every byline that follows it makes of it. */
export type Reading = {
  readonly feed: string;
  readonly title: string;
  readonly validators: Validators;
  readonly follows: readonly Follow[];
  /** When to ask again; left out: whenever. */
  readonly next?: Next;
  /** Whom it names to tell of its news; left out: nothing is known of it. */
  readonly offer?: Offer | null;
};

/** A feed that was asked and had nothing new; with the validators that came, where they are others. */
export type Unchanged = Next & { readonly feed: string; readonly validators?: Validators | undefined };

/**
 * An entry as one byline saw it first.
 * `baseline`: it was there before; `other`: not by the author; `due`: to be drafted; `filed`: threads stand;
 * `dropped`: it cannot become one; `held`: one of too many at once, a person says; `filtered`: `only` or `not` keep it out.
 */
export type SeenEntry = {
  readonly feed: string;
  readonly byline: string;
  readonly key: string;
  readonly link: string | null;
  readonly title: string;
  readonly published: number | null;
  readonly state: 'baseline' | 'other' | 'due' | 'filed' | 'dropped' | 'held' | 'filtered';
  readonly reason: string;
  /** True when the feed itself names the author. */
  readonly certain: boolean;
  /** Accounts for which it is new. */
  readonly accounts: readonly string[];
  /** True for the candidates of `firstRun: newest`, of which one is filed. */
  readonly firstRun: boolean;
  /** Failed readings of its page so far, and when to try next (ms since the epoch). */
  readonly tries: number;
  readonly nextTry: number;
  readonly seenAt: number;
  /** From when it may have stood in the feed: its date, where that lies between the last reading and `seenAt`. */
  readonly since: number;
};

/** What the store knows of a feed and byline before a reading: what was seen, and which accounts had their baseline. */
export type Known = {
  /** Entries of the feed with a key or a link that it shows now. */
  readonly own: readonly OwnEntry[];
  /** What the byline has seen in any feed that shares an identity with what is shown now. */
  readonly stories: readonly KnownStory[];
  /** Accounts whose baseline stands. */
  readonly settled: readonly string[];
  /** True when no account ever had a baseline here. */
  readonly first: boolean;
  /** When the feed was last read, or said to be unchanged; `null`: never. */
  readonly readAt: number | null;
};

/** How many entries of unknown authorship `firstRun: newest` looks into; each costs a page. */
const NEWEST_CANDIDATES = 5;

/**
 * The entries that a byline has not seen before, or that are others since, each with the state it begins in: new ones of a settled feed
 * are due, those that stood in the feed at its first reading are baseline. Due entries come oldest first,
 * candidates of a first run newest first, which is the order they are drafted in. `fresh`: which are new, as `recognise` tells.
 */
export function admit(
  feed: string,
  follow: Follow,
  known: Known,
  at: number,
  { fresh }: Pick<Recognised, 'fresh'> = recognise(feed, follow, known, at),
): readonly SeenEntry[] {
  const settled = follow.accounts.filter((account) => known.settled.includes(account));
  const newest = known.first && follow.firstRun === 'newest' ? chooseNewest(follow) : [];
  const seen = fresh.map(({ entry, match, barred }): SeenEntry => {
    const candidate = newest.includes(entry.key);
    const fate = candidate ? CHOSEN : judge(entry, match, barred, settled.length > 0);
    const rest = fate.state === 'due' ? findRest(entry, candidate ? 0 : (follow.settle ?? 0), at) : null;
    return {
      feed,
      byline: follow.byline,
      key: entry.key,
      link: entry.link,
      title: entry.title,
      published: entry.published,
      ...fate,
      reason: rest?.reason ?? fate.reason,
      certain: match === 'yes',
      accounts: candidate ? follow.accounts : settled,
      firstRun: candidate,
      tries: 0,
      nextTry: rest?.nextTry ?? at,
      seenAt: at,
      since: candidate ? at : findSince(entry, known.readAt, at),
    };
  });
  return holdBurst(seen, follow.burst).toSorted((a, b) => order(a, newest) - order(b, newest));
}

const CHOSEN = { state: 'due', reason: 'the newest article at the first reading' } as const;

/** More at once than a person writes: a feed that serves everything anew, or another site's. */
function holdBurst(seen: readonly SeenEntry[], burst: number | undefined): readonly SeenEntry[] {
  const due = seen.filter(({ state, firstRun }) => state === 'due' && !firstRun).length;
  if (burst === undefined || due <= burst) return seen;
  const reason = `one of ${due} that were new at one poll, and at most ${burst} are told at once`;
  return seen.map((entry) =>
    entry.state === 'due' && !entry.firstRun ? { ...entry, state: 'held', reason } : entry,
  );
}

function judge(
  entry: Entry,
  match: Match,
  barred: string | undefined,
  settled: boolean,
): Pick<SeenEntry, 'state' | 'reason'> {
  if (match === 'no') return { state: 'other', reason: `by ${entry.authors.join(', ')}` };
  if (barred !== undefined) return { state: 'filtered', reason: barred };
  if (!settled) return { state: 'baseline', reason: 'it stood in the feed at the first reading' };
  if (entry.link === null) return { state: 'dropped', reason: 'the entry has no link' };
  return { state: 'due', reason: '' };
}

/** How long a due entry rests before its page is read, and why; `null`: not at all. */
function findRest(entry: Entry, settle: number, at: number): Pick<SeenEntry, 'reason' | 'nextTry'> | null {
  const settled = at + settle;
  const embargo = findEmbargo([entry.published], at, at) ?? at;
  if (embargo > settled) return { reason: `embargo until ${writeMoment(embargo)}`, nextTry: embargo };
  return settle > 0 ? { reason: `settles until ${writeMoment(settled)}`, nextTry: settled } : null;
}

/** Nobody looked between two readings: an entry without a date between them may be as old as the first. */
function findSince({ published }: Entry, readAt: number | null, at: number): number {
  return readAt === null ? at : Math.min(Math.max(published ?? readAt, readAt), at);
}

function chooseNewest(follow: Follow): readonly string[] {
  const linked = follow.entries.filter(({ entry, barred }) => entry.link !== null && barred === undefined);
  const newestFirst = linked.toSorted((a, b) => (b.entry.published ?? 0) - (a.entry.published ?? 0));
  const sure = newestFirst.filter(({ match }) => match === 'yes').slice(0, 1);
  const candidates =
    sure.length > 0
      ? sure
      : newestFirst.filter(({ match }) => match === 'unknown').slice(0, NEWEST_CANDIDATES);
  return candidates.map(({ entry }) => entry.key);
}

function order(seen: SeenEntry, newest: readonly string[]): number {
  return seen.firstRun ? newest.indexOf(seen.key) : (seen.published ?? seen.seenAt);
}

/** Which entry is meant: a feed's key as one byline sees it. */
export type EntryRef = Pick<SeenEntry, 'feed' | 'byline' | 'key'>;
