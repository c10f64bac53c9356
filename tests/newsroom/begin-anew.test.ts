import { describe, expect, it } from 'vitest';
import { runOnce } from '../../src/newsroom/once.ts';
import {
  approve,
  changePage,
  deliverNow,
  draftStory,
  MINUTE,
  NEVER,
  postByHand,
  LINK,
  swap,
} from './looked-at.ts';

const HOUR = 60 * MINUTE;

describe('a thread whose first post was held back by the network', () => {
  it.each(['auth', 'credits', 'usage-capped', 'rate-bare'] as const)(
    'goes out whole when its account may post again, however late that is (%s)',
    async (fault) => {
      const { desk, id } = await draftStory();
      desk.network.faults.push(fault);
      expect((await approve({ desk, id })).state).toBe('paused');
      desk.clock.advance(72 * HOUR);
      await runOnce(desk, NEVER);
      expect((await desk.store.thread(id))?.state).toBe('published');
      expect(desk.network.truth).toHaveLength(5);
    },
  );

  it('goes out whole after an hour without a way to the network', async () => {
    const { desk, id } = await draftStory();
    desk.network.faults.push(...Array.from({ length: 14 }, () => 'not-sent' as const));
    await approve({ desk, id });
    for (let round = 0; round < 40; round++) {
      desk.clock.advance(2 * MINUTE);
      await deliverNow({ desk, id });
    }
    expect((await desk.store.thread(id))?.state).toBe('published');
    expect(desk.network.truth).toHaveLength(5);
  });

  it('has its article looked at anew before it begins (fault 13)', async () => {
    const { desk, id } = await draftStory();
    desk.network.faults.push('auth');
    await approve({ desk, id });
    changePage(desk, swap('4.1 million', '4.7 million'));
    desk.clock.advance(3 * HOUR);
    await runOnce(desk, NEVER);
    expect(await desk.store.thread(id)).toMatchObject({
      state: 'in_review',
      reason: 'the article has changed: 4.1 became 4.7',
    });
    expect(desk.network.truth).toEqual([]);
  });

  it('has its timeline looked at anew after a person paused the account', async () => {
    const { desk, id } = await draftStory();
    desk.network.faults.push('rate-bare');
    await approve({ desk, id });
    await desk.store.closeGate('mara', { kind: 'paused', reason: 'stop', until: null }, desk.clock.now());
    desk.clock.advance(3 * HOUR);
    await deliverNow({ desk, id });
    postByHand(desk, `Mine: ${LINK}`);
    await desk.store.openGate('mara', desk.clock.now());
    expect(await deliverNow({ desk, id })).toMatchObject({
      state: 'in_review',
      reason: expect.stringContaining('shared this link itself'),
    });
  });
});
