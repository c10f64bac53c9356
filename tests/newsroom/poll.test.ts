import { describe, expect, it } from 'vitest';
import type { Validators } from '../../src/model/feed.ts';
import { poll } from '../../src/newsroom/poll.ts';
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

  it('tells a feed that fails, and not one that was only interrupted', async () => {
    const { desk } = openDesk();
    desk.feedAnswers.set(FEED, { kind: 'failed', fault: FAULT });
    await poll(desk, FEED, AbortSignal.abort());
    expect(desk.lines).toEqual([]);
    await poll(desk, FEED, NEVER);
    expect(desk.lines.join()).toContain('503');
  });
});
