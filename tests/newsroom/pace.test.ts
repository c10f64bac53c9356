import { describe, expect, it } from 'vitest';
import type { Byline } from '../../src/model/byline.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import type { DeskAccount } from '../../src/ports/desk.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A desk behind its baseline, at 9:00 UTC, whose account may be paced. */
async function openDesk(ofByline: Partial<Byline>, ofAccount: Partial<DeskAccount> = {}): Promise<TestDesk> {
  const desk = createTestDesk(ofByline);
  const paced = { ...desk, accounts: desk.accounts.map((account) => ({ ...account, ...ofAccount })) };
  paced.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(paced, NEVER);
  return paced;
}

/** These stories stand in the feed, with pages. */
function publish(desk: TestDesk, ...numbers: readonly number[]): void {
  for (const n of numbers) desk.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
  desk.feedAnswers.set(FEED, showEntries(...numbers.map((n) => createEntry(n))));
}

async function standing(desk: TestDesk): Promise<readonly string[]> {
  return (await desk.store.threads()).map(({ state, reason }) => `${state}: ${reason}`);
}

describe('hours', () => {
  it('let no thread begin outside them, and say until when it waits', async () => {
    const desk = await openDesk({ hours: { from: 18 * 60, to: 23 * 60 }, timezone: 'Asia/Hong_Kong' });
    publish(desk, 2);
    const { later } = await runOnce(desk, NEVER);
    expect(later).toHaveLength(1);
    const reason = 'its hours are 18:00-23:00 in Asia/Hong_Kong: it waits until 2026-01-05T10:00:00.000Z';
    expect(await standing(desk)).toEqual([`approved: ${reason}`]);
    const events = await desk.store.events(later[0]?.id ?? '');
    desk.clock.advance(HOUR - 2 * MINUTE);
    await runOnce(desk, NEVER);
    expect(await desk.store.events(later[0]?.id ?? '')).toEqual(events);
    desk.clock.advance(2 * MINUTE);
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['published: ']);
    expect(desk.network.truth[0]?.at).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 5, 10));
  });

  it('let no thread begin that would not be out before they end', async () => {
    const desk = await openDesk({ hours: { from: 9 * 60, to: 9 * 60 + 1 } }, { spacing: 15_000 });
    publish(desk, 2);
    expect((await runOnce(desk, NEVER)).later[0]?.reason).toMatch(
      /^it takes longer than its hours, 09:00-09:01/,
    );
    const roomy = await openDesk({ hours: { from: 9 * 60, to: 9 * 60 + 5 } }, { spacing: 15_000 });
    roomy.clock.advance(4 * MINUTE);
    publish(roomy, 2);
    expect((await runOnce(roomy, NEVER)).later[0]?.reason).toContain('until 2026-01-06T09:00:00.000Z');
    expect(roomy.network.calls).toEqual([]);
    roomy.clock.advance(DAY - 4 * MINUTE);
    await runOnce(roomy, NEVER);
    expect(await standing(roomy)).toEqual(['published: ']);
  });

  it('do not stop a thread that has begun', async () => {
    const desk = await openDesk({ hours: { from: 8 * 60, to: 9 * 60 + 10 } });
    publish(desk, 2);
    desk.network.faults.push('none', 'rate');
    desk.clock.advance(9 * MINUTE);
    await runOnce(desk, NEVER);
    desk.clock.advance(5 * MINUTE);
    await runOnce(desk, NEVER);
    expect(await standing(desk)).toEqual(['published: ']);
  });

  it('wait for a thread anew of which nothing is out when they are over', async () => {
    const desk = await openDesk({ hours: { from: 8 * 60, to: 9 * 60 + 10 } });
    publish(desk, 2);
    desk.network.faults.push('rate-bare');
    desk.clock.advance(9 * MINUTE);
    await runOnce(desk, NEVER);
    desk.clock.advance(5 * HOUR);
    await runOnce(desk, NEVER);
    expect((await standing(desk))[0]).toMatch(/^approved: its hours are/);
    expect(desk.network.truth).toEqual([]);
  });

  it('of one byline keep no thread of another waiting on their account', async () => {
    const desk = await openDesk({ hours: { from: 18 * 60, to: 23 * 60 } });
    publish(desk, 2);
    const posts = [{ text: 'Breaking.', weight: 9, sources: [] }];
    await runOnce(desk, NEVER);
    const about = { account: 'mara', article: 'https://ledger.example/b', title: 'B', byline: 'Ana Ruiz' };
    const draft = { ...about, posts, reason: '', approvedBy: 'the rule "review: none"' };
    await desk.store.file({ feed: FEED, byline: 'Ana Ruiz', key: 'b' }, [draft], desk.clock.now());
    await runOnce(desk, NEVER);
    expect(desk.network.truth.map(({ text }) => text)).toEqual(['Breaking.']);
  });

  it('open once on the night that summer time begins, at the next time there is (fault 37)', async () => {
    const desk = await openDesk({ hours: { from: 150, to: 240 }, timezone: 'Europe/Berlin' });
    desk.clock.advance(Date.UTC(2026, 2, 29, 0, 30) - desk.clock.now());
    publish(desk, 2);
    expect((await runOnce(desk, NEVER)).later[0]?.reason).toContain('until 2026-03-29T01:00:00.000Z');
    desk.clock.advance(31 * MINUTE);
    await runOnce(desk, NEVER);
    publish(desk, 3);
    desk.clock.advance(HOUR);
    expect((await runOnce(desk, NEVER)).later[0]?.reason).toContain('until 2026-03-30T00:30:00.000Z');
    expect(desk.network.truth.every(({ at }) => (at ?? 0) < Date.UTC(2026, 2, 29, 2))).toBe(true);
  });
});

describe('the gap between two threads', () => {
  it('counts from the last post of the one to the first of the next', async () => {
    const desk = await openDesk({}, { threadGap: 10 * MINUTE });
    publish(desk, 2, 3);
    const { later } = await runOnce(desk, NEVER);
    const last = desk.network.truth.at(-1)?.at ?? 0;
    expect(desk.network.truth).toHaveLength(5);
    const until = new Date(last + 10 * MINUTE).toISOString();
    expect(later.map(({ reason }) => reason)).toEqual([
      `the account rests between two threads until ${until}`,
    ]);
    desk.clock.advance(10 * MINUTE);
    await runOnce(desk, NEVER);
    expect(desk.network.truth).toHaveLength(10);
    expect(desk.network.truth[5]?.at).toBeGreaterThanOrEqual(last + 10 * MINUTE);
  });

  it('is waited out by a single run where it is short', async () => {
    const desk = await openDesk({}, { threadGap: MINUTE });
    publish(desk, 2, 3);
    expect((await runOnce(desk, NEVER)).later).toEqual([]);
    const [, second] = desk.network.truth.filter(({ parentId }) => parentId === null);
    expect((second?.at ?? 0) - (desk.network.truth[4]?.at ?? 0)).toBeGreaterThanOrEqual(MINUTE);
  });
});
