import type { Gate } from '../model/account.ts';
import type { FeedNotice, Notice } from '../model/notice.ts';
import type { Log, Notifier } from '../ports/desk.ts';

/** Tells notices to the log, for people who read it. */
export function createLogNotifier(log: Log): Notifier {
  return { notify: (notice) => tell(log, notice) };
}

function tell(log: Log, notice: Notice): void {
  if (notice.kind === 'gate-closed') return tellGate(log, notice.account, notice.gate);
  if (!('thread' in notice)) return tellFeed(log, notice);
  const { id, account, article, state, reason, slots } = notice.thread;
  switch (notice.kind) {
    case 'filed':
      return state === 'approved'
        ? log.info('thread approved by rule', { thread: id, account, article, posts: slots.length })
        : log.warn('thread waits for a person', { thread: id, account, article, reason });
    case 'posted':
      return log.info('post is out', {
        thread: id,
        account,
        post: `${notice.slot.index + 1}/${slots.length}`,
        remoteId: notice.slot.remoteId,
        text: notice.slot.text.replace(/\s+/g, ' '),
      });
    case 'published':
      return log.info('thread is out', { thread: id, account, article, posts: slots.length });
    case 'correction': {
      const { difference, correction } = notice;
      return log.warn('article is no longer as it was told', {
        thread: id,
        account,
        article,
        difference,
        correction,
      });
    }
    case 'needs-person':
      return log.error('thread needs a person', { thread: id, account, article, reason });
  }
}

function tellFeed(log: Log, { kind, reason, ...about }: FeedNotice): void {
  const details = { ...about, at: undefined, reason };
  switch (kind) {
    case 'feed-stopped':
      return log.error('feed has stopped; if it is back: bylinebot feeds retry URL', details);
    case 'burst-held':
      return log.error('too much is new at once and is held; see: bylinebot feeds', details);
    case 'article-lost':
      return log.error('article is given up; tell its story by hand', details);
    case 'feed-still':
      return log.warn('feed shows nothing new for long', details);
    case 'byline-quiet':
      return log.warn('byline is quiet for long', details);
  }
}

function tellGate(log: Log, account: string, { kind, reason, until }: Gate): void {
  const time = until === null ? undefined : new Date(until).toISOString();
  log.warn('account may not post for now', { account, gate: kind, reason, until: time });
}
