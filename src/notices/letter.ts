import { createHash } from 'node:crypto';
import type { Thread } from '../model/thread.ts';
import type { FeedNotice, Notice } from '../model/notice.ts';

/** What a webhook's receiver is told: `body` is JSON; the same event has the same `id`, however often it is told. */
export type Letter = {
  readonly id: string;
  readonly kind:
    'needs-review' | 'half-thread' | 'posted' | 'correction' | 'gate-closed' | FeedNotice['kind'];
  /** `null` where it is about a feed. */
  readonly account: string | null;
  readonly thread: string | null;
  readonly body: string;
};

/** Puts a notice into a letter; `null` where it only tells of work going on. */
export function writeLetter(notice: Notice): Letter | null {
  switch (notice.kind) {
    case 'posted':
      return null;
    case 'filed':
      return notice.thread.state === 'in_review' ? tellOfThread('needs-review', notice.thread) : null;
    case 'needs-person':
      return tellOfThread(isHalf(notice.thread) ? 'half-thread' : 'needs-review', notice.thread);
    case 'published':
      return tellOfThread('posted', notice.thread);
    case 'correction': {
      const { thread, difference, correction } = notice;
      const reason =
        correction === null ? 'see whether it is to be corrected' : 'a correction waits for approval';
      const details = { ...tellState(thread), reason, difference, correction };
      return seal(
        'correction',
        thread.account,
        thread,
        [thread.updatedAt, difference],
        thread.updatedAt,
        details,
      );
    }
    case 'gate-closed': {
      const { account, gate, at } = notice;
      const { kind, reason } = gate;
      const until = gate.until === null ? null : new Date(gate.until).toISOString();
      return seal('gate-closed', account, null, [kind, at], at, { reason, gate: kind, until });
    }
    case 'article-lost':
    case 'feed-stopped':
    case 'burst-held':
    case 'feed-still':
    case 'byline-quiet':
      return tellOfFeed(notice);
  }
}

function tellOfFeed({ kind, feed, byline, reason, at }: FeedNotice): Letter {
  // Several articles of a feed may be lost at one moment.
  const mark = [feed ?? '', byline ?? '', at, ...(kind === 'article-lost' ? [reason] : [])];
  return seal(kind, null, null, mark, at, { feed, byline, reason });
}

/** What readers see of it is neither nothing nor the whole. */
function isHalf({ slots }: Thread): boolean {
  const out = slots.filter(({ state }) => state === 'posted').length;
  return out > 0 && out < slots.length;
}

function tellOfThread(kind: 'needs-review' | 'half-thread' | 'posted', thread: Thread): Letter {
  // A thread is out once, but a late answer may touch it again; it may need a person several times.
  const mark = kind === 'posted' ? [thread.createdAt] : [thread.state, thread.updatedAt];
  return seal(kind, thread.account, thread, mark, thread.updatedAt, tellState(thread));
}

function tellState({ reason, byline, state, slots }: Thread): object {
  const out = slots.filter((slot) => slot.state === 'posted').length;
  return { reason, byline, state, posts: slots.length, out };
}

function seal(
  kind: Letter['kind'],
  account: string | null,
  about: Pick<Thread, 'id' | 'article' | 'title'> | null,
  mark: readonly (string | number)[],
  at: number,
  details: object,
): Letter {
  const thread = about?.id ?? null;
  const event = JSON.stringify([kind, account, thread, ...mark]);
  const id = createHash('sha256').update(event).digest('hex').slice(0, 32);
  const subject = { thread, article: about?.article ?? null, title: about?.title ?? null };
  const body = JSON.stringify({ id, at: new Date(at).toISOString(), kind, account, ...subject, ...details });
  return { id, kind, account, thread, body };
}
