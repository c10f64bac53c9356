import { describe, expect, it } from 'vitest';
import { OPEN_GATE } from '../../src/model/account.ts';
import { arm, record, reserve } from '../../src/model/delivery.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { expire, expiresAt, findOpenAttempt, look } from '../../src/model/reconcile.ts';
import { cancel } from '../../src/model/review.ts';
import type { Thread } from '../../src/model/thread.ts';
import { after, filed, GAPS, sight, T0 } from './walk.ts';

const NONE = new Set<string>();
const UNCLEAR: Outcome = { kind: 'unknown', reason: 'cut' };
const NOTHING = { kind: 'seen', posts: [] } as const;

function armed(): Thread {
  const reserved = after(reserve(filed(), OPEN_GATE, false, '1000', T0));
  return after(arm(reserved, 0, OPEN_GATE, T0 + 20_000, T0));
}

function doubted(outcome: Outcome = UNCLEAR): Thread {
  const thread = armed();
  return after(record(thread, thread.attempts[0]?.id ?? '', outcome, 5_000, T0));
}

describe('looking for a post', () => {
  it('begins two seconds after the deadline of a call without an answer', () => {
    expect(expiresAt(filed())).toBeNull();
    expect(expiresAt(armed())).toBe(T0 + 22_000);
    expect(expire(armed(), 5_000, T0 + 21_999).kind).toBe('refused');
    expect(findOpenAttempt(after(expire(armed(), 5_000, T0 + 22_000)))?.lookAt).toBe(T0 + 27_000);
  });

  it('takes no absence for a proof: what was not seen is held, never sent again', () => {
    let thread = doubted();
    for (let at = T0 + 5_000; thread.state === 'reconciling'; at += 60_000) {
      thread = after(look(thread, NOTHING, NONE, GAPS, at));
    }
    expect(thread).toMatchObject({ state: 'needs_review', slots: [{ state: 'held' }, {}, {}] });
    expect(thread.reason).toContain('post 1 may be out or not');
  });

  it('takes a match even before it is time to look', () => {
    const found = look(doubted(), { kind: 'seen', posts: [sight(armed(), 0, '1001')] }, NONE, GAPS, T0 + 1);
    expect(after(found).slots[0]).toMatchObject({ state: 'posted', remoteId: '1001' });
  });

  it('waits as long as the network asks for when a read fails', () => {
    const failed = { kind: 'failed', gate: 'rate', until: T0 + 900_000, reason: 'HTTP 429' } as const;
    const thread = after(look(doubted(), failed, NONE, GAPS, T0 + 5_000));
    expect(findOpenAttempt(thread)).toMatchObject({ looks: 0, lookAt: T0 + 900_000 });
  });

  it('frees a throttled post only when a clean read does not show it', () => {
    const throttled = doubted({ kind: 'throttled', gate: 'auth', until: null, reason: 'HTTP 401' });
    const freed = after(look(throttled, NOTHING, NONE, GAPS, T0 + 5_000));
    expect(freed).toMatchObject({ state: 'paused', slots: [{ state: 'pending' }, {}, {}] });
    const shown = { kind: 'seen', posts: [sight(throttled, 0, '1001')] } as const;
    expect(after(look(throttled, shown, NONE, GAPS, T0 + 5_000)).state).toBe('publishing');
  });

  it('ends with the thread', () => {
    const thread = after(cancel(doubted(), 'no', T0));
    expect(look(thread, NOTHING, NONE, GAPS, T0 + 5_000).kind).toBe('refused');
    expect(look(filed(), NOTHING, NONE, GAPS, T0).kind).toBe('refused');
  });
});
