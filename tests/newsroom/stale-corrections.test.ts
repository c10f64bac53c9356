import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import type { Thread } from '../../src/model/thread.ts';
import {
  changePage,
  findCorrection,
  goOn,
  HOUR,
  MINUTE,
  NEVER,
  note,
  swap,
  tellStory,
} from './told-story.ts';

type Told = Awaited<ReturnType<typeof tellStory>>;

/** A story that is out, and its correction, which waits for a person. */
async function correct(): Promise<{ told: Told; id: string }> {
  const told = await tellStory();
  changePage(told, swap('4.1 million', '4.7 million'));
  await goOn(told, 20 * MINUTE);
  return { told, id: (await findCorrection(told)).id };
}

/** Lets a person approve the correction, and the bot do its work. */
async function approve({ told: { desk }, id }: { told: Told; id: string }): Promise<Thread | null> {
  await desk.store.approve(id, 'Ana', desk.clock.now());
  await runOnce(desk, NEVER);
  return desk.store.thread(id);
}

describe('a correction that a person approves', () => {
  it('is not sent when the thread that it corrects was taken back meanwhile, however often they approve', async () => {
    const { told, id } = await correct();
    const { desk, thread } = told;
    await desk.store.rollBack(thread.id, 'Ana', desk.clock.now());
    for (let time = 0; time < 2; time++) {
      expect(await approve({ told, id })).toMatchObject({
        state: 'in_review',
        reason: 'what it corrects was taken back: reject it',
      });
    }
    expect((await desk.store.thread(thread.id))?.state).toBe('rolled_back');
    expect(desk.network.truth).toEqual([]);
  });

  it('comes back with the difference when its article says yet another thing, until they approve that', async () => {
    const { told, id } = await correct();
    const { desk, thread } = told;
    changePage(told, swap('4.1 million', '4.9 million'));
    expect(await approve({ told, id })).toMatchObject({
      state: 'in_review',
      reason: 'the article has changed: 4.7 became 4.9, since it was corrected',
    });
    expect(desk.network.truth).toHaveLength(thread.slots.length);
    expect((await approve({ told, id }))?.state).toBe('published');
  });

  it('goes out when its article has only grown since', async () => {
    const { told, id } = await correct();
    changePage(told, (article) => {
      const corrected = { ...article, ...swap('4.1 million', '4.7 million')(article) };
      return note('The harbour master was not available for comment on the evening of the vote.')(corrected);
    });
    await goOn(told, HOUR);
    expect((await approve({ told, id }))?.state).toBe('published');
  });
});
