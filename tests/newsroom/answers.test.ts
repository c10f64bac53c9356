import { describe, expect, it } from 'vitest';
import type { Thread } from '../../src/model/thread.ts';
import { findEndBreaches, openDesk, stayAlive, TEXTS, work } from './crashing.ts';
import type { TestDesk } from './desk.ts';
import type { Fault } from './fake-network.ts';

/** The thread as it ends when its second post meets this. */
async function meet(...faults: readonly Fault[]): Promise<{ desk: TestDesk; thread: Thread }> {
  const { desk, id } = await openDesk(['none', ...faults]);
  await work(desk, stayAlive());
  expect(await findEndBreaches(desk, id)).toEqual([]);
  const thread = await desk.store.thread(id);
  if (thread === null) throw new Error('the thread is gone');
  return { desk, thread };
}

function expectWhole({ desk, thread }: Awaited<ReturnType<typeof meet>>, calls: number): void {
  expect(thread.state).toBe('published');
  expect(desk.network.truth).toHaveLength(TEXTS.length);
  expect(desk.network.calls).toHaveLength(calls);
}

function expectHeld({ desk, thread }: Awaited<ReturnType<typeof meet>>, state: string): void {
  expect(thread.state).toBe('needs_review');
  expect(thread.slots.map((slot) => slot.state).slice(0, 3)).toEqual(['posted', state, 'pending']);
  expect(desk.network.calls).toHaveLength(2);
  expect(desk.notices.at(-1)?.kind).toBe('needs-person');
}

describe('an answer in the middle of a thread', () => {
  it('that is lost after the post was accepted costs no second call (faults 15, 16)', async () => {
    expectWhole(await meet('lose-answer'), 5);
  });

  it('that never comes, of a post that never arrived, leaves it held and not sent again (fault 16)', async () => {
    expectHeld(await meet('never-arrives'), 'held');
  });

  it('that times out, with the post accepted three minutes later, costs no second call (fault 17)', async () => {
    expectWhole(await meet('late-accept'), 5);
  });

  it('that proves that nothing was sent lets the post be sent again (fault 18)', async () => {
    expectWhole(await meet('not-sent', 'not-sent'), 7);
  });

  it.each<Fault>(['rate', 'rate-bare', 'rate-past'])(
    'that holds the account back pauses the thread, which goes on in order: %s (fault 20)',
    async (fault) => expectWhole(await meet(fault), 6),
  );

  it('that calls the post a duplicate is settled by finding the post itself (fault 21)', async () => {
    expectWhole(await meet('duplicate-ours'), 5);
  });

  it('that calls it a duplicate of what cannot be found leaves it held (fault 21)', async () => {
    expectHeld(await meet('duplicate-other'), 'held');
  });

  it('that calls it a duplicate of what stood there before the thread began leaves it held (fault 21)', async () => {
    const { desk, id } = await openDesk(['duplicate-other']);
    const [text = ''] = TEXTS;
    desk.network.truth.push({ id: '950', editIds: ['950'], text, parentId: null, at: desk.clock.now() });
    await work(desk, stayAlive());
    expect((await desk.store.thread(id))?.slots[0]).toMatchObject({ state: 'held', remoteId: null });
  });

  it('that refuses a reply leaves half a thread, and a person is told (fault 22)', async () => {
    const met = await meet('refuse-reply');
    expectHeld(met, 'refused');
    expect(met.thread.reason).toContain('refused post 2');
  });

  it('that refuses the token stops the account, forgets nothing, and goes on once it is mended (fault 23)', async () => {
    const { desk, thread } = await meet('auth');
    expectWhole({ desk, thread }, 6);
    expect(desk.notices).toContainEqual(
      expect.objectContaining({ kind: 'gate-closed', gate: expect.objectContaining({ kind: 'auth' }) }),
    );
  });

  it.each<Fault>(['odd-id', 'other-text', 'cut-answer'])(
    'that says 201 and cannot be believed is checked against the timeline: %s (fault 24)',
    async (fault) => expectWhole(await meet(fault), 5),
  );
});
