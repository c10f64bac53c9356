import { describe, expect, it } from 'vitest';
import { orderFault, until, type OutboxThread, type Room } from './cli.ts';
import { createStages } from './stage.ts';

const openStage = createStages();

/** A room whose thread is out on a sandbox that runs beside it. */
async function open(): Promise<{ room: Room; api: string; thread: OutboxThread }> {
  const { room, api } = await openStage();
  expect((await room.bylinebot('once')).code).toBe(0);
  const [thread] = await room.outbox();
  if (thread === undefined) throw new Error('no thread was filed');
  expect(thread.state).toBe('published');
  return { room, api, thread };
}

/** Ids in the order they were deleted. */
function deleted(room: Room): readonly string[] {
  return room.truth().flatMap((line) => ('deleted' in line ? [line.id] : []));
}

async function expectGone(room: Room, { posts }: OutboxThread): Promise<void> {
  const [thread] = await room.outbox();
  expect(thread?.state).toBe('rolled_back');
  expect(thread?.posts.map(({ state }) => state)).toEqual(posts.map(() => 'deleted'));
  expect(deleted(room)).toEqual(posts.map(({ remoteId }) => remoteId).toReversed());
}

describe('a thread that is rolled back', () => {
  it('is deleted by the next run, last post first, and not told again', async () => {
    const { room, api, thread } = await open();
    const { id } = thread;
    expect((await room.bylinebot('outbox', 'show', id)).out).toContain(`outbox rollback ${id}`);
    const ordered = await room.bylinebot('outbox', 'rollback', id);
    expect(ordered).toMatchObject({ code: 0, out: expect.stringContaining(`${id} is rolling_back`) });
    expect(ordered.out).toContain('bylinebot once');
    expect((await room.bylinebot('outbox', 'rollback', id)).code).toBe(1);
    expect(deleted(room)).toEqual([]);
    expect((await room.bylinebot('once')).code).toBe(0);
    await expectGone(room, thread);
    expect(await (await fetch(`${api}/mara_e`)).text()).toContain('Nothing posted yet');
    expect((await room.bylinebot('once')).code).toBe(0);
    expect(room.truth()).toHaveLength(2 * thread.posts.length);
  });

  it('waits while it is paused, and says so', async () => {
    const { room, thread } = await open();
    await room.bylinebot('pause');
    expect((await room.bylinebot('outbox', 'rollback', thread.id)).out).toContain('nothing is deleted yet');
    expect((await room.bylinebot('once')).out).toContain('rolling_back');
    expect(deleted(room)).toEqual([]);
    await room.bylinebot('resume');
    await room.bylinebot('once');
    await expectGone(room, thread);
  });

  it('is gone though the answers to two deletes were lost', async () => {
    const { room, api, thread } = await open();
    await orderFault(api, { kind: 'delete-lost', times: 1, skip: 1 });
    await orderFault(api, { kind: 'delete-error', times: 1 });
    await room.bylinebot('outbox', 'rollback', thread.id);
    expect((await room.bylinebot('once')).code).toBe(0);
    await expectGone(room, thread);
  });

  it('is gone though the process is killed in the middle of it (fault 32)', async () => {
    const { room, api, thread } = await open();
    await orderFault(api, { kind: 'delete-lost', times: 1, skip: 1 });
    await room.bylinebot('outbox', 'rollback', thread.id);
    const running = room.start('run');
    await until(() => deleted(room).length === 2);
    running.child.kill('SIGKILL');
    expect((await running.finished).code).toBeNull();
    const [half] = await room.outbox();
    expect(half?.state).toBe('rolling_back');
    expect((await room.bylinebot('once')).code).toBe(0);
    await expectGone(room, thread);
  });
});
