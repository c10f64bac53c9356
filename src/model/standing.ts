import { isClosed, type Gate } from './account.ts';
import type { SeenEntry } from './reading.ts';
import type { Thread } from './thread.ts';

/** How an entry was seen and what became of it, in clauses for a person; `threads`: how many of its threads are kept. */
export function tellEntry(entry: SeenEntry, threads: number): readonly string[] {
  const { feed, byline, certain, state } = entry;
  if (state === 'other') return [`seen in ${feed} for ${byline}`, tellFate(entry, threads)];
  const author = certain ? `which names ${byline} as its author` : 'which does not say who wrote it';
  return [`seen in ${feed}, ${author}`, tellFate(entry, threads)];
}

function tellFate({ state, reason, tries, nextTry }: SeenEntry, threads: number): string {
  const because = reason === '' ? '' : ` (${reason})`;
  switch (state) {
    case 'baseline':
      return reason === STOOD
        ? `not posted: it is older than the first poll${because}`
        : `not posted: ${reason}`;
    case 'other':
      return `not posted: it is by somebody else${because}`;
    case 'filtered':
      return `not posted: ${reason}`;
    case 'held':
      return `held: ${reason}; bylinebot feeds release or dismiss`;
    case 'dropped':
      return `not posted: it could not become a thread${because}`;
    case 'due':
      if (RESTS.test(reason)) return `waits: ${reason}`;
      if (tries === 0) return 'waits: its page is read at the next round';
      return `waits: its page could not be read${because}; tried ${tries} times, next at ${time(nextTry)}`;
    case 'filed':
      return `its page was read, and it became a thread${because}${threads > 0 ? '' : ', which is no longer kept'}`;
  }
}

/** How an entry says that its time has not come. */
const RESTS = /^(?:settles|embargo) until /;

/** Why an entry is baseline in most cases; the store writes it. */
const STOOD = 'it stood in the feed at the first reading';

/** Where a thread stands now, and what it waits for; `gate` is its account's. */
export function tellStanding(thread: Thread, gate: Gate, at: number): string {
  const { id, state, account, slots } = thread;
  const out = `${slots.filter((slot) => slot.state === 'posted').length} of ${slots.length} posts are out`;
  switch (state) {
    case 'draft':
    case 'in_review':
      return `it waits for a person: bylinebot outbox approve ${id}, edit ${id} or reject ${id}`;
    case 'approved':
      return `it is approved and ${tellWait(thread, gate, at) ?? 'goes out at the next round'}`;
    case 'publishing':
    case 'paused':
      return `${out}; it ${tellWait(thread, gate, at) ?? 'goes on by itself'}`;
    case 'reconciling':
      return `${out}; the timeline is asked for one more`;
    case 'needs_review':
      return `${out}; it waits for a person: bylinebot outbox show ${id} names the verdicts`;
    case 'published':
      return `it is out whole on ${account}`;
    case 'accepted':
      return `${out}, which a person took for the whole`;
    case 'rolling_back':
      return `it is being taken back; ${out} still${tellStop(thread, gate, at)}`;
    case 'rolled_back':
      return `it was taken back; ${out}`;
    case 'cancelled':
      return `${out}, and nothing more of it is sent`;
  }
}

function tellWait({ account, reason }: Thread, gate: Gate, at: number): string | null {
  if (!isClosed(gate, at)) return reason === '' ? null : `waits: ${reason}`;
  const until = gate.until === null ? '' : ` until ${time(gate.until)}`;
  const resume = gate.kind === 'paused' ? `; bylinebot resume ${account}` : '; bylinebot resume';
  const byPerson = gate.kind === 'paused' || gate.kind === 'killed';
  return `waits: account ${account} may not post${until}: ${gate.reason}${byPerson ? resume : ''}`;
}

/** What keeps a thread from being taken back, if its account does. */
function tellStop(thread: Thread, gate: Gate, at: number): string {
  return isClosed(gate, at) ? `; it ${tellWait(thread, gate, at) ?? ''}` : '';
}

function time(at: number): string {
  return new Date(at).toISOString();
}
