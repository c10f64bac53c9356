import type { Ruling } from '../model/step.ts';
import type { Desk } from '../ports/desk.ts';

/**
 * What one step of delivery came to: something changed, or there is nothing to do before `until` (`null`: until something
 * else happens). `alone`: that is so for one thread that has not begun, and says nothing of the others.
 */
export type Progress =
  | { readonly kind: 'moved' }
  | { readonly kind: 'wait'; readonly until: number | null; readonly alone?: true };

/** Something changed: look again at once. */
export const MOVED: Progress = { kind: 'moved' };

/** Passes on what a ruling means for people. A refusal is another process being quicker: come back in a second. */
export function tell(desk: Desk, ruling: Ruling): Progress {
  if (ruling.kind === 'refused') {
    desk.log.debug('a step was refused', { reason: ruling.reason });
    return { kind: 'wait', until: desk.clock.now() + 1_000 };
  }
  const { thread } = ruling;
  const waits = thread.state === 'needs_review' || thread.state === 'in_review';
  if (waits) desk.notifier.notify({ kind: 'needs-person', thread });
  if (thread.state === 'published') desk.notifier.notify({ kind: 'published', thread });
  return MOVED;
}
