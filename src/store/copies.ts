import type { Event, Thread } from '../model/thread.ts';

/**
 * A thread that may be changed without changing the store's. By hand, because the simulator does little else:
 * structuredClone made a tenth of a schedule of it.
 */
export function copyThread(thread: Thread): Thread {
  return {
    ...thread,
    slots: thread.slots.map((slot) => ({ ...slot, sources: slot.sources.map((source) => ({ ...source })) })),
    attempts: thread.attempts.map((attempt) => ({ ...attempt })),
  };
}

/** The same for an event. */
export function copyEvent(event: Event): Event {
  return { ...event, about: { ...event.about } };
}
