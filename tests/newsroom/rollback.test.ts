import { describe, expect, it } from 'vitest';
import { deliver } from '../../src/newsroom/deliver.ts';
import type { DeleteFault } from './fake-network.ts';
import { NEVER, SELF, PARTS, accountOf, file, work, order, read, states } from './taken-back.ts';

describe('taking a thread back', () => {
  it('deletes each post with one call, last post first, when nothing goes wrong', async () => {
    const { desk, id } = await order();
    const ids = desk.network.truth.map((post) => post.id);
    await work(desk);
    expect(desk.network.removals).toEqual(ids.toReversed());
    expect(desk.network.truth).toEqual([]);
    expect((await read(desk, id)).state).toBe('rolled_back');
    expect(desk.network.calls).toHaveLength(PARTS.length);
  });

  it.each<DeleteFault>(['lose-answer', 'never-arrives', 'not-sent'])(
    'tries again when a delete comes to nothing that is clear (%s)',
    async (fault) => {
      const { desk, id } = await order('none', fault, fault);
      const begun = desk.clock.now();
      await work(desk);
      expect((await read(desk, id)).state).toBe('rolled_back');
      expect(desk.network.truth).toEqual([]);
      expect(desk.network.removals).toHaveLength(5);
      expect(desk.clock.now() - begun).toBeGreaterThanOrEqual(10_000);
    },
  );

  it('is not stopped by a post that was deleted by hand (fault 26)', async () => {
    const { desk, id } = await order();
    desk.network.truth.splice(1, 1);
    await work(desk);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });

  it('waits for the gate that the network closes, and says why', async () => {
    const { desk, id } = await order('none', 'rate');
    await deliver(desk, accountOf(desk), SELF, NEVER);
    const waiting = await read(desk, id);
    expect(waiting).toMatchObject({ state: 'rolling_back', reason: 'HTTP 429' });
    expect(desk.notices.at(-1)).toMatchObject({ kind: 'gate-closed', account: 'mara' });
    await work(desk);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });

  it('stops when a person pauses, and goes on when told to', async () => {
    const { desk, id } = await order();
    const gate = { kind: 'paused', reason: 'paused by Ana', until: null } as const;
    await desk.store.closeGate('mara', gate, desk.clock.now());
    await work(desk);
    expect(desk.network.removals).toEqual([]);
    expect(await read(desk, id)).toMatchObject({ state: 'rolling_back', reason: 'paused by Ana' });
    await desk.store.openGate('mara', desk.clock.now());
    await work(desk);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });

  it('asks a person about a post that the network does not let go', async () => {
    const { desk, id } = await order('none', 'refuse');
    await work(desk);
    const thread = await read(desk, id);
    expect(thread.state).toBe('needs_review');
    expect(states(thread)).toEqual(['posted', 'posted', 'deleted']);
    expect(desk.notices.at(-1)).toMatchObject({ kind: 'needs-person' });
    expect(desk.network.truth).toHaveLength(2);
  });

  it('goes before a thread that is going out, and lets it go on afterwards', async () => {
    const { desk, id } = await order();
    const next = await file(desk, 2);
    await desk.store.reserve(next, '2000', desk.clock.now());
    await work(desk);
    expect((await read(desk, id)).state).toBe('rolled_back');
    expect((await read(desk, next)).state).toBe('published');
    const events = [...(await desk.store.events(id)), ...(await desk.store.events(next))];
    const at = (kind: string): number => events.findLast((event) => event.kind === kind)?.at ?? 0;
    expect(at('deleted')).toBeLessThanOrEqual(at('armed'));
    expect(desk.network.truth.map(({ text }) => text)).toEqual(PARTS.map((part) => `Story 2, part ${part}.`));
  });

  it('makes no call when arming took so long that another process may call', async () => {
    const { desk, id } = await order();
    const { armDelete } = desk.store;
    desk.store.armDelete = async (...words) => {
      const ruling = await armDelete(...words);
      desk.clock.advance(4_000);
      desk.store.armDelete = armDelete;
      return ruling;
    };
    await work(desk);
    expect(desk.network.removals).toHaveLength(PARTS.length);
    expect((await read(desk, id)).state).toBe('rolled_back');
  });
});
