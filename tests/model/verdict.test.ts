import { describe, expect, it } from 'vitest';
import { OPEN_GATE } from '../../src/model/account.ts';
import { arm, record, reserve } from '../../src/model/delivery.ts';
import { expire, look } from '../../src/model/reconcile.ts';
import type { Thread } from '../../src/model/thread.ts';
import { bind } from '../../src/model/verdict.ts';
import { after, filed, sight, T0 } from './walk.ts';

/** A thread whose first post is out as 1001, on an account whose newest own post was 1000, and whose second is held. */
function holdSecond(): Thread {
  const begun = after(reserve(filed(), OPEN_GATE, false, '1000', T0));
  const first = after(arm(begun, 0, OPEN_GATE, T0, T0));
  const posted = { kind: 'posted', id: '1001', text: 'One.' } as const;
  const out = after(record(first, first.attempts[0]?.id ?? '', posted, 0, T0));
  const lost = after(expire(after(arm(out, 1, OPEN_GATE, T0, T0)), 0, T0 + 60_000));
  return after(look(lost, { kind: 'seen', posts: [sight(out, 0, '1001')] }, new Set(), [], T0 + 60_000));
}

describe('the post that a person names', () => {
  it('is not older than the one before it, as one with a mistyped id mostly is', () => {
    for (const slip of ['5', '102', '1000', '1001']) {
      const step = bind(holdSecond(), 1, slip, new Set(), 'Ana', T0);
      expect(step).toMatchObject({
        kind: 'refused',
        reason: expect.stringContaining(`post ${slip} is older`),
      });
    }
    expect(after(bind(holdSecond(), 1, '1002', new Set(), 'Ana', T0)).slots[1]?.remoteId).toBe('1002');
  });
});
