import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, orderFault, startSandbox, until, type Room, type Running } from './cli.ts';
import { startSite, type Site } from './site.ts';

const CANARY = 'canary-0123456789abcdef';

let site: Site | undefined;
let opened: Room | undefined;
let sandbox: Running | undefined;

afterEach(async () => {
  sandbox?.child.kill('SIGTERM');
  await sandbox?.finished;
  await site?.close();
  opened?.remove();
});

/** Starts the site and a sandbox by itself; the room's account posts to it as it would post to X. */
async function open(secret = 'sandbox'): Promise<{ room: Room; api: string }> {
  site = await startSite({ n: 2, author: 'Mara Ellison' });
  const keeper = createRoom('bylines: []');
  const { running, api } = await startSandbox(keeper);
  sandbox = running;
  const yaml = `
bylines:
  - { author: Mara Ellison, feeds: ['${site.feed}'], accounts: [mara], firstRun: newest }
accounts:
  mara:
    network: x
    api: ${api}
    credentials: { appKey: '\${KEY}', appSecret: '\${SECRET}', accessToken: '\${TOKEN}', accessSecret: '\${SECRET}' }
    spacing: 200ms
fetch: { allowPrivate: [127.0.0.1] }
delivery: { deadline: 1s, lookAgain: [200ms, 300ms, 400ms] }
`;
  const env = { KEY: 'sandbox', SECRET: secret, TOKEN: 'mara_e' };
  const made = createRoom(yaml, env);
  opened = { ...made, truth: keeper.truth, remove: () => [made, keeper].forEach((each) => each.remove()) };
  return { room: opened, api };
}

describe('bylinebot against a network that fails', () => {
  it.each(['lose-answer', 'error-after'])(
    'posts once when the answer is lost (%s) (faults 15, 16)',
    async (kind) => {
      const { room, api } = await open();
      await orderFault(api, { kind, times: 2, skip: 1 });
      expect((await room.bylinebot('once')).code).toBe(0);
      const [thread] = await room.outbox();
      expect(thread?.state).toBe('published');
      expect(room.truth().map(({ text }) => text)).toEqual(thread?.posts.map(({ text }) => text));
    },
  );

  it.each(['reset-before', 'error-before'])(
    'holds what may be out and is not seen, and never sends it again (%s) (fault 16)',
    async (kind) => {
      const { room, api } = await open();
      await orderFault(api, { kind, times: 1, skip: 1 });
      const first = await room.bylinebot('once');
      expect(first.code).toBe(1);
      expect(first.out).toContain('needs a person');
      const [thread] = await room.outbox();
      expect(thread?.state).toBe('needs_review');
      expect(thread?.posts.map(({ state }) => state).slice(0, 3)).toEqual(['posted', 'held', 'pending']);
      await room.bylinebot('once');
      expect(room.truth()).toHaveLength(1);
    },
  );

  it('stops at SIGTERM in mid-thread with exit code 0, and the next run finishes the thread (fault 33)', async () => {
    const { room } = await open();
    const running = room.start('run');
    await until(() => room.truth().length >= 2);
    running.child.kill('SIGTERM');
    expect((await running.finished).code).toBe(0);
    const stopped = room.truth().length;
    expect((await room.bylinebot('once')).code).toBe(0);
    const [thread] = await room.outbox();
    expect(thread?.state).toBe('published');
    expect(stopped).toBeLessThan(thread?.posts.length ?? 0);
    expect(room.truth().map(({ text }) => text)).toEqual(thread?.posts.map(({ text }) => text));
  });

  it('lets two runs at once post one thread once (fault 34)', async () => {
    const { room } = await open();
    await Promise.all([room.bylinebot('once'), room.bylinebot('once')]);
    await room.bylinebot('once');
    const threads = await room.outbox();
    expect(threads.map(({ state }) => state)).toEqual(['published']);
    expect(room.truth().map(({ text }) => text)).toEqual(threads[0]?.posts.map(({ text }) => text));
  });

  it('refuses to post when the network refuses the keys, says what to do, and shows no secret', async () => {
    const { room } = await open(CANARY);
    const { code, out, err } = await room.bylinebot('once', '--log-level', 'debug');
    const check = await room.bylinebot('check');
    expect(code).toBe(1);
    expect(check.code).toBe(1);
    expect(check.out).toMatch(/FAULT account mara/);
    expect(room.truth()).toEqual([]);
    const rows = readdirSync(room.data).map((file) => readFileSync(join(room.data, file), 'latin1'));
    expect([out, err, check.out, check.err, ...rows].join('')).not.toContain(CANARY);
  });

  it('says in one line that its data folder cannot be used (fault 28)', async () => {
    const { room } = await open();
    mkdirSync(join(room.data, 'bylinebot.sqlite'), { recursive: true });
    const { code, err } = await room.bylinebot('once');
    expect(code).toBe(1);
    expect(err.trim().split('\n').at(-1)).toMatch(/bylinebot\.sqlite/);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
