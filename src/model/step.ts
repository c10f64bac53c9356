import type { Gate } from './account.ts';
import type { Quota } from './outcome.ts';
import type { Event, Slot, SlotState, Thread } from './thread.ts';

/**
 * What a rule makes of a thread: the thread as it then stands with the events that tell it, or why not.
 * `gate` is set when the account's gate changes with it, `quotas` when what the network allows it is known anew.
 */
export type Step =
  | {
      readonly kind: 'done';
      readonly thread: Thread;
      readonly events: readonly Event[];
      readonly gate?: Gate;
      readonly quotas?: readonly Quota[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** A step that was taken, with one event that tells it. */
export function take(thread: Thread, at: number, kind: string, about: Event['about'], gate?: Gate): Step {
  const event: Event = { at, account: thread.account, thread: thread.id, kind, about };
  const step = { kind: 'done', thread: { ...thread, updatedAt: at }, events: [event] } as const;
  return gate === undefined ? step : { ...step, gate };
}

/** A step that may not be taken. */
export function refuse(reason: string): Step {
  return { kind: 'refused', reason };
}

/** The slots with one of them in another state; `remoteId` stays unless given. */
export function setSlot(
  slots: readonly Slot[],
  index: number,
  state: SlotState,
  remoteId?: string,
): readonly Slot[] {
  return slots.map((slot) =>
    slot.index === index ? { ...slot, state, remoteId: remoteId ?? slot.remoteId } : slot,
  );
}

/** What a change to a thread came to: the thread as it now stands, or why nothing changed. */
export type Ruling =
  { readonly kind: 'done'; readonly thread: Thread } | { readonly kind: 'refused'; readonly reason: string };
