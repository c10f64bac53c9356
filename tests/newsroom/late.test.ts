import { describe, expect, it } from 'vitest';
import { EVERY_ACCOUNT } from '../../src/model/account.ts';
import type { Byline } from '../../src/model/byline.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A desk behind its baseline whose threads may begin within six hours. */
async function openDesk(change: Partial<Byline> = {}): Promise<TestDesk> {
  const desk = createTestDesk({ notAfter: 6 * HOUR, ...change });
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  return desk;
}

function publish(desk: TestDesk, ...numbers: readonly number[]): void {
  for (const n of numbers) desk.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
  desk.feedAnswers.set(FEED, showEntries(...numbers.map((n) => createEntry(n))));
}

async function standing(desk: TestDesk): Promise<readonly string[]> {
  return (await desk.store.threads()).map(({ state, reason }) => `${state}: ${reason}`);
}

const LATE = /^in_review: it is too late: it was to begin by 2026-01-05T15:00:00\.000Z$/;

describe('a thread that may not begin after six hours', () => {
  it('goes out when it begins in time', async () => {
    const desk = await openDesk();
    publish(desk, 2);
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['published: ']);
  });

  it('goes to a person when the bot was away: thirty stories found at once after two days, none posted (fault 38)', async () => {
    const desk = await openDesk();
    desk.clock.advance(2 * DAY);
    publish(desk, ...Array.from({ length: 30 }, (_, n) => n + 2));
    const { forPerson } = await runOnce(desk, NEVER);
    expect(forPerson).toHaveLength(30);
    for (const said of await standing(desk)) expect(said).toMatch(LATE);
    expect(desk.network.calls).toEqual([]);
    expect(desk.notices.filter(({ kind }) => kind === 'needs-person')).toHaveLength(30);
  });

  it('goes out after an outage when its date says that it is new, and a feed that was asked meanwhile proves it (fault 38)', async () => {
    const desk = await openDesk();
    desk.clock.advance(2 * DAY);
    publish(desk, 2);
    desk.feedAnswers.set(FEED, showEntries(createEntry(2, { published: desk.clock.now() - HOUR })));
    await runOnce(desk, NEVER);
    desk.clock.advance(2 * DAY);
    desk.feedAnswers.set(FEED, { kind: 'unchanged' });
    await runOnce(desk, NEVER);
    publish(desk, 3);
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['published: ', 'published: ']);
  });

  it.each([
    ['an account’s gate', 'mara'],
    ['the whole bot’s gate', EVERY_ACCOUNT],
  ])('goes to a person while %s is still closed', async (_, account) => {
    const desk = await openDesk();
    await desk.store.closeGate(
      account,
      { kind: 'paused', reason: 'a person', until: null },
      desk.clock.now(),
    );
    publish(desk, 2, 3);
    await runOnce(desk, NEVER);
    expect((await standing(desk)).map((said) => said.slice(0, 8))).toEqual(['approved', 'approved']);
    desk.clock.advance(6 * HOUR + 1);
    await runOnce(desk, NEVER);
    for (const said of await standing(desk)) expect(said).toMatch(LATE);
  });

  it('goes to a person while the budget is spent', async () => {
    const desk = await openDesk();
    const prices = { post: 0.015, linkPost: 0.2, delete: 0.01, altText: 0.005, read: 0.001 };
    const budget = { perDay: 4, perQuarterHour: null, perMonthUsd: null, reserveForBreaking: 0, prices };
    const capped = { ...desk, accounts: desk.accounts.map((account) => ({ ...account, budget })) };
    publish(capped, 2);
    await runOnce(capped, NEVER);
    capped.clock.advance(6 * HOUR + 1);
    await runOnce(capped, NEVER);
    expect((await standing(desk)).join()).toMatch(LATE);
  });

  it('has six hours more once a person approves it, and is late again after them', async () => {
    const desk = await openDesk({ review: 'one' });
    publish(desk, 2);
    const [thread] = (await runOnce(desk, NEVER)).forPerson;
    const id = thread?.id ?? '';
    desk.clock.advance(20 * HOUR);
    await desk.store.approve(id, 'Ana', desk.clock.now());
    const paused = { kind: 'paused', reason: 'a person', until: null } as const;
    await desk.store.closeGate('mara', paused, desk.clock.now());
    desk.clock.advance(6 * HOUR + 1);
    await runOnce(desk, NEVER);
    expect((await standing(desk)).join()).toBe(
      'in_review: it is too late: it was to begin by 2026-01-06T11:00:00.000Z',
    );
    await desk.store.openGate('mara', desk.clock.now());
    await desk.store.approve(id, 'Ana', desk.clock.now());
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['published: ']);
  });

  it('goes to a person when its first post was held back for too long, and out when they let it', async () => {
    const desk = await openDesk();
    publish(desk, 2);
    desk.network.faults.push('auth');
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['paused: HTTP 401']);
    desk.clock.advance(7 * HOUR);
    await runOnce(desk, NEVER);
    const [thread] = await desk.store.threads();
    expect(thread).toMatchObject({
      state: 'needs_review',
      reason: expect.stringContaining('it is too late'),
    });
    expect(desk.network.truth).toEqual([]);
    await desk.store.resume(thread?.id ?? '', 'Ana', desk.clock.now());
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['published: ']);
    expect(desk.network.truth).toHaveLength(5);
  });

  it('is finished however late it gets once it has begun, as half a thread is', async () => {
    const desk = await openDesk({ notAfter: 10_000 });
    publish(desk, 2);
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['published: ']);
  });

  it('counts from the end of its embargo (fault 7)', async () => {
    const desk = await openDesk();
    publish(desk, 2);
    desk.feedAnswers.set(FEED, showEntries(createEntry(2, { published: desk.clock.now() + DAY })));
    await runOnce(desk, NEVER);
    desk.clock.advance(DAY + HOUR);
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['published: ']);
  });
});
