import { confirm, settle } from './delivery.ts';
import type { Sightings } from './outcome.ts';
import { findMatches, isNewer, showsParent } from './sighting.ts';
import { refuse, setSlot, take, type Step } from './step.ts';
import type { Post } from './summary.ts';
import { isBegun } from './review.ts';
import { hashTexts, type Attempt, type Slot, type Thread, type ThreadState } from './thread.ts';
import { reapprove } from './withdraw.ts';

/** Nothing goes out behind what was deleted. */
const TAKEN_BACK = 'it was to be rolled back; accept what is out, or roll it back again';

/** Two threads never go out on an account at once. */
const OCCUPIED = 'another thread is going out on this account; say it again when that is out';

/**
 * A person writes other posts before anything went out: the thread is in review again, whatever was approved before.
 * `seenHash` is the hash of what they had before them: of two editors the second is told.
 */
export function edit(thread: Thread, posts: readonly Post[], seenHash: string, by: string, at: number): Step {
  if (isBegun(thread)) {
    return refuse(`it is ${thread.state}; only what has not begun to go out can be edited`);
  }
  if (thread.hash !== seenHash) return refuse('somebody else has changed it meanwhile; look at it again');
  const hash = hashTexts(posts.map((post) => post.text));
  if (hash === thread.hash) return refuse('nothing was changed');
  const edited: Thread = {
    ...thread,
    state: 'in_review',
    reason: `edited by ${by}`,
    hash,
    startedAt: null,
    approvedHash: null,
    approvedBy: null,
    approvedAt: null,
    slots: posts.map((post, index) => ({ index, ...post, state: 'pending', remoteId: null })),
  };
  return take(edited, at, 'edited', { by, hash, texts: posts.map((post) => post.text) });
}

/** A person lets a half thread go on from where it stands. */
export function resume(thread: Thread, occupied: boolean, by: string, at: number): Step {
  if (thread.state !== 'needs_review') return refuse(`it is ${thread.state}, not needs_review`);
  if (occupied) return refuse(OCCUPIED);
  const stuck = thread.slots.find(({ state }) => state !== 'posted' && state !== 'pending');
  if (stuck?.state === 'deleted') return refuse(TAKEN_BACK);
  if (stuck !== undefined) {
    return refuse(`post ${stuck.index + 1} is ${stuck.state}; say first what became of it`);
  }
  if (thread.slots.every(({ state }) => state === 'posted')) return refuse('all of it is out: accept it');
  const resumed: Thread = {
    ...thread,
    ...reapprove(thread, by, at),
    state: 'publishing',
    reason: '',
    startedAt: at,
    notBefore: null,
  };
  return take(resumed, at, 'resumed', { by });
}

/** A person takes what is out for the whole: it ends as it is. */
export function accept(thread: Thread, by: string, at: number): Step {
  if (thread.state !== 'needs_review') return refuse(`it is ${thread.state}, not needs_review`);
  return take({ ...thread, state: 'accepted', reason: `accepted by ${by}` }, at, 'accepted', { by });
}

/** "It is out, it is this one": a person names the post that a held slot became. */
export function bind(
  thread: Thread,
  index: number,
  remoteId: string,
  bound: ReadonlySet<string>,
  by: string,
  at: number,
): Step {
  const open = findHeld(thread, index, MAY_BE_NAMED);
  if (typeof open === 'string') return refuse(open);
  if (bound.has(remoteId)) return refuse(`post ${remoteId} belongs to another slot`);
  // The next post would reply to whatever a slip of the finger names.
  const older = [open.attempt.parentId, open.attempt.sinceId].some(
    (before) => before !== null && !isNewer(remoteId, before),
  );
  if (older)
    return refuse(`post ${remoteId} is older than post ${index + 1} can be; look at its address again`);
  const step = confirm(thread, open.attempt, remoteId, at);
  if (step.kind === 'refused') return step;
  const about = { by, index, remoteId };
  if (step.thread.state !== 'publishing') return take(step.thread, at, 'named', about);
  const reason = `post ${index + 1} was named by ${by}; resume or accept`;
  return take({ ...step.thread, state: 'needs_review', reason }, at, 'named', about);
}

/**
 * "Send it again": allowed only after a fresh read of the timeline that does not show the post. A read that shows it
 * binds it instead; one that failed, or that does not show the post before it, allows nothing.
 */
export function sendAgain(
  thread: Thread,
  index: number,
  sightings: Sightings,
  around: { readonly bound: ReadonlySet<string>; readonly occupied: boolean },
  by: string,
  at: number,
): Step {
  const open = findHeld(thread, index);
  if (typeof open === 'string') return refuse(open);
  const { bound } = around;
  const { attempt } = open;
  if (sightings.kind === 'failed') return refuse(`the timeline cannot be read: ${sightings.reason}`);
  // Whatever this machine's clock said when it was armed: the clock may be ahead, and the post is there all the same.
  const [match, ...more] = findMatches({ ...attempt, armedAt: 0 }, sightings.posts, bound);
  if (more.length > 0) return refuse(`${more.length + 1} posts could be it; name the right one`);
  if (match !== undefined) return bind(thread, index, match.id, bound, by, at);
  if (!showsParent(attempt, sightings.posts)) {
    return refuse('the timeline does not show the post before it, so it proves nothing');
  }
  if (around.occupied) return refuse(OCCUPIED);
  const again: Thread = {
    ...thread,
    ...reapprove(thread, by, at),
    state: 'publishing',
    reason: '',
    startedAt: at,
    notBefore: null,
    slots: setSlot(thread.slots, index, 'pending'),
    attempts: settle(thread, { ...attempt, lookAt: null }),
  };
  return take(again, at, 'sent-again', { by, index });
}

/** A person gives up a held post: nothing goes out behind it, what is out stays out. */
export function abandon(thread: Thread, index: number, by: string, at: number): Step {
  const open = findHeld(thread, index, MAY_BE_NAMED);
  if (typeof open === 'string') return refuse(open);
  const waits = thread.state === 'needs_review';
  const reason = waits ? `post ${index + 1} was given up by ${by}; accept what is out` : thread.reason;
  const slots = setSlot(thread.slots, index, 'abandoned');
  return take({ ...thread, reason, slots }, at, 'abandoned', { by, index });
}

/** What became of a held post may still be said of a thread that was accepted: it cannot be rolled back before. */
const MAY_BE_NAMED: readonly ThreadState[] = ['needs_review', 'accepted'];

/** The slot that waits for a person with its last attempt, or why there is none. */
function findHeld(
  thread: Thread,
  index: number,
  from: readonly ThreadState[] = ['needs_review'],
): { slot: Slot; attempt: Attempt } | string {
  if (!from.includes(thread.state)) return `it is ${thread.state}, not needs_review`;
  const slot = thread.slots[index];
  if (slot === undefined) return `it has no post ${index + 1}`;
  if (slot.state !== 'held' && slot.state !== 'refused')
    return `post ${index + 1} is ${slot.state}, not held`;
  const attempt = thread.attempts.findLast((each) => each.index === index);
  return attempt === undefined ? `post ${index + 1} was never tried` : { slot, attempt };
}
