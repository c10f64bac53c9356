import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/feed.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import {
  createArticle,
  createEntry,
  createTestDesk,
  FEED,
  showEntries,
  type TestDesk,
} from '../newsroom/desk.ts';
import { askExplain } from './shell.ts';

const NEVER = new AbortController().signal;
const STORY = 'https://ledger.example/story-2';

/** A desk whose feed has shown one old story, and then story number 2. */
async function openDesk(change: Partial<Entry> = {}, style: Parameters<typeof createTestDesk>[0] = {}) {
  const desk = createTestDesk(style);
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  desk.clock.advance(600_000);
  desk.feedAnswers.set(FEED, showEntries(createEntry(2, change), createEntry(1)));
  desk.pages.set(STORY, createArticle(2));
  return desk;
}

async function tell(desk: TestDesk, url = STORY): Promise<string> {
  const { out } = await askExplain(desk, url);
  return out;
}

function golden(name: string): string {
  return `../golden/explain/${name}.txt`;
}

describe('bylinebot explain', () => {
  it('tells the whole story of a thread that is out', async () => {
    const desk = await openDesk();
    desk.network.faults.push('none', 'lose-answer', 'not-sent');
    await runOnce(desk, NEVER);
    await expect(await tell(desk)).toMatchFileSnapshot(golden('out'));
  });

  it('tells why half a thread waits for a person', async () => {
    const desk = await openDesk();
    desk.network.faults.push('none', 'refuse');
    await runOnce(desk, NEVER);
    await expect(await tell(desk)).toMatchFileSnapshot(golden('half'));
  });

  it('tells of a closed gate and its time in mid-thread', async () => {
    const desk = await openDesk();
    const reset = desk.clock.now() + 900_000;
    desk.network.quotas.push([{ window: 'x-rate-limit', remaining: 2, until: reset }]);
    await runOnce(desk, NEVER);
    await expect(await tell(desk)).toMatchFileSnapshot(golden('spent'));
  });

  it('tells that an account is paused by a person, and how to let it go on', async () => {
    const desk = await openDesk();
    const gate = { kind: 'paused', reason: 'stopped by a person at the shell', until: null } as const;
    await desk.store.closeGate('mara', gate, desk.clock.now());
    await runOnce(desk, NEVER);
    expect(await tell(desk)).toContain(
      'now: it is approved and waits: account mara may not post: stopped by a person at the shell; bylinebot resume mara\n',
    );
  });

  it('tells who is to approve, and why', async () => {
    const desk = await openDesk({ authors: [] });
    await runOnce(desk, NEVER);
    await expect(await tell(desk)).toMatchFileSnapshot(golden('review'));
  });

  it('tells that what was held back goes to a person, with the reason', async () => {
    const desk = await openDesk();
    await desk.store.closeGate('*', { kind: 'killed', reason: 'night', until: null }, desk.clock.now());
    await runOnce(desk, NEVER);
    const [thread] = await desk.store.threads();
    const finding = { why: 'gone', mark: '1', reason: 'the article is gone' } as const;
    await desk.store.withhold(thread?.id ?? '', finding, desk.clock.now());
    expect(await tell(desk)).toContain('held back for a person before its first post: the article is gone\n');
  });

  it('tells why an article was not posted', async () => {
    const old = await openDesk();
    expect(await tell(old, 'https://ledger.example/story-1')).toContain(
      'not posted: it is older than the first poll (it stood in the feed at the first reading)\n',
    );
    const other = await openDesk({ authors: ['Somebody Else'] });
    await runOnce(other, NEVER);
    await expect(await tell(other)).toMatchFileSnapshot(golden('other'));
    const unread = await openDesk();
    unread.pages.delete(STORY);
    await runOnce(unread, NEVER);
    await expect(await tell(unread)).toMatchFileSnapshot(golden('unread'));
    const [due] = await unread.store.dueEntries(Number.MAX_SAFE_INTEGER);
    if (due !== undefined)
      await unread.store.settleEntry(due, 'dropped', 'its byline is no longer configured');
    expect(await tell(unread)).toContain(
      'not posted: it could not become a thread (its byline is no longer configured)\n',
    );
  });

  it('says that a thread is no longer kept, and that nothing is known of a link', async () => {
    const desk = await openDesk();
    await runOnce(desk, NEVER);
    const later = desk.clock.now() + 500 * 86_400_000;
    await desk.store.prune(later - 400 * 86_400_000, later);
    expect(await tell(desk)).toContain('which is no longer kept\n');
    expect(await askExplain(desk, 'https://ledger.example/story-9?utm_source=x')).toEqual({
      code: 1,
      out: 'https://ledger.example/story-9\n  no feed has shown this link yet; `bylinebot check` tells whether the feeds read\n',
    });
  });

  it('shows no text of a feed or page that could move the cursor', async () => {
    const desk = await openDesk({ authors: ['Somebody \u001b[2J Else'] });
    await runOnce(desk, NEVER);
    expect(await tell(desk)).not.toContain('\u001b');
  });
});
