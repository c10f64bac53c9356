import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orderFault, type OutboxThread, type Room } from './cli.ts';
import { createStages } from './stage.ts';

const open = createStages();

/** Leaves half a thread: the second post suffers a fault and is never seen. */
async function leaveHalf(room: Room, api: string, kind: string): Promise<OutboxThread> {
  await orderFault(api, { kind, times: 1, skip: 1 });
  expect((await room.bylinebot('once')).code).toBe(1);
  const [thread] = await room.outbox();
  if (thread === undefined) throw new Error('no thread was filed');
  expect(thread).toMatchObject({ state: 'needs_review' });
  return thread;
}

describe('a person’s verdicts', () => {
  it('sends a held post again after a fresh look, and finishes the thread', async () => {
    const { room, api } = await open();
    const { id, posts } = await leaveHalf(room, api, 'reset-before');
    expect((await room.bylinebot('outbox', 'show', id)).out).toContain(`send-again ${id}/1`);
    expect((await room.bylinebot('outbox', 'resume', id)).code).toBe(1);
    expect((await room.bylinebot('outbox', 'send-again', `${id}/1`)).code).toBe(0);
    expect((await room.bylinebot('once')).code).toBe(0);
    expect(room.truth().map(({ text }) => text)).toEqual(posts.map(({ text }) => text));
  });

  it('gives half a thread up and accepts what is out', async () => {
    const { room, api } = await open();
    const { id } = await leaveHalf(room, api, 'reset-before');
    expect((await room.bylinebot('outbox', 'abandon', `${id}/1`)).code).toBe(0);
    expect((await room.bylinebot('outbox', 'accept', id)).code).toBe(0);
    expect((await room.bylinebot('once')).code).toBe(0);
    expect(room.truth()).toHaveLength(1);
  });

  it('takes the id that a person names for a held post, and resumes behind it', async () => {
    const { room, api } = await open();
    const { id, posts } = await leaveHalf(room, api, 'reset-before');
    expect((await room.bylinebot('outbox', 'posted', `${id}/1`, 'no-number')).code).toBe(1);
    const [first] = room.truth();
    expect((await room.bylinebot('outbox', 'posted', `${id}/1`, first?.id ?? '')).code).toBe(1);
    const next = String(BigInt(first?.id ?? 0) + 1n);
    expect((await room.bylinebot('outbox', 'posted', `${id}/1`, next)).code).toBe(0);
    expect((await room.bylinebot('outbox', 'resume', id)).code).toBe(0);
    const [thread] = await room.outbox();
    expect(thread?.posts[1]).toMatchObject({ state: 'posted', remoteId: next });
    expect(thread?.posts).toHaveLength(posts.length);
  });

  it('posts the words of an editor once they are approved, and nothing before', async () => {
    const { room } = await open('one');
    await room.bylinebot('once');
    const [thread] = await room.outbox();
    const id = thread?.id ?? '';
    const sheet = join(room.data, 'thread.txt');
    const { out } = await room.bylinebot('outbox', 'edit', id);
    writeFileSync(sheet, out.replace('The harbour authority', 'The port authority'));
    expect((await room.bylinebot('outbox', 'edit', id, sheet)).code).toBe(0);
    expect((await room.bylinebot('outbox', 'edit', id, sheet)).code).toBe(1);
    await room.bylinebot('outbox', 'approve', id);
    expect((await room.bylinebot('once')).code).toBe(0);
    expect(room.truth()[0]?.text).toMatch(/^The port authority/);
    expect(room.truth()).toHaveLength(thread?.posts.length ?? 0);
  });

  it('sends nothing while it is paused, also after a restart, and goes on when resumed (fault 41)', async () => {
    const { room } = await open();
    expect((await room.bylinebot('pause', 'mara')).code).toBe(1);
    expect((await room.bylinebot('pause')).code).toBe(0);
    const once = await room.bylinebot('once');
    expect(once.code).toBe(0);
    expect(once.out).toContain('account mara_e is paused by a person');
    expect(room.truth()).toEqual([]);
    expect((await room.bylinebot('resume')).code).toBe(0);
    expect((await room.bylinebot('resume')).code).toBe(1);
    expect((await room.bylinebot('once')).code).toBe(0);
    expect(room.truth().length).toBeGreaterThan(3);
  });
});
