import { describe, expect, it } from 'vitest';
import { distrust } from '../../src/model/restored.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import type { Thread } from '../../src/model/thread.ts';
import {
  armThread,
  beginThread,
  done,
  doubtThread,
  fileThread,
  postedAs,
  answer,
  states,
  T0,
} from '../contract/stories.ts';

const WHY = 'restored from a backup; check the account before going on';

function distrusted(thread: Thread): Thread {
  const step = distrust(thread, WHY, T0 + 1);
  if (step.kind === 'refused') throw new Error(step.reason);
  expect(step.thread).toMatchObject({ reason: WHY, updatedAt: T0 + 1 });
  expect(step.events).toMatchObject([{ kind: 'restored', about: { was: thread.state } }]);
  return step.thread;
}

describe('a thread as an old copy of the store remembers it', () => {
  it('is approved by nobody when nothing of it was called for', async () => {
    const store = createMemoryStore();
    const unsent = [
      await fileThread(store, 1),
      await fileThread(store, 2, { approvedBy: null, reason: 'waits for approval' }),
      await beginThread(store, 0, 3),
    ];
    expect(unsent.map(({ state }) => state)).toEqual(['approved', 'in_review', 'publishing']);
    for (const thread of unsent) {
      const { state, approvedBy, approvedHash } = distrusted(thread);
      expect({ state, approvedBy, approvedHash }).toEqual({
        state: 'in_review',
        approvedBy: null,
        approvedHash: null,
      });
    }
  });

  it('waits for a person when half of it is out, and keeps what is known to be out', async () => {
    const half = distrusted(await beginThread(createMemoryStore(), 2));
    expect(half.state).toBe('needs_review');
    expect(states(half)).toEqual(['posted', 'posted', 'pending']);
  });

  it('holds a post whose call has no known end, so that a person can say what became of it', async () => {
    const armed = distrusted(await armThread(createMemoryStore(), 1));
    const doubtful = distrusted(
      await doubtThread(createMemoryStore(), 1, { kind: 'unknown', reason: 'cut' }),
    );
    for (const thread of [armed, doubtful]) {
      expect(thread.state).toBe('needs_review');
      expect(states(thread)).toEqual(['posted', 'held', 'pending']);
      expect(thread.attempts.at(-1)).toMatchObject({ outcome: 'unknown', lookAt: null });
    }
  });

  it('stays ended when it had ended', async () => {
    const store = createMemoryStore();
    const last = await armThread(store, 2);
    const whole = await answer(store, last, postedAs(last, 2));
    const rejected = done(await store.reject((await fileThread(store, 2)).id, 'Ana', T0));
    expect([whole.state, rejected.state]).toEqual(['published', 'cancelled']);
    for (const thread of [whole, rejected]) expect(distrust(thread, WHY, T0).kind).toBe('refused');
  });

  it('takes a post whose delete has no known end for public, so that a person can order it again', async () => {
    const store = createMemoryStore();
    const { id } = await beginThread(store, 3);
    done(await store.rollBack(id, 'Ana', T0));
    const thread = distrusted(done(await store.armDelete(id, 2, T0 + 20_000, T0)));
    expect(thread.state).toBe('needs_review');
    expect(states(thread)).toEqual(['posted', 'posted', 'posted']);
  });
});
