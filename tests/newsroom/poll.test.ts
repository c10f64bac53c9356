import { describe, expect, it } from 'vitest';
import type { FeedAnswer, Validators } from '../../src/model/feed.ts';
import { poll } from '../../src/newsroom/poll.ts';
import { keepRunning } from '../../src/newsroom/run.ts';
import { gather } from '../../src/newsroom/round.ts';
import { createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const FAULT = { what: 'the feed answered 503', remedy: 'wait' };

/** A desk that notes with which validators its feed is asked. */
function openDesk(): { desk: TestDesk; asked: (Validators | null)[] } {
  const desk = createTestDesk();
  const asked: (Validators | null)[] = [];
  const { read } = desk.feeds;
  desk.feeds.read = (url, validators, signal) => {
    asked.push(validators);
    return read(url, validators, signal);
  };
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  return { desk, asked };
}

describe('a poll', () => {
  it('asks with the validators it was given, but for the whole feed where a follower has no baseline', async () => {
    const { desk, asked } = openDesk();
    await poll(desk, FEED, NEVER);
    await poll(desk, FEED, NEVER);
    const [byline] = desk.bylines;
    if (byline === undefined) throw new Error('the desk has no byline');
    const joined = { ...desk, bylines: [{ ...byline, accounts: ['mara', 'desk'] }] };
    await poll(joined, FEED, NEVER);
    await poll(joined, FEED, NEVER);
    const kept = { etag: '"1"', lastModified: null };
    expect(asked).toEqual([null, kept, null, kept]);
  });

  it('asks a feed once in a round, however many bylines follow it', async () => {
    const { desk, asked } = openDesk();
    await gather(desk, [FEED, FEED], NEVER);
    expect(asked).toHaveLength(1);
  });

  it('never asks a feed again that is gone', async () => {
    const { desk, asked } = openDesk();
    desk.feedAnswers.set(FEED, { kind: 'gone', fault: FAULT });
    await poll(desk, FEED, NEVER);
    await poll(desk, FEED, NEVER);
    expect(asked).toHaveLength(1);
  });

  it('leaves a feed alone for as long as it asked', async () => {
    const { desk, asked } = openDesk();
    desk.feedAnswers.set(FEED, { kind: 'later', until: desk.clock.now() + 60_000, fault: FAULT });
    await poll(desk, FEED, NEVER);
    desk.clock.advance(59_999);
    await poll(desk, FEED, NEVER);
    expect(asked).toHaveLength(1);
    desk.clock.advance(1);
    await poll(desk, FEED, NEVER);
    expect(asked).toHaveLength(2);
  });

  it('says that a feed is gone, and how to start it again (fault 5)', async () => {
    const { desk, asked } = openDesk();
    desk.feedAnswers.set(FEED, { kind: 'gone', fault: FAULT });
    await poll(desk, FEED, NEVER);
    expect(desk.notices).toMatchObject([
      { kind: 'feed-stopped', feed: FEED, reason: expect.stringContaining('503') },
    ]);
    await poll(desk, FEED, NEVER);
    expect(desk.lines.join()).toContain(`bylinebot feeds retry ${FEED}`);
    expect(desk.notices).toHaveLength(1);
    expect(await desk.store.retryFeed(FEED)).toBe(true);
    await poll(desk, FEED, NEVER);
    expect(asked).toHaveLength(2);
  });

  it('lets the whole host rest after a 429, all its feeds, and no other host (fault 5)', async () => {
    const { desk, asked } = openDesk();
    const until = desk.clock.now() + 3_600_000;
    desk.feedAnswers.set(FEED, { kind: 'later', until, host: true, fault: FAULT });
    await poll(desk, FEED, NEVER);
    expect(await poll(desk, 'https://ledger.example/world', NEVER)).toBeGreaterThanOrEqual(until);
    expect(asked).toHaveLength(1);
    await poll(desk, 'https://other.example/feed', NEVER);
    expect(asked).toHaveLength(2);
  });

  it('asks again for a feed that rests as soon as it has rested, without a bell (fault 5)', async () => {
    const { desk, asked } = openDesk();
    const shown = showEntries(createEntry(1));
    const at = desk.clock.now() + 100_000;
    desk.feedAnswers.set(FEED, { ...shown, wishes: [{ by: 'max-age', until: at }] } as FeedAnswer);
    await poll(desk, FEED, NEVER);
    const stop = new AbortController();
    const times: number[] = [];
    const { read } = desk.feeds;
    desk.feeds.read = async (...words) => {
      times.push(desk.clock.now());
      stop.abort();
      return read(...words);
    };
    await keepRunning({ ...desk, accounts: [] }, () => ({ stop: () => undefined }), stop.signal);
    expect(asked).toHaveLength(2);
    expect(times).toHaveLength(1);
    expect(times[0]).toBeGreaterThanOrEqual(at);
  });

  it('asks where a feed has moved for good, and in its own place again when that fails (fault 4)', async () => {
    const { desk } = openDesk();
    const moved = 'https://ledger.example/new';
    const addresses: (string | undefined)[] = [];
    const { read } = desk.feeds;
    desk.feeds.read = (url, validators, signal, address) => {
      addresses.push(address);
      return read(url, validators, signal, address);
    };
    desk.feedAnswers.set(FEED, { ...showEntries(createEntry(1)), moved } as FeedAnswer);
    for (let n = 0; n < 3; n += 1) {
      await poll(desk, FEED, NEVER);
      desk.clock.advance(13 * 3_600_000);
    }
    desk.feedAnswers.set(FEED, { kind: 'gone', fault: FAULT });
    await poll(desk, FEED, NEVER);
    desk.clock.advance(3_600_000);
    await poll(desk, FEED, NEVER);
    expect(addresses).toEqual([FEED, FEED, FEED, moved, FEED]);
    expect(desk.lines.join()).toContain('feed has moved for good');
  });

  it('takes no feed that broke off for its first reading: what was missing is old, too (faults 2, 3)', async () => {
    const { desk } = openDesk();
    const whole = showEntries(createEntry(1), createEntry(2));
    const broken = showEntries(createEntry(1));
    if (broken.kind !== 'read' || whole.kind !== 'read') throw new Error('a feed was not read');
    const said = { unnamed: 0, language: null, ttl: null, hubs: [], self: null };
    const damaged = (answer: typeof whole): FeedAnswer => ({
      ...answer,
      feed: { ...answer.feed, nature: { format: 'rss', parser: 'feedsmith', whole: false, ...said } },
      validators: { etag: null, lastModified: null },
    });
    desk.feedAnswers.set(FEED, damaged(broken));
    await poll(desk, FEED, NEVER);
    expect(desk.lines.join()).toContain('broke off');
    desk.feedAnswers.set(FEED, damaged(whole));
    await poll(desk, FEED, NEVER);
    expect((await desk.store.entriesSince(0)).map(({ state }) => state)).toEqual(['baseline', 'baseline']);
    desk.feedAnswers.set(FEED, showEntries(createEntry(3), createEntry(2)));
    await poll(desk, FEED, NEVER);
    expect((await desk.store.dueEntries(desk.clock.now())).map(({ title }) => title)).toEqual(['Story 3']);
  });

  it('tells a feed that fails, and not one that was only interrupted', async () => {
    const { desk } = openDesk();
    desk.feedAnswers.set(FEED, { kind: 'failed', fault: FAULT });
    await poll(desk, FEED, AbortSignal.abort());
    expect(desk.lines).toEqual([]);
    await poll(desk, FEED, NEVER);
    expect(desk.lines.join()).toContain('503');
  });
});
