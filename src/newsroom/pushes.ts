/** So long after a push it is looked at; milliseconds. */
export const LOOKED_FOR = 15 * 60_000;

/**
 * After a push a feed is polled at once, and again after these times: what stands before it may still show it as it was, and
 * one push may be of several stories. Milliseconds.
 */
const LOOKS = [0, 60_000, 5 * 60_000, LOOKED_FOR];

/** Two polls for pushes are at least so far apart; milliseconds. */
const FLOOR = 30_000;

/** What hubs have told of, and when to poll for it; moments in ms since the epoch. */
export type Pushes = {
  /** A hub has news of a feed. */
  note(feed: string, at: number): void;
  /** The feeds that are to be polled now; they are taken to be. */
  take(at: number): readonly string[];
  /** A feed may not be asked before then. */
  putOff(feed: string, until: number): void;
  /** When the next is to be polled; `null`: none is. */
  next(): number | null;
};

/** Nothing was told yet. */
export function createPushes(): Pushes {
  const looks = new Map<string, readonly number[]>();
  const polled = new Map<string, number>();
  return {
    note: (feed, at) => {
      const last = polled.get(feed) ?? -Infinity;
      // A poll ahead of now was noted by a clock that has been set back since.
      const first = last > at ? at : Math.max(at, last + FLOOR);
      looks.set(
        feed,
        LOOKS.map((after) => first + after),
      );
    },
    take: (at) => {
      const due = [...looks].filter(([, [first = Infinity]]) => first <= at).map(([feed]) => feed);
      for (const feed of due) {
        const left = (looks.get(feed) ?? []).filter((each) => each > at);
        if (left.length === 0) looks.delete(feed);
        else looks.set(feed, left);
        polled.set(feed, at);
      }
      return due;
    },
    putOff: (feed, until) => {
      const later = (looks.get(feed) ?? []).filter((each) => each > until);
      looks.set(feed, [until, ...later]);
    },
    next: () => {
      const firsts = [...looks.values()].flatMap(([first]) => first ?? []);
      return firsts.length === 0 ? null : Math.min(...firsts);
    },
  };
}
