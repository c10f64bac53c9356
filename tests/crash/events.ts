import type { Event, ThreadState } from '../../src/model/thread.ts';

/** What the event log alone tells of a thread: its state, and the ids of its posts that are out. */
export type Told = { readonly state: ThreadState | null; readonly out: readonly string[] };

const LEADS_TO: Readonly<Record<string, ThreadState>> = {
  edited: 'in_review',
  withheld: 'in_review',
  approved: 'approved',
  reserved: 'publishing',
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
};

/** Tells a thread of `length` posts again from its events. What comes after an end leads nowhere. */
export function replay(events: readonly Event[], length: number): Told {
  let state: ThreadState | null = null;
  const out: string[] = [];
  for (const { kind, about } of events) {
    if (kind === 'posted' || kind === 'named') out.push(String(about['remoteId']));
    if (state === 'accepted' || state === 'cancelled') continue;
    if (kind === 'filed') state = about['state'] === 'approved' ? 'approved' : 'in_review';
    else if (kind === 'posted') state = out.length === length ? 'published' : 'publishing';
    else state = LEADS_TO[kind] ?? state;
    if (out.length === length && kind === 'named') state = 'published';
  }
  return { state, out };
}
