import { describe, expect, it } from 'vitest';
import type { Gate } from '../../src/model/account.ts';
import { watchGate } from '../../src/newsroom/gate.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries, type TestDesk } from './desk.ts';

const NEVER = new AbortController().signal;

function told(desk: TestDesk) {
  return desk.notices.flatMap((notice) => (notice.kind === 'gate-closed' ? [notice] : []));
}

/** Closes the gate of the desk's account, watched. */
function close(desk: TestDesk, gate: Gate): Promise<void> {
  const at = desk.clock.now();
  return watchGate(desk, 'mara', at, () => desk.store.closeGate('mara', gate, at));
}

describe('a gate that closes', () => {
  it('in the middle of a thread is told once, with its reason and its time', async () => {
    const desk = createTestDesk({ firstRun: 'newest' });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
    desk.pages.set('https://ledger.example/story-1', createArticle(1));
    desk.network.faults.push('none', 'rate');
    const start = desk.clock.now();
    await runOnce(desk, NEVER);
    expect(told(desk)).toHaveLength(1);
    expect(told(desk)[0]).toMatchObject({ account: 'mara', gate: { kind: 'rate', reason: 'HTTP 429' } });
    expect(told(desk)[0]?.gate.until).toBeGreaterThan(start);
    expect(desk.notices.at(-1)?.kind).toBe('published');
  });

  it('for want of credits is said of an account until its time is over, and no longer', async () => {
    const desk = createTestDesk({ firstRun: 'newest' });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
    desk.pages.set('https://ledger.example/story-1', createArticle(1));
    desk.network.faults.push('credits');
    expect((await runOnce(desk, NEVER)).stuck).toEqual(['mara']);
    desk.clock.advance(2 * 3_600_000);
    expect(await runOnce(desk, NEVER)).toMatchObject({ stuck: [], later: [], forPerson: [] });
    expect(desk.network.truth).toHaveLength(5);
  });

  it('because keys are refused is told once, however often they are tried', async () => {
    const desk = createTestDesk();
    desk.network.whoAmI = async () => ({ kind: 'refused', fault: { what: 'HTTP 401', remedy: '' } });
    await runOnce(desk, NEVER);
    await runOnce(desk, NEVER);
    expect(told(desk).map(({ gate }) => gate)).toEqual([{ kind: 'auth', reason: 'HTTP 401', until: null }]);
  });

  it('because the timeline cannot be read for lack of credits is told', async () => {
    const desk = createTestDesk({ firstRun: 'newest' });
    desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
    desk.pages.set('https://ledger.example/story-1', createArticle(1));
    const unread = { kind: 'failed', gate: 'budget', until: null, reason: 'out of credits' } as const;
    desk.network.findRecent = async () => unread;
    await runOnce(desk, NEVER);
    expect(told(desk).map(({ gate }) => gate.kind)).toEqual(['budget']);
  });

  it('again after its time is news again; a milder cause behind a stricter one is none', async () => {
    const desk = createTestDesk();
    const rate: Gate = { kind: 'rate', reason: 'HTTP 429', until: desk.clock.now() + 60_000 };
    await close(desk, rate);
    await close(desk, rate);
    expect(told(desk)).toHaveLength(1);
    desk.clock.advance(60_001);
    await close(desk, { ...rate, until: desk.clock.now() + 60_000 });
    expect(told(desk)).toHaveLength(2);
    await close(desk, { kind: 'auth', reason: 'HTTP 401', until: null });
    await close(desk, { ...rate, until: desk.clock.now() + 60_000 });
    expect(told(desk).map(({ gate }) => gate.kind)).toEqual(['rate', 'rate', 'auth']);
  });
});
