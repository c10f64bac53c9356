import { storyOf } from '../model/correction.ts';
import type { Thread, ThreadState } from '../model/thread.ts';
import type { Desk } from '../ports/desk.ts';
import type { Hold } from './reserve.ts';

const TAKEN_BACK: ReadonlySet<ThreadState> = new Set(['rolling_back', 'rolled_back']);

/** Holds a correction of a thread that was taken back since: it would answer to what nobody can read. No approval waives that. */
export async function findTakenBack(desk: Desk, { account, article, replyTo }: Thread): Promise<Hold | null> {
  if (replyTo === null) return null;
  const own = (await desk.store.threads()).filter((each) => each.account === account);
  const story = own.find((each) => each.article === storyOf(article));
  const parent = own.flatMap(({ slots }) => slots).find(({ remoteId }) => remoteId === replyTo);
  const gone = story !== undefined && TAKEN_BACK.has(story.state);
  if (!gone && (parent === undefined || parent.state === 'posted')) return null;
  const reason = 'what it corrects was taken back: reject it';
  return { kind: 'withhold', finding: { why: 'gone', mark: replyTo, reason } };
}
