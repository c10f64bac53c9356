import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/newsroom/deliver.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { poll } from '../../src/newsroom/poll.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const SELF = { network: 'x', id: '42', handle: 'mara' };
const UNREAD = { kind: 'failed', gate: null, until: null, reason: 'HTTP 503' } as const;

/** A desk with new stories in its feed, behind the baseline. */
async function openDesk(...numbers: readonly number[]): Promise<TestDesk> {
  const desk = createTestDesk();
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await poll(desk, FEED, NEVER);
  for (const n of numbers) desk.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
  desk.feedAnswers.set(FEED, showEntries(...numbers.map((n) => createEntry(n)), createEntry(1)));
  return desk;
}

function deliverOnce(desk: TestDesk, signal = NEVER): Promise<number | null> {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  return deliver(desk, account, SELF, signal);
}

/** The same desk on a slower account. */
function slowDown(desk: TestDesk, spacing: number): TestDesk {
  return { ...desk, accounts: desk.accounts.map((account) => ({ ...account, spacing })) };
}

describe('delivery that waits or stops', () => {
  it('begins no thread on an account whose timeline cannot be read', async () => {
    const desk = await openDesk(2);
    desk.network.findRecent = async () => UNREAD;
    await runOnce(desk, NEVER);
    expect(desk.network.calls).toEqual([]);
    expect((await desk.store.threads()).map(({ state, reason }) => [state, reason])).toEqual([
      ['approved', 'the account’s timeline cannot be read: HTTP 503'],
    ]);
  });

  it('hands a thread whose approval was taken back to a person though its account is closed', async () => {
    const desk = await openDesk(2);
    desk.network.faults.push('none', 'rate-bare');
    const send = desk.network.publish;
    desk.network.publish = async (dispatch, signal) => {
      const outcome = await send(dispatch, signal);
      const [thread] = await desk.store.threads();
      if (outcome.kind === 'throttled') await desk.store.reject(thread?.id ?? '', 'Ana', desk.clock.now());
      return outcome;
    };
    await runOnce(desk, NEVER);
    expect((await desk.store.threads()).map(({ state }) => state)).toEqual(['needs_review']);
    expect((await desk.store.accountState('mara')).gate.kind).toBe('rate');
  });

  it('closes the gate when reading the timeline says so', async () => {
    const desk = await openDesk(2);
    desk.network.findRecent = async () => ({ ...UNREAD, gate: 'auth' });
    await runOnce(desk, NEVER);
    expect((await desk.store.accountState('mara')).gate.kind).toBe('auth');
  });

  it('finishes the thread that is under way before an older one that was approved meanwhile', async () => {
    const desk = createTestDesk({ review: 'one' });
    await poll({ ...desk, feeds: { read: async () => showEntries(createEntry(1)) } }, FEED, NEVER);
    for (const n of [2, 3]) desk.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
    desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(3)));
    const [younger, older] = (await runOnce(desk, NEVER)).forPerson;
    await desk.store.approve(younger?.id ?? '', 'an editor', desk.clock.now());
    await deliverOnce(desk);
    await desk.store.approve(older?.id ?? '', 'an editor', desk.clock.now());
    await runOnce(desk, NEVER);
    const [second, first] = await Promise.all(
      [older, younger].map((thread) => desk.store.thread(thread?.id ?? '')),
    );
    expect([first?.state, second?.state]).toEqual(['published', 'published']);
    expect(desk.network.truth.map(({ id }) => id)).toEqual(
      [first, second].flatMap((thread) => thread?.slots.map(({ remoteId }) => remoteId)),
    );
  });

  it('sends nothing more once it is told to stop, and counts no search that was cut off (fault 33)', async () => {
    const desk = await openDesk(2);
    const stop = new AbortController();
    const { publish, find } = desk.network;
    desk.network.publish = async (...words) => {
      stop.abort();
      return publish(...words);
    };
    desk.network.faults.push('lose-answer');
    await runOnce(desk, stop.signal);
    expect(desk.network.calls).toHaveLength(1);
    const cut = new AbortController();
    desk.network.find = async (...words) => {
      cut.abort();
      await find(...words);
      return UNREAD;
    };
    desk.clock.advance(60_000);
    const [before] = await desk.store.threads();
    await deliverOnce(desk, cut.signal);
    expect(await desk.store.threads()).toEqual([before]);
  });

  it('begins no thread when it is told to stop while the timeline is read', async () => {
    const desk = await openDesk(2);
    const stop = new AbortController();
    const { findRecent } = desk.network;
    desk.network.findRecent = async (since, signal) => {
      stop.abort();
      return findRecent(since, signal);
    };
    await runOnce(desk, stop.signal);
    expect((await desk.store.threads()).map(({ state }) => state)).toEqual(['approved']);
  });

  it('tells of a post that was found on the timeline', async () => {
    const desk = await openDesk(2);
    desk.network.faults.push('lose-answer');
    await runOnce(desk, NEVER);
    const told = desk.notices.flatMap((notice) => (notice.kind === 'posted' ? [notice.slot.index] : []));
    expect(told).toEqual(desk.network.truth.map((_, index) => index));
  });

  it('keeps a spacing that is longer than its patience, and takes no spacing for an interruption', async () => {
    const desk = await openDesk(2);
    await runOnce(slowDown(desk, 12 * 60_000), NEVER);
    expect((await desk.store.threads()).map(({ state }) => state)).toEqual(['published']);
  });

  it('waits before it tries again what never left', async () => {
    const desk = await openDesk(2);
    desk.network.faults.push('not-sent');
    await runOnce(desk, NEVER);
    const [first, again] = (await desk.store.threads())[0]?.attempts ?? [];
    expect((again?.armedAt ?? 0) - (first?.armedAt ?? 0)).toBe(5_000);
  });

  it('leaves to the next run what waits longer than a minute, and names it', async () => {
    const desk = await openDesk(2);
    desk.network.faults.push('none', 'never-arrives');
    const { later } = await runOnce(desk, NEVER);
    expect(later.map(({ state }) => state)).toEqual(['reconciling']);
  });

  it('refuses to send for an account whose keys the network refuses, and closes its gate (fault 23)', async () => {
    const desk = await openDesk(2);
    desk.network.whoAmI = async () => ({ kind: 'refused', fault: { what: 'HTTP 401', remedy: '' } });
    await runOnce(desk, NEVER);
    expect((await desk.store.accountState('mara')).gate).toMatchObject({ kind: 'auth', reason: 'HTTP 401' });
  });

  it('takes the same id on another network for another account', async () => {
    const desk = createTestDesk({ review: 'one' });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
    await runOnce(desk, NEVER);
    const moved = desk.accounts.map((account) => ({ ...account, kind: 'sandbox' as const }));
    await runOnce({ ...desk, accounts: moved }, NEVER);
    expect(desk.lines.join('\n')).toContain('account is another than before');
  });
});
