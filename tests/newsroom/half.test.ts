import { describe, expect, it } from 'vitest';
import type { Thread } from '../../src/model/thread.ts';
import { createArticle, type TestDesk } from './desk.ts';
import { approve, changePage, deliverNow, DOWN, draftStory, LINK, MINUTE, swap } from './looked-at.ts';

/** A thread whose second post is held back for a quarter of an hour. */
async function beHalf(): Promise<{ desk: TestDesk; id: string }> {
  const story = await draftStory();
  story.desk.network.faults.push('none', 'rate-bare');
  expect((await approve(story)).state).toBe('paused');
  return story;
}

/** The thread a quarter of an hour later. */
async function goOn(story: { desk: TestDesk; id: string }): Promise<Thread> {
  story.desk.clock.advance(16 * MINUTE);
  return deliverNow(story);
}

describe('half a thread that was held up', () => {
  it('goes on by itself when its article is as it was, after one look at it', async () => {
    const story = await beHalf();
    const reads = story.desk.pageReads.length;
    expect((await goOn(story)).state).toBe('published');
    expect(story.desk.pageReads.length - reads).toBe(1);
  });

  it('waits for a person when its article has changed meanwhile, and goes on when they say so', async () => {
    const story = await beHalf();
    changePage(story.desk, swap('4.1 million', '4.7 million'));
    expect(await goOn(story)).toMatchObject({
      state: 'needs_review',
      reason: 'the article has changed: 4.1 became 4.7',
    });
    expect(story.desk.network.truth).toHaveLength(1);
    expect(story.desk.notices.at(-1)).toMatchObject({ kind: 'needs-person', thread: { id: story.id } });
    await story.desk.store.resume(story.id, 'Ana', story.desk.clock.now());
    expect((await deliverNow(story)).state).toBe('published');
  });

  it('waits for a person when its article is gone', async () => {
    const story = await beHalf();
    story.desk.pages.delete(LINK);
    expect(await goOn(story)).toMatchObject({
      state: 'needs_review',
      reason: `the article is gone: ${LINK}: HTTP 404`,
    });
  });

  it('waits for a page that cannot be read, and after its half hour for a person', async () => {
    const story = await beHalf();
    story.desk.pages.set(LINK, DOWN);
    expect((await goOn(story)).state).toBe('paused');
    expect(story.desk.network.truth).toHaveLength(1);
    story.desk.pages.set(LINK, createArticle(2));
    story.desk.clock.advance(2 * MINUTE);
    expect((await deliverNow(story)).state).toBe('published');
    const other = await beHalf();
    other.desk.pages.set(LINK, DOWN);
    await goOn(other);
    expect((await goOn(other)).state).toBe('needs_review');
  });

  it('is not looked at between posts that only keep their distance', async () => {
    const story = await draftStory();
    const reads = story.desk.pageReads.length;
    expect((await approve(story)).state).toBe('published');
    expect(story.desk.pageReads.length - reads).toBe(1);
  });
});
