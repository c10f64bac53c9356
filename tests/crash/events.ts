import type { Event, ThreadState } from '../../src/model/thread.ts';

/** What the event log alone tells of a thread: its state, and the ids of its posts that are out. */
export type Told = { readonly state: ThreadState | null; readonly out: readonly string[] };

const LEADS_TO: Readonly<Record<string, ThreadState>> = {
  edited: 'in_review',
  withheld: 'in_review',
  approved: 'approved',
  reserved: 'publishing',
  'put-back': 'approved',
  armed: 'publishing',
  ambiguous: 'reconciling',
  paused: 'paused',
  held: 'needs_review',
  refused: 'needs_review',
  'needs-review': 'needs_review',
  resumed: 'publishing',
  'sent-again': 'publishing',
  named: 'needs_review',
  accepted: 'accepted',
  cancelled: 'cancelled',
  'rollback-ordered': 'rolling_back',
  'rolled-back': 'rolled_back',
  'delete-refused': 'needs_review',
};

const ENDS: ReadonlySet<ThreadState | null> = new Set(['accepted', 'cancelled', 'rolled_back'] as const);

/** Tells a thread of `length` posts again from its events. What comes after an end leads nowhere, but for a rollback. */
export function replay(events: readonly Event[], length: number): Told {
  let state: ThreadState | null = null;
  const ids = new Set<string>();
  for (const { kind, about } of events) {
    if (kind === 'posted' || kind === 'named') ids.add(String(about['remoteId']));
    if (kind === 'deleted') ids.delete(String(about['remoteId']));
    const reopened = state === 'accepted' && (kind === 'rollback-ordered' || kind === 'rolled-back');
    if (ENDS.has(state) && !reopened) continue;
    if (kind === 'filed') state = about['state'] === 'approved' ? 'approved' : 'in_review';
    else if (kind === 'posted') state = ids.size === length ? 'published' : 'publishing';
    else if (kind === 'deleted') state = about['rolledBack'] === true ? 'rolled_back' : state;
    else state = LEADS_TO[kind] ?? state;
    if (ids.size === length && kind === 'named') state = 'published';
  }
  return { state, out: [...ids] };
}
