import type { Entry, Feed } from './feed.ts';
import { SPAN, type Piece, type Supply } from './plan.ts';
import { matchEntry, type SeenEntry } from './reading.ts';

const DAY = 86_400_000;

/** A date before this is none: feeds write 1970 where they know nothing. Ms since the epoch, the year 1990. */
const FIRST_DATE = Date.UTC(1990, 0);

/** What is known of one feed for one byline: `seen` by the store, `shown` now (`null`: it cannot be read). */
export type Known = {
  readonly names: readonly string[];
  readonly seen: readonly SeenEntry[];
  readonly shown: Feed | null;
  /** Links that count already for another feed of the byline; those that count here are added. */
  readonly counted: Set<string>;
  readonly at: number;
};

/** An entry as either side knows it. */
type Line = {
  readonly key: string;
  readonly link: string | null;
  readonly match: 'yes' | 'no' | 'unknown';
  readonly published: number | null;
  readonly seenAt: number | null;
};

/** The author's articles in a feed: those that were seen, joined with those it shows now, each once. */
export function findSupply(known: Known): Pick<Supply, 'pieces' | 'oldest' | 'unsigned'> {
  const { counted, at } = known;
  const lines = [...joinLines(known)];
  const theirs = lines.filter(({ match }) => match === 'yes');
  const pieces = theirs.flatMap((line): readonly Piece[] => {
    if (line.link !== null && counted.has(line.link)) return [];
    if (line.link !== null) counted.add(line.link);
    const time = dateOf(line, at);
    return [{ at: time ?? line.seenAt ?? at, dated: time !== null }];
  });
  const times = lines.flatMap((line) => dateOf(line, at) ?? []);
  const oldest = times.length === 0 ? null : Math.min(...times);
  const unsigned = lines.filter((line) => {
    return line.match === 'unknown' && (dateOf(line, at) ?? line.seenAt ?? at) > at - SPAN * DAY;
  });
  return { pieces, oldest, unsigned: unsigned.length };
}

function* joinLines({ names, seen, shown }: Known): Generator<Line> {
  const keys = new Set<string>();
  const links = new Set<string>();
  const now = shown?.entries.map((entry) => fromFeed(names, shown, entry)) ?? [];
  for (const line of [...seen.map(fromStore), ...now]) {
    if (keys.has(line.key) || (line.link !== null && links.has(line.link))) continue;
    keys.add(line.key);
    if (line.link !== null) links.add(line.link);
    yield line;
  }
}

/** Of an entry that its feed did not sign, only a thread proves that it is the author's. */
function fromStore({ key, link, published, seenAt, state, certain }: SeenEntry): Line {
  const match =
    state === 'other' || state === 'filtered' ? 'no' : certain || state === 'filed' ? 'yes' : 'unknown';
  return { key, link, match, published, seenAt };
}

function fromFeed(names: readonly string[], feed: Feed, entry: Entry): Line {
  const { key, link, published } = entry;
  return { key, link, match: matchEntry(names, feed, entry), published, seenAt: null };
}

function dateOf({ published }: Line, at: number): number | null {
  return published !== null && published >= FIRST_DATE && published <= at ? published : null;
}
