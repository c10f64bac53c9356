import { describe, expect, it } from 'vitest';
import type { Subscription, SubscriptionNews, SubscriptionRef } from '../../src/model/subscription.ts';
import { poll } from '../../src/newsroom/poll.ts';
import { createEntry, createTestDesk, FEED, showEntries, type TestDesk } from '../newsroom/desk.ts';
import { openShell } from './feeds-shell.ts';

const HUB = 'https://hub.example/push?key=hush';
const REF: SubscriptionRef = { feed: FEED, hub: HUB, topic: FEED };
const WEBSUB = 'websub: { callback: "https://bot.example/websub", port: 8081, secret: "${WEBSUB_SECRET}" }\n';
const ASKED: SubscriptionNews = { kind: 'asked', mode: 'subscribe', callback: 'abc' };
const VERIFIED: SubscriptionNews = { kind: 'verified', mode: 'subscribe', lease: 864_000_000 };

/** A desk with one feed, which names a hub unless told otherwise, and what became of its subscription since. */
async function openDesk(news: readonly SubscriptionNews[], named = true): Promise<TestDesk> {
  const desk = createTestDesk();
  const offer = named ? { hubs: [HUB], topic: FEED } : null;
  const shown = showEntries(createEntry(1));
  if (shown.kind === 'read') desk.feedAnswers.set(FEED, { ...shown, offer });
  await poll(desk, FEED, new AbortController().signal);
  for (const each of news) await desk.store.recordSubscription(REF, each, desk.clock.now());
  return desk;
}

const UNSUBSCRIBED: SubscriptionNews = { kind: 'asked', mode: 'unsubscribe', callback: 'abc' };

describe('bylinebot feeds, where hubs may call', () => {
  it.each<[readonly SubscriptionNews[], Subscription['state'] | 'new', string]>([
    [[], 'new', 'hub hub.example is asked to tell of news when the bot runs'],
    [
      [ASKED],
      'asked',
      'was asked at 2026-01-05T09:00Z and has not verified it; asked again not before 2026-01-05T09:10Z',
    ],
    [[ASKED, ASKED], 'asked', 'was asked 2 times, last at 2026-01-05T09:00Z'],
    [
      [ASKED, { kind: 'failed', reason: 'it answered 422' }],
      'failed',
      'is not subscribed to: it answered 422; asked again not',
    ],
    [[ASKED, VERIFIED], 'verified', 'tells of news until 2026-01-15T09:00Z, none yet'],
    [[ASKED, VERIFIED, { kind: 'pushed' }], 'verified', 'until 2026-01-15T09:00Z, last 2026-01-05T09:00Z'],
    [
      [ASKED, VERIFIED, { kind: 'forged', times: 3 }],
      'verified',
      '3 with a wrong signature or none were left unread',
    ],
    [
      [ASKED, VERIFIED, ASKED, { kind: 'failed', reason: 'no' }],
      'verified',
      'none yet; it does not renew that: no',
    ],
    [
      [ASKED, { kind: 'denied', reason: 'members only' }],
      'denied',
      'will not tell of it: members only; asked again not before 2026-01-06',
    ],
    [[ASKED, VERIFIED, UNSUBSCRIBED], 'leaving', 'was asked at 2026-01-05T09:00Z to stop telling of it'],
    [[ASKED, { kind: 'dropped' }], 'ended', 'no longer tells of it'],
  ])('tells after %j that it is %s: %s', async (news, state, said) => {
    const { bylinebot } = openShell(await openDesk(news), `    feeds: [${FEED}]`, WEBSUB);
    const { code, out } = await bylinebot('feeds');
    expect(code).toBe(0);
    expect(out).toContain(said);
    const { out: json } = await bylinebot('feeds', '--json');
    expect(JSON.parse(json)).toMatchObject([{ push: { hub: 'hub.example', state } }]);
    expect(out + json).not.toMatch(/hush|abc|xxxx/);
  });

  it('says that a feed without a hub is polled only, and nothing where no hub may call', async () => {
    const lines = `    feeds: [${FEED}]`;
    const without = openShell(await openDesk([], false), lines, WEBSUB);
    expect((await without.bylinebot('feeds')).out).toContain('names no hub: it is polled only');
    expect(JSON.parse((await without.bylinebot('feeds', '--json')).out)).toMatchObject([{ push: null }]);
    const closed = openShell(await openDesk([ASKED, VERIFIED]), lines);
    expect((await closed.bylinebot('feeds')).out).not.toContain('hub');
  });
});
