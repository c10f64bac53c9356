import type { Byline } from '../model/byline.ts';
import { describeFault } from '../model/fault.ts';
import type { Feed, FeedState } from '../model/feed.ts';
import { matchEntry, type Follow } from '../model/reading.ts';
import type { Desk } from '../ports/desk.ts';

/** Asks one feed for what is new and files it for every byline that follows it. */
export async function poll(desk: Desk, feed: string, signal: AbortSignal): Promise<void> {
  const bylines = desk.bylines.filter((byline) => byline.feeds.includes(feed));
  const state = await desk.store.feedState(feed);
  const now = desk.clock.now();
  if (state.gone) return desk.log.warn('feed is gone and not asked again', { feed });
  if (state.notBefore !== null && state.notBefore > now) {
    return desk.log.info('feed asked to be left alone', {
      feed,
      until: new Date(state.notBefore).toISOString(),
    });
  }
  const validators = isSettled(state, bylines) ? state.validators : null;
  const answer = await desk.feeds.read(feed, validators, signal);
  const at = desk.clock.now();
  switch (answer.kind) {
    case 'unchanged':
      desk.log.debug('feed is unchanged', { feed });
      return desk.store.recordUnchanged(feed, at);
    case 'read': {
      const follows = bylines.map((byline) => follow(byline, answer.feed));
      const { title } = answer.feed;
      const due = await desk.store.recordReading({ feed, title, validators: answer.validators, follows }, at);
      return desk.log.info('feed read', { feed, entries: answer.feed.entries.length, due: due.length });
    }
    case 'gone':
      desk.log.error('feed is gone', { feed, reason: describeFault(answer.fault) });
      return desk.store.recordFeedFault(feed, answer.fault, null, true, at);
    case 'later':
      desk.log.warn('feed asks to come later', { feed, reason: describeFault(answer.fault) });
      return desk.store.recordFeedFault(feed, answer.fault, answer.until, false, at);
    case 'failed':
      if (signal.aborted) return;
      desk.log.warn('feed cannot be read', { feed, reason: describeFault(answer.fault) });
      return desk.store.recordFeedFault(feed, answer.fault, null, false, at);
  }
}

/** A follower without a baseline needs the whole feed, which a 304 would not show. */
function isSettled(state: FeedState, bylines: readonly Byline[]): boolean {
  return bylines.every(({ author, accounts }) =>
    accounts.every((account) =>
      state.settled.some((each) => each.byline === author && each.account === account),
    ),
  );
}

function follow(byline: Byline, feed: Feed): Follow {
  const names = [byline.author, ...byline.aliases];
  return {
    byline: byline.author,
    accounts: byline.accounts,
    firstRun: byline.firstRun,
    ...(byline.settle !== undefined && { settle: byline.settle }),
    entries: feed.entries.map((entry) => ({ entry, match: matchEntry(names, feed, entry) })),
  };
}
