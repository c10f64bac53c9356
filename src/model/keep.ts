import { ENDED, type Event, type Thread } from './thread.ts';

const DAY = 24 * 3_600_000;

/** Nothing younger is taken out, whatever is asked: a month's budget and corrections read back. Milliseconds. */
export const LEAST_KEPT = 40 * DAY;

/** Threads that go in one transaction: a few milliseconds, so that nobody waits for the store. */
export const BATCH = 100;

/** The time before which finished threads may go, asked for at `at`; ms since the epoch. */
export function findHorizon(before: number, at: number): number {
  return Math.min(before, at - LEAST_KEPT);
}

/** Whether a thread with these events is finished, and nothing of it is younger than the horizon: its clock may have jumped. */
export function isOver(thread: Thread, events: readonly Event[], horizon: number): boolean {
  if (!ENDED.includes(thread.state) || thread.updatedAt >= horizon) return false;
  return events.every(({ at }) => at < horizon) && thread.attempts.every(({ armedAt }) => armedAt < horizon);
}

/** Tells the log that threads were taken out of it. It is then its newest line, which never goes. */
export function notePruned(threads: number, before: number, at: number): Event {
  return { at, account: null, thread: null, kind: 'pruned', about: { threads, before } };
}
