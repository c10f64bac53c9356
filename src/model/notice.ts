import type { Gate } from './account.ts';
import type { Slot, Thread } from './thread.ts';

/**
 * What is the matter with a feed. `feed-stopped`: gone for good, its server says; `burst-held`: too much was new at one
 * poll; `article-lost`: the page of an article by the author could not be read; `feed-still`: nothing was new for long; `byline-quiet`: nothing by the author for long, in any of the feeds.
 */
export type FeedNotice = {
  readonly kind: 'feed-stopped' | 'burst-held' | 'article-lost' | 'feed-still' | 'byline-quiet';
  readonly feed: string | null;
  readonly byline: string | null;
  readonly reason: string;
  readonly at: number;
};

/** Something a person may want to hear of. `at` in ms since the epoch. */
export type Notice =
  | { readonly kind: 'filed'; readonly thread: Thread }
  | { readonly kind: 'posted'; readonly thread: Thread; readonly slot: Slot }
  | { readonly kind: 'published'; readonly thread: Thread }
  | { readonly kind: 'needs-person'; readonly thread: Thread }
  /** The article of a thread that is out changed or went; `correction` is the thread that was drafted for it, if one was. */
  | {
      readonly kind: 'correction';
      readonly thread: Thread;
      readonly difference: string;
      readonly correction: string | null;
    }
  | FeedNotice
  | { readonly kind: 'gate-closed'; readonly account: string; readonly gate: Gate; readonly at: number };
