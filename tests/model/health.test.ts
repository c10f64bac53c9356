import { describe, expect, it } from 'vitest';
import type { Byline } from '../../src/model/byline.ts';
import { findAlarms, type FeedHealth, type FollowerHealth } from '../../src/model/health.ts';
import { NO_PACE } from '../../src/model/manners.ts';
import { poll } from '../../src/newsroom/poll.ts';
import { createHourlyWatch, watchFeeds } from '../../src/newsroom/watch.ts';
import { createEntry, createTestDesk, FEED, showEntries } from '../newsroom/desk.ts';

const NEVER = new AbortController().signal;
const T0 = Date.UTC(2026, 0, 5, 9);
const DAY = 86_400_000;
const [MARA] = createTestDesk({ quietAfter: 14 * DAY }).bylines as readonly [Byline];

function health(change: Partial<FollowerHealth> = {}, of: Partial<FeedHealth> = {}): FeedHealth {
  const follower = {
    byline: 'Mara Ellison',
    seen: 3,
    matched: 1,
    held: 0,
    since: T0,
    matchedAt: T0,
    ...change,
  };
  const feed = {
    feed: FEED,
    title: '',
    readAt: T0,
    fault: null,
    notBefore: null,
    gone: false,
    pace: NO_PACE,
  };
  return { ...feed, newsAt: T0 + 20 * DAY, followers: [follower], ...of };
}

function tell(feeds: readonly FeedHealth[], at: number, byline = MARA): readonly string[] {
  return findAlarms([byline], feeds, at).map(({ kind, reason }) => `${kind}: ${reason}`);
}

describe('an alarm', () => {
  it('is raised when nothing by the author came for as long as was set', () => {
    expect(tell([health()], T0 + 14 * DAY - 1)).toEqual([]);
    expect(tell([health()], T0 + 14 * DAY)).toEqual([
      'byline-quiet: nothing by Mara Ellison in its feed since 2026-01-05',
    ]);
  });

  it('asks whether the name is right where it never was seen', () => {
    const [said = ''] = tell([health({ matched: 0, matchedAt: null })], T0 + 15 * DAY);
    expect(said).toContain('nothing by Mara Ellison in its feed ever, and they are read since 2026-01-05');
  });

  it('is not raised where another of the feeds brings something, nor where nothing was asked for', () => {
    const other = health({ matchedAt: T0 + 10 * DAY }, { feed: 'b' });
    const byline = { ...MARA, feeds: [FEED, 'b'] };
    expect(tell([health(), other], T0 + 15 * DAY, byline)).toEqual([]);
    const { quietAfter: _quietAfter, ...calm } = MARA;
    expect(tell([health()], T0 + 99 * DAY, calm)).toEqual([]);
  });

  it('is raised for a feed in which nothing changes, and not for one that has stopped', () => {
    const still = { newsAt: T0, readAt: T0 + 13 * DAY };
    expect(tell([health({ matchedAt: T0 + DAY }, still)], T0 + 14 * DAY)).toEqual([
      'feed-still: nothing new since 2026-01-05; it was last read 2026-01-18',
    ]);
    expect(tell([health({ matchedAt: T0 + DAY }, { ...still, gone: true })], T0 + 14 * DAY)).toEqual([]);
  });

  it('is raised for a feed that could never be read, with the reason (fault 3)', () => {
    const pace = { ...NO_PACE, failures: 9, failingSince: T0 };
    const never = health({}, { followers: [], newsAt: null, readAt: null, fault: 'it answered 404', pace });
    expect(tell([never], T0 + 14 * DAY - 1)).toEqual([]);
    expect(tell([never], T0 + 14 * DAY)).toEqual(['feed-still: it fails since 2026-01-05: it answered 404']);
  });

  it('is told once for as long as it stands, and anew when it comes back', async () => {
    const desk = createTestDesk({ quietAfter: 14 * DAY });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1, { published: null })));
    await poll(desk, FEED, NEVER);
    const watch = createHourlyWatch(desk);
    await watch();
    expect(desk.notices).toEqual([]);
    desk.clock.advance(15 * DAY);
    await watch();
    await watchFeeds(desk);
    expect(desk.notices.map(({ kind }) => kind)).toEqual(['byline-quiet', 'feed-still']);
    desk.feedAnswers.set(FEED, showEntries(createEntry(2)));
    await poll(desk, FEED, NEVER);
    await watchFeeds(desk);
    desk.clock.advance(15 * DAY);
    await watch();
    expect(desk.notices).toHaveLength(4);
  });
});
