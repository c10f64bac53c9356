import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createRoom,
  orderFault,
  startSandbox,
  until,
  type OutboxThread,
  type Room,
  type Running,
} from './cli.ts';
import { startSite, type Site } from './site.ts';

let site: Site | undefined;
let opened: Room | undefined;
let sandbox: Running | undefined;

afterEach(async () => {
  sandbox?.child.kill('SIGTERM');
  await sandbox?.finished;
  await site?.close();
  opened?.remove();
});

/** A room whose thread is out on a sandbox that runs beside it. */
async function open(): Promise<{ room: Room; api: string; thread: OutboxThread }> {
  site = await startSite({ n: 2, author: 'Mara Ellison' });
  const room = createRoom(`
bylines:
  - { author: Mara Ellison, feeds: ['${site.feed}'], accounts: [mara_e], firstRun: newest }
accounts: { mara_e: { network: sandbox, spacing: 0s } }
sandbox: { port: PORT }
fetch: { allowPrivate: [127.0.0.1] }
delivery: { deadline: 1s, lookAgain: [100ms, 200ms] }
`);
  opened = room;
  const { running, api } = await startSandbox(room);
  sandbox = running;
  writeFileSync(room.config, readFileSync(room.config, 'utf8').replace('PORT', new URL(api).port));
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

describe('a thread that is rolled back', { timeout: 120_000 }, () => {
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
