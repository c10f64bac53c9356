import { lintPost, lintThread, type Measure, type Placed } from './lint.ts';
import type { Event, Thread } from './thread.ts';

/**
 * Why a thread cannot go out as it stands: the linter's reasons, `taken` being what other accounts say of its story. A
 * reason that a person was told before they approved it is waived, unless no network may be given such a text.
 */
export function proofread(
  { slots }: Thread,
  events: readonly Event[],
  taken: readonly string[],
  measure: Measure,
): string[] {
  const grave = new Set(slots.flatMap(({ text }, index) => lintPost(text, index, measure)));
  const told = events.map(({ about }) => String(about['reason'])).join('\n');
  const reasons = lintThread(slots, findPlaced(events), { ...measure, taken });
  return reasons.filter((reason) => grave.has(reason) || !told.includes(reason));
}

/** What was placed in a thread as it stands; `null` where a person wrote it since, or it is older than what is kept of that. */
function findPlaced(events: readonly Event[]): Placed | null {
  if (events.some(({ kind }) => kind === 'edited')) return null;
  const placed = events.find(({ kind }) => kind === 'filed')?.about['placed'];
  return (placed as Placed | undefined) ?? null;
}
