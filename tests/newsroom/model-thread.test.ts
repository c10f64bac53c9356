import { describe, expect, it } from 'vitest';
import type { Summary } from '../../src/model/summary.ts';
import type { Thread } from '../../src/model/thread.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { createTestDesk, type TestDesk } from './desk.ts';
import { NEVER, publish } from './publishing.ts';

const POSTS = [
  'The harbour authority of Port Alder approved expansion number 2 on Tuesday.',
  'Dredging for berth 2 will begin in the spring, chief engineer Dorte Hansen told the Ledger.',
];

/** A newsroom without review whose summaries are these. */
async function draftWith(summary: Partial<Summary>): Promise<{ desk: TestDesk; thread: Thread }> {
  const desk = createTestDesk({ review: 'none' });
  const units = POSTS.map((text, paragraph) => ({ text, sources: [{ paragraph, sentence: 0 }] }));
  desk.summarizer.summarize = async () => ({ units, by: 'model', ...summary });
  await publish(desk, 2);
  await runOnce(desk, NEVER);
  const [thread] = await desk.store.threads();
  if (thread === undefined) throw new Error('nothing was drafted');
  return { desk, thread };
}

describe('a thread that a model wrote', () => {
  it('waits for a person where nothing else does (fault 48)', async () => {
    const { desk, thread } = await draftWith({ doubts: ['post 1 is worded anew'] });
    expect(thread).toMatchObject({
      state: 'in_review',
      reason: 'written by a model: a person must look; post 1 is worded anew',
      approvedBy: null,
      writtenBy: 'model',
    });
    expect(desk.network.calls).toEqual([]);
  });

  it('goes out marked, post by post, once a person approved it', async () => {
    const { desk, thread } = await draftWith({});
    await desk.store.approve(thread.id, 'Ana', desk.clock.now());
    await runOnce(desk, NEVER);
    expect(desk.network.calls.map(({ madeWithAi }) => madeWithAi)).toEqual([true, true, true]);
    expect((await desk.store.thread(thread.id))?.state).toBe('published');
  });

  it('stays marked when a person edits it', async () => {
    const { desk, thread } = await draftWith({});
    const posts = thread.slots.map(({ weight, sources }, n) => ({ text: `My words ${n}`, weight, sources }));
    await desk.store.edit(thread.id, posts, thread.hash, 'Ana', desk.clock.now());
    await desk.store.approve(thread.id, 'Ana', desk.clock.now());
    await runOnce(desk, NEVER);
    expect(desk.network.calls).toMatchObject([
      { text: 'My words 0', madeWithAi: true },
      { text: 'My words 1', madeWithAi: true },
      { text: 'My words 2', madeWithAi: true },
    ]);
  });

  it('is not drafted from what the end of the program cut off', async () => {
    const desk = createTestDesk({ review: 'none' });
    await publish(desk, 2);
    const control = new AbortController();
    const { summarize } = desk.summarizer;
    desk.summarizer.summarize = async (...asked) => {
      control.abort();
      return summarize(...asked);
    };
    await runOnce(desk, control.signal);
    expect(await desk.store.threads()).toEqual([]);
    desk.summarizer.summarize = summarize;
    await runOnce(desk, NEVER);
    expect(await desk.store.threads()).toMatchObject([{ state: 'published' }]);
  });
});

describe('a thread in the article’s own words', () => {
  it('goes out without a mark', async () => {
    const { desk, thread } = await draftWith({ by: 'extractive' });
    expect(thread).toMatchObject({ state: 'published', writtenBy: 'extractive' });
    for (const call of desk.network.calls) expect(call).not.toHaveProperty('madeWithAi');
  });

  it('waits with the reason where a model was wanted', async () => {
    const reason = 'told in the article’s own words, as the model answered HTTP 500';
    const { thread } = await draftWith({ by: 'extractive', doubts: [reason] });
    expect(thread).toMatchObject({ state: 'in_review', reason, writtenBy: 'extractive' });
  });
});
