import type { Timeline } from './timeline.ts';
import type { Content } from './truth.ts';

/** Posts that were let in and are accepted later: nobody sees them, and no rule counts them, until they are. */
export type Late = {
  /** Accepts a post `ms` from now, whatever else is said until then, unless its parent is gone by then. */
  put(user: string, wanted: Content, ms: number): void;
  /** Accepts what is due. */
  settle(): void;
  /** How many are still to come. */
  count(): number;
  /** Forgets the rest, as a network that loses its queue. */
  close(): void;
};

type Waiting = Content & {
  readonly user: string;
  readonly at: number;
};

/** Goes by `now`, which may be a clock of its own: a timer is only one of the reasons to look at it. */
export function createLate(timeline: Timeline, now: () => number): Late {
  const timers = new Set<NodeJS.Timeout>();
  let waiting: readonly Waiting[] = [];

  function settle(): void {
    for (const post of waiting.filter(({ at }) => at <= now())) {
      const orphaned = post.replyTo !== null && timeline.find(post.replyTo) === undefined;
      if (!orphaned) timeline.create(post.user, post, post.at);
      waiting = waiting.filter((each) => each !== post);
    }
  }

  function wake(): void {
    try {
      settle();
    } catch {
      // What cannot be written now is tried again with the next request, which tells of it.
    }
  }

  return {
    put: (user, wanted, ms) => {
      waiting = [...waiting, { ...wanted, user, at: now() + ms }].toSorted((one, two) => one.at - two.at);
      // A timer may fire a millisecond early.
      const timer = setTimeout(() => {
        timers.delete(timer);
        wake();
      }, ms + 2).unref();
      timers.add(timer);
    },
    settle,
    count: () => waiting.length,
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      waiting = [];
    },
  };
}
