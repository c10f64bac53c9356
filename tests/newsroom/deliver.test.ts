import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/newsroom/deliver.ts';
import type { Thread } from '../../src/model/thread.ts';
import { FAULTS, type Fault } from './fake-network.ts';
import { createArticle, createTestDesk, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const TEXTS = ['First post. 1/3', 'Second post. 2/3', 'Third post. 3/3'];

/** Files an approved thread of three posts on the desk's account. */
async function fileThread(desk: TestDesk): Promise<string> {
  await desk.store.pin('mara', SELF, desk.clock.now());
  const article = 'https://ledger.example/story';
  desk.pages.set(article, createArticle(1, { url: article }));
  const entry = { feed: 'https://ledger.example/feed', byline: 'Mara Ellison', key: 'k' };
  const [thread] = await desk.store.file(
    entry,
    [
      {
        account: 'mara',
        article,
        title: 'A story',
        byline: 'Mara Ellison',
        posts: TEXTS.map((text) => ({ text, weight: text.length, sources: [] })),
        reason: '',
        approvedBy: 'a rule',
      },
    ],
    desk.clock.now(),
  );
  return thread?.id ?? '';
}

/** Delivers until nothing is left to do by itself, however long that takes on the virtual clock. */
async function settle(desk: TestDesk, id: string): Promise<Thread> {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  for (let round = 0; round < 200; round++) {
    const until = await deliver(desk, account, SELF, NEVER);
    if (until === null) break;
    desk.clock.advance(Math.max(until - desk.clock.now(), 1));
  }
  const thread = await desk.store.thread(id);
  if (thread === null) throw new Error('the thread is gone');
  return thread;
}

async function deliverWith(...faults: readonly Fault[]): Promise<{ desk: TestDesk; thread: Thread }> {
  const desk = createTestDesk();
  const id = await fileThread(desk);
  desk.network.faults.push(...faults);
  return { desk, thread: await settle(desk, id) };
}

describe('delivery', () => {
  it('makes exactly one call a post when nothing goes wrong', async () => {
    const { desk, thread } = await deliverWith();
    expect(thread.state).toBe('published');
    expect(desk.network.calls.map(({ text }) => text)).toEqual(TEXTS);
    expect(thread.slots.map(({ remoteId }) => remoteId)).toEqual(desk.network.truth.map(({ id }) => id));
  });

  it('keeps the spacing between two posts of a thread', async () => {
    const { desk } = await deliverWith();
    const times = desk.network.truth.map(({ at }) => at ?? 0);
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([5_000, 5_000]);
  });

  it('finds a post whose answer was lost, and does not send it again (fault 15)', async () => {
    const { desk, thread } = await deliverWith('none', 'lose-answer');
    expect(thread.state).toBe('published');
    expect(desk.network.truth.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('finds a post that was accepted three minutes after its call timed out (fault 17)', async () => {
    const { desk, thread } = await deliverWith('late-accept');
    expect(thread.state).toBe('published');
    expect(desk.network.truth.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('holds a post that is never seen, and hands the thread to a person (fault 16)', async () => {
    const { desk, thread } = await deliverWith('none', 'never-arrives');
    expect(thread.state).toBe('needs_review');
    expect(thread.slots.map(({ state }) => state)).toEqual(['posted', 'held', 'pending']);
    expect(desk.network.calls).toHaveLength(2);
    expect(desk.notices.at(-1)?.kind).toBe('needs-person');
  });

  it('sends again what provably never left (fault 18)', async () => {
    const { desk, thread } = await deliverWith('not-sent', 'none', 'not-sent');
    expect(thread.state).toBe('published');
    expect(desk.network.truth.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('pauses for a rate limit in mid-thread and goes on in order (fault 20)', async () => {
    const { desk, thread } = await deliverWith('none', 'rate');
    expect(thread.state).toBe('published');
    expect(desk.network.truth.map(({ text }) => text)).toEqual(TEXTS);
    const times = desk.network.truth.map(({ at }) => at ?? 0);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(60_000);
  });

  it('stops at a refused token, keeps everything, and goes on when the account is verified again (fault 23)', async () => {
    const { desk, thread } = await deliverWith('none', 'auth');
    expect(thread.state).toBe('paused');
    await desk.store.pin('mara', SELF, desk.clock.now());
    const after = await settle(desk, thread.id);
    expect(after.state).toBe('published');
    expect(desk.network.truth.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('hands over a thread whose second post is refused, with the first one out (fault 22)', async () => {
    const { thread } = await deliverWith('none', 'refuse');
    expect(thread.state).toBe('needs_review');
    expect(thread.slots.map(({ state }) => state)).toEqual(['posted', 'refused', 'pending']);
    expect(thread.reason).toContain('refused post 2');
  });

  it('does not trust a 201 that names an older post (fault 24)', async () => {
    const { desk, thread } = await deliverWith('odd-id');
    expect(thread.state).toBe('published');
    expect(desk.network.truth.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('takes neither a failed nor a stale read for a proof that a post is missing (fault 19)', async () => {
    const desk = createTestDesk();
    const id = await fileThread(desk);
    desk.network.faults.push('none', 'lose-answer');
    const [account] = desk.accounts;
    if (account !== undefined) await deliver(desk, account, SELF, NEVER);
    desk.clock.advance(5_000);
    desk.network.reads.push('fail', 'stale', 'fail', 'stale', 'stale', 'stale', 'stale', 'stale');
    const thread = await settle(desk, id);
    expect(thread.state).toBe('published');
    expect(desk.network.truth.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('stops before the next post when a person rejects the thread, and goes on when told to (fault 40)', async () => {
    const desk = createTestDesk();
    const id = await fileThread(desk);
    const { publish } = desk.network;
    desk.network.publish = async (dispatch, signal) => {
      const outcome = await publish(dispatch, signal);
      if (desk.network.calls.length === 2) await desk.store.reject(id, 'Ana', desk.clock.now());
      return outcome;
    };
    const stopped = await settle(desk, id);
    expect(stopped).toMatchObject({ state: 'needs_review', reason: 'its approval was taken back' });
    expect(stopped.slots.map(({ state }) => state)).toEqual(['posted', 'posted', 'pending']);
    expect(desk.network.calls).toHaveLength(2);
    expect(desk.notices.at(-1)?.kind).toBe('needs-person');
    await desk.store.resume(id, 'Ana', desk.clock.now());
    expect(await settle(desk, id)).toMatchObject({ state: 'published', approvedBy: 'Ana' });
    expect(desk.network.truth.map(({ text }) => text)).toEqual(TEXTS);
  });

  it('leaves half a thread to a person when its first post is older than the resume window', async () => {
    const desk = createTestDesk();
    const id = await fileThread(desk);
    const [account] = desk.accounts;
    if (account !== undefined) await deliver(desk, account, SELF, NEVER);
    desk.clock.advance(31 * 60_000);
    const thread = await settle(desk, id);
    expect(thread.state).toBe('needs_review');
    expect(desk.network.truth).toHaveLength(1);
  });

  it('never doubles, never reorders and never calls out what is not, whatever goes wrong', async () => {
    const fault = fc.constantFrom(...FAULTS);
    const read = fc.constantFrom<'fail' | 'stale'>('fail', 'stale');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 8 }),
        fc.array(read, { maxLength: 6 }),
        async (faults, reads) => {
          const desk = createTestDesk();
          const id = await fileThread(desk);
          desk.network.faults.push(...faults);
          desk.network.reads.push(...reads);
          const thread = await settle(desk, id);
          const { truth } = desk.network;
          expect(truth.map(({ text }) => text)).toEqual(TEXTS.slice(0, truth.length));
          expect(truth.map(({ parentId }) => parentId)).toEqual(
            [null, ...truth.map((post) => post.id)].slice(0, truth.length),
          );
          const known = thread.slots.flatMap(({ remoteId }) => remoteId ?? []);
          expect(truth.map((post) => post.id).slice(0, known.length)).toEqual(known);
          if (thread.state === 'published') expect(known).toHaveLength(TEXTS.length);
          expect(desk.network.maxInFlight).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
  });
});
