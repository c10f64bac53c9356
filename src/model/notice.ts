import type { Gate } from './account.ts';
import type { Slot, Thread } from './thread.ts';

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
  | { readonly kind: 'gate-closed'; readonly account: string; readonly gate: Gate; readonly at: number };
