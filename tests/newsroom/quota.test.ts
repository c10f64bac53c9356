import { describe, expect, it } from 'vitest';
import { PRICES, type Budget } from '../../src/model/budget.ts';
import type { Quota } from '../../src/model/outcome.ts';
import type { Thread } from '../../src/model/thread.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { draft, fileThread } from '../contract/stories.ts';
import { createTestDesk, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const UNCAPPED: Budget = {
  perDay: null,
  perQuarterHour: null,
  perMonthUsd: null,
  reserveForBreaking: 0,
  prices: PRICES,
};

/** A desk whose account has two threads of three posts to send. */
async function openDesk(): Promise<TestDesk> {
  const desk = createTestDesk();
  await desk.store.pin('mara', SELF, desk.clock.now());
  await fileThread(desk.store, 1);
  const posts = draft(2).posts.map((post) => ({ ...post, text: `Again: ${post.text}` }));
  await fileThread(desk.store, 2, { posts });
  return desk;
}

/** Delivers until something has to wait longer than a minute, and says until when. */
async function send(desk: TestDesk, budget?: Budget): Promise<number | null> {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  for (;;) {
    const capped = budget === undefined ? account : { ...account, budget };
    const until = await deliver(desk, capped, SELF, NEVER);
    if (until === null || until - desk.clock.now() > 60_000) return until;
    desk.clock.advance(Math.max(until - desk.clock.now(), 1));
  }
}

function left(remaining: number, until: number): readonly Quota[] {
  return [{ window: 'x-rate-limit', remaining, until }];
}

async function outbox(desk: TestDesk): Promise<readonly Thread[]> {
  return (await desk.store.threads()).toReversed();
}

function told(desk: TestDesk) {
  return desk.notices.flatMap((notice) => (notice.kind === 'gate-closed' ? [notice.gate] : []));
}

describe('what the network says is left', () => {
  it('keeps a thread whole and waiting when it does not fit, with the reason and the time', async () => {
    const desk = await openDesk();
    const reset = desk.clock.now() + 900_000;
    desk.network.quotas.push(left(9, reset), left(8, reset), left(2, reset));
    expect(await send(desk)).toBe(reset);
    expect((await outbox(desk)).map(({ state, reason }) => [state, reason])).toEqual([
      ['published', ''],
      ['approved', 'the network allows 2 more posts until 2026-01-05T09:15:00.000Z: 3 are wanted'],
    ]);
    expect(desk.network.calls).toHaveLength(3);
    expect(told(desk)).toEqual([]);
    desk.clock.advance(reset - desk.clock.now());
    expect(await send(desk)).toBeNull();
    expect(desk.network.truth).toHaveLength(6);
  });

  it('pauses half a thread that it is too little for, tells people, and goes on in order (fault 20)', async () => {
    const desk = await openDesk();
    const reset = desk.clock.now() + 900_000;
    desk.network.quotas.push(left(1, reset));
    expect(await send(desk)).toBe(reset);
    const [half] = await outbox(desk);
    expect(half).toMatchObject({ state: 'paused', reason: expect.stringContaining('2 are wanted') });
    expect(await send(desk)).toBe(reset);
    expect(told(desk)).toEqual([{ kind: 'budget', reason: half?.reason, until: reset }]);
    desk.clock.advance(reset - desk.clock.now());
    expect(await send(desk)).toBeNull();
    expect(desk.network.truth.map(({ text }) => text).slice(0, 3)).toEqual([
      'One. 1/3',
      'Two. 2/3',
      'Three. 3/3',
    ]);
  });

  it('counts beside the account’s own budget', async () => {
    const desk = await openDesk();
    desk.network.quotas.push(left(90, desk.clock.now() + 900_000));
    await send(desk, { ...UNCAPPED, perDay: 5 });
    expect((await outbox(desk)).map(({ state }) => state)).toEqual(['published', 'approved']);
  });
});

describe('money that ends in mid-thread', () => {
  it('pauses the thread, tells people, and the thread goes on when the budget is raised (fault 25)', async () => {
    const desk = await openDesk();
    const [account] = desk.accounts;
    if (account === undefined) throw new Error('the desk has no account');
    await deliver(desk, { ...account, budget: { ...UNCAPPED, perMonthUsd: 1 } }, SELF, NEVER);
    desk.clock.advance(5_000);
    await send(desk, { ...UNCAPPED, perMonthUsd: 0.02 });
    const [half] = await outbox(desk);
    expect(half?.state).toBe('paused');
    expect(half?.reason).toBe('the budget allows $0.02 a month: $0.01 are spent, $0.03 are wanted');
    expect(told(desk).map(({ kind, reason }) => [kind, reason])).toEqual([['budget', half?.reason]]);
    await send(desk, { ...UNCAPPED, perMonthUsd: 1 });
    expect((await outbox(desk)).map(({ state }) => state)).toEqual(['published', 'published']);
    expect(desk.network.calls).toHaveLength(6);
  });

  it('closes the account’s gate when X says the credits are out, and says so (fault 25)', async () => {
    const desk = await openDesk();
    desk.network.faults.push('none', 'credits');
    const until = await send(desk);
    const [half, next] = await outbox(desk);
    expect(half).toMatchObject({ state: 'paused', reason: 'HTTP 402' });
    expect(next?.state).toBe('approved');
    expect(told(desk)).toEqual([{ kind: 'budget', reason: 'HTTP 402', until }]);
    expect(desk.network.truth).toHaveLength(1);
  });
});
