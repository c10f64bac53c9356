import { chmodSync, copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, until, type Room, type Running } from './cli.ts';
import { startSite, type Site } from './site.ts';

const CANARY = 'canary-4f1d9b7e2c';

let site: Site;
let room: Room;
let running: Running | undefined;

afterEach(async () => {
  running?.child.kill('SIGTERM');
  await running?.finished;
  running = undefined;
  await site.close();
  room.remove();
});

/** A newsroom with two stories, of which the feed shows only the first until `release`. */
async function open(notices = ''): Promise<{ store: string; backup: string; release: () => void }> {
  site = await startSite({ n: 3, author: 'Mara Ellison' }, { n: 2, author: 'Mara Ellison' });
  const whole = await (await fetch(site.feed)).text();
  const story = await (await fetch(`${site.origin}/story-3`)).text();
  const other = story.replace(/<p>.*?<\/p>/gs, reword);
  site.answer('/story-3', (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(other);
  });
  const show = (feed: string): void =>
    site.answer('/feed', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
    });
  show(whole.replace(/<item>.*?<\/item>/s, ''));
  room = createRoom(
    `
bylines:
  - { author: Mara Ellison, feeds: ['${site.feed}'], accounts: [mara_e], firstRun: newest }
accounts: { mara_e: { network: sandbox, spacing: 0s } }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
delivery: { deadline: 1s, lookAgain: [100ms, 200ms] }
${notices}
`,
    { WEBHOOK_SECRET: CANARY.repeat(3) },
  );
  const store = join(room.data, 'bylinebot.sqlite');
  return { store, backup: join(room.data, '..', 'backup.sqlite'), release: () => show(whole) };
}

/** The second story in other words: the network takes no post twice. */
function reword(paragraph: string): string {
  const words = {
    harbour: 'pilot',
    council: 'senate',
    berth: 'quay',
    breakwater: 'light',
    region: 'county',
    Port: 'Bay',
  };
  return Object.entries(words).reduce((text, [from, to]) => text.replaceAll(from, to), paragraph);
}

/** Everything that a bot does after a person took back the stop that a restoration leaves. */
async function goOn(): Promise<number> {
  const before = room.truth().length;
  expect((await room.bylinebot('once')).err).toContain('nothing is sent until: bylinebot resume');
  expect((await room.bylinebot('resume')).code).toBe(0);
  await room.bylinebot('once');
  return room.truth().length - before;
}

describe('bylinebot backup and restore', () => {
  it('copies the store while the bot runs, without a secret in it, and never over a file', async () => {
    const webhook = `{ url: 'http://127.0.0.1:9/${CANARY}', secret: '\${WEBHOOK_SECRET}' }`;
    const { backup } = await open(`notices: { webhook: ${webhook} }`);
    running = room.start('run');
    await until(() => room.truth().length > 3);
    const { code, out } = await room.bylinebot('backup', backup);
    expect({ code, out }).toEqual({ code: 0, out: `${backup} holds a whole copy of the store\n` });
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const text = readFileSync(backup, 'latin1');
    expect(text).toContain('Port Alder approves berth 2');
    expect(text).not.toContain(CANARY);
    const again = await room.bylinebot('backup', backup);
    expect(again.code).toBe(1);
    expect(again.err).toContain('exists already');
    const refused = await room.bylinebot('restore', backup);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^a bot works on the store .*; stop it .*\n$/);
    running.child.kill('SIGKILL');
    await running.finished;
    expect((await room.bylinebot('restore', backup)).code).toBe(0);
  });

  it('posts nothing twice after an old backup is restored: neither what was open nor what came since (fault 30)', async () => {
    const { store, backup, release } = await open();
    await room.bylinebot('pause');
    await room.bylinebot('once');
    expect((await room.outbox()).map(({ state }) => state)).toEqual(['approved']);
    expect((await room.bylinebot('backup', backup)).code).toBe(0);
    await room.bylinebot('resume');
    release();
    expect((await room.bylinebot('once')).code).toBe(0);
    expect((await room.outbox()).map(({ state }) => state)).toEqual(['published', 'published']);
    const { code, out } = await room.bylinebot('restore', backup);
    expect(code).toBe(0);
    expect(out).toMatch(/restored from a backup of .*; check the account before going on\n/);
    expect(out).toContain(`the store before it is kept: ${store}.before-`);
    expect(await goOn()).toBe(0);
    const [thread, ...more] = await room.outbox();
    expect(more).toEqual([]);
    expect(thread).toMatchObject({ state: 'in_review' });
    expect(thread?.reason).toContain('restored from a backup');
  });

  it('posts nothing twice either when the old file is copied back by hand (fault 30)', async () => {
    const { store, backup, release } = await open();
    await room.bylinebot('once');
    expect((await room.bylinebot('backup', backup)).code).toBe(0);
    release();
    await room.bylinebot('once');
    for (const ending of ['-wal', '-shm']) rmSync(`${store}${ending}`, { force: true });
    copyFileSync(backup, store);
    expect(await goOn()).toBe(0);
    expect((await room.outbox()).map(({ state }) => state)).toEqual(['published']);
  });

  it('posts nothing from a damaged store, says how to go on, and goes on from a backup (fault 30)', async () => {
    const { store, backup } = await open();
    await room.bylinebot('pause');
    await room.bylinebot('once');
    expect((await room.bylinebot('backup', backup)).code).toBe(0);
    await room.bylinebot('resume');
    const bytes = readFileSync(backup).fill(0x5a, 3 * 4_096);
    for (const ending of ['-wal', '-shm']) rmSync(`${store}${ending}`, { force: true });
    writeFileSync(store, bytes);
    for (const word of ['once', 'run', 'outbox']) {
      const { code, err } = await room.bylinebot(word);
      expect(code).toBe(1);
      expect(err).toMatch(/^the store .* is damaged; .* bylinebot restore BACKUP\n$/);
    }
    expect(room.truth()).toEqual([]);
    chmodSync(backup, 0o400);
    expect((await room.bylinebot('restore', backup)).code).toBe(0);
    expect(await goOn()).toBe(0);
    const [thread] = await room.outbox();
    expect((await room.bylinebot('outbox', 'approve', thread?.id ?? '')).code).toBe(0);
    await room.bylinebot('once');
    expect(room.truth().length).toBe(thread?.posts.length);
  });
});
