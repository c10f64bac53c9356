import { describe, expect, it } from 'vitest';
import { findEndBreaches, openDesk, stayAlive, TEXTS, work } from './crashing.ts';
import type { Fault } from './fake-network.ts';

/** What came of a thread whose second post meets these, and the calls that it took. */
async function meet(...faults: readonly Fault[]) {
  const { desk, id } = await openDesk(['none', ...faults]);
  await work(desk, stayAlive());
  expect(await findEndBreaches(desk, id)).toEqual([]);
  const thread = await desk.store.thread(id);
  const slots = thread?.slots.map(({ state }) => state).slice(0, 3);
  const { truth, calls } = desk.network;
  const told = desk.notices.at(-1)?.kind;
  const { state, reason } = thread ?? {};
  return { state, reason, slots, out: truth.length, calls: calls.length, told, desk };
}

/** The thread is out whole, after so many calls. */
function whole(calls: number): object {
  return { state: 'published', out: TEXTS.length, calls };
}

/** A person is asked about the second post, and nothing follows it. */
function half(state: string): object {
  return {
    state: 'needs_review',
    slots: ['posted', state, 'pending'],
    out: 1,
    calls: 2,
    told: 'needs-person',
  };
}

describe('an answer in the middle of a thread', () => {
  it('that is lost after the post was accepted costs no second call (faults 15, 16)', async () => {
    expect(await meet('lose-answer')).toMatchObject(whole(5));
  });

  it('that never comes, of a post that never arrived, leaves it held and not sent again (fault 16)', async () => {
    expect(await meet('never-arrives')).toMatchObject(half('held'));
  });

  it('that times out, with the post accepted three minutes later, costs no second call (fault 17)', async () => {
    expect(await meet('late-accept')).toMatchObject(whole(5));
  });

  it('that proves that nothing was sent lets the post be sent again (fault 18)', async () => {
    expect(await meet('not-sent', 'not-sent')).toMatchObject(whole(7));
  });

  it.each<Fault>(['rate', 'rate-bare', 'rate-past'])(
    'that holds the account back pauses the thread, which goes on in order: %s (fault 20)',
    async (fault) => {
      expect(await meet(fault)).toMatchObject(whole(6));
    },
  );

  it('that calls the post a duplicate is settled by finding the post itself (fault 21)', async () => {
    expect(await meet('duplicate-ours')).toMatchObject(whole(5));
  });

  it('that calls it a duplicate of what cannot be found leaves it held (fault 21)', async () => {
    expect(await meet('duplicate-other')).toMatchObject(half('held'));
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
    expect(met).toMatchObject(half('refused'));
    expect(met.reason).toContain('refused post 2');
  });

  it('that refuses the token stops the account, forgets nothing, and goes on once it is mended (fault 23)', async () => {
    const met = await meet('auth');
    expect(met).toMatchObject(whole(6));
    expect(met.desk.notices).toContainEqual(
      expect.objectContaining({ kind: 'gate-closed', gate: expect.objectContaining({ kind: 'auth' }) }),
    );
  });

  it.each<Fault>(['odd-id', 'other-text', 'cut-answer'])(
    'that says 201 and cannot be believed is checked against the timeline: %s (fault 24)',
    async (fault) => {
      expect(await meet(fault)).toMatchObject(whole(5));
    },
  );
});
