import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/newsroom/deliver.ts';
import { createTestDesk, type TestDesk } from './desk.ts';
import type { Fault } from './fake-network.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BACK = -2 * HOUR;
const FORWARD = 24 * HOUR;

/** A desk with threads of three posts on its account, which rests between them. */
async function openDesk(threads: number, threadGap = 0): Promise<TestDesk> {
  const desk = createTestDesk();
  await desk.store.pin('mara', SELF, desk.clock.now());
  for (let n = 1; n <= threads; n++) {
    const posts = [1, 2, 3].map((k) => ({ text: `Story ${n}, post ${k}.`, weight: 18, sources: [] }));
    const article = `https://ledger.example/story-${n}`;
    const about = { account: 'mara', article, title: `Story ${n}`, byline: 'Mara Ellison' };
    const entry = { feed: 'https://ledger.example/feed', byline: 'Mara Ellison', key: article };
    await desk.store.file(entry, [{ ...about, posts, reason: '', approvedBy: 'a rule' }], desk.clock.now());
  }
  return { ...desk, accounts: desk.accounts.map((account) => ({ ...account, threadGap })) };
}

/** Goes on until nothing is left to do, and sets the clock once, after so many posts; gives the time that passed, waits alone. */
async function settle(desk: TestDesk, posts: number, jump: number): Promise<number> {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  let waited = 0;
  let jumped = false;
  for (let round = 0; round < 200; round++) {
    const until = await deliver(desk, account, SELF, NEVER);
    if (until === null) return waited;
    if (!jumped && desk.network.truth.length === posts) {
      jumped = true;
      desk.clock.advance(jump);
      continue;
    }
    const wait = Math.max(until - desk.clock.now(), 1);
    waited += wait;
    desk.clock.advance(wait);
  }
  throw new Error('it never settles');
}

async function statesOf(desk: TestDesk): Promise<readonly string[]> {
  return (await desk.store.threads()).map(({ state }) => state);
}

/** The texts on the timeline, in order. */
function textsOf(desk: TestDesk): readonly string[] {
  return desk.network.truth.map(({ text }) => text);
}

describe('a clock that is set while a thread goes out', () => {
  it('back by two hours does not leave half a thread waiting for them (fault 36)', async () => {
    const desk = await openDesk(1);
    expect(await settle(desk, 1, BACK)).toBeLessThan(MINUTE);
    expect(await statesOf(desk)).toEqual(['published']);
    expect(textsOf(desk)).toEqual(['Story 1, post 1.', 'Story 1, post 2.', 'Story 1, post 3.']);
  });

  it('back by two hours does not prolong the wait after a call that never left (fault 36)', async () => {
    const desk = await openDesk(1);
    const faults: Fault[] = ['none', 'not-sent', 'not-sent'];
    desk.network.faults.push(...faults);
    expect(await settle(desk, 1, BACK)).toBeLessThan(10 * MINUTE);
    expect(await statesOf(desk)).toEqual(['published']);
    expect(textsOf(desk)).toHaveLength(3);
  });

  it('back by a second keeps every wait at least as long as it was (fault 36)', async () => {
    const desk = await openDesk(2, 10 * MINUTE);
    expect(await settle(desk, 3, -1_000)).toBeGreaterThanOrEqual(10 * MINUTE + 4 * 5_000);
  });

  it('back by two hours lets the next thread out at once or after its gap, never later (fault 36)', async () => {
    const desk = await openDesk(2, 10 * MINUTE);
    expect(await settle(desk, 3, BACK)).toBeLessThan(20 * MINUTE);
    expect(textsOf(desk)).toHaveLength(6);
  });

  it('forward by a day asks a person about half a thread, and posts nothing twice (fault 36)', async () => {
    const desk = await openDesk(1);
    await settle(desk, 1, FORWARD);
    expect(await statesOf(desk)).toEqual(['needs_review']);
    expect(textsOf(desk)).toEqual(['Story 1, post 1.']);
  });
});
