import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, launch, type Room } from './cli.ts';
import { startSite, type Site } from './site.ts';

let site: Site | undefined;
let room: Room | undefined;

afterEach(async () => {
  await site?.close();
  room?.remove();
});

function open(feed: string): Room {
  room = createRoom(`
bylines: [{ author: Mara Ellison, feeds: ['${feed}'], accounts: [mara_e] }]
accounts: { mara_e: { network: sandbox } }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
`);
  return room;
}

describe('the words at the shell', () => {
  it('previews pages as lines of JSON, in order, storing and posting nothing', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    const { bylinebot, truth, outbox, config } = open(site.feed);
    const bare = join(config, '..', 'bare.html');
    writeFileSync(bare, '<!doctype html><title>Menu</title><ul><li><a href="/">Home</a></li></ul>');
    const story = `${site.origin}/story-2`;
    const { code, out } = await bylinebot('preview', story, bare, '--json', '--author', 'Mara Ellison');
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(first).toMatchObject({
      input: story,
      article: { url: story, title: 'Port Alder approves berth 2', byline: ['Mara Ellison'], language: 'en' },
      verdict: { fit: true, reasons: [] },
    });
    for (const post of first.posts) {
      expect(post.weight).toBeLessThanOrEqual(280);
      for (const { paragraph } of post.sources) {
        expect(first.article.paragraphs[paragraph]).toBeTypeOf('string');
      }
    }
    expect(second).toMatchObject({ input: bare, article: { url: bare }, verdict: { fit: false } });
    expect(second.verdict.reasons.length).toBeGreaterThan(0);
    expect(truth()).toEqual([]);
    expect(await outbox()).toEqual([]);
  });

  it('previews a page by somebody else as unfit when an author is asked for', async () => {
    site = await startSite({ n: 2, author: 'Somebody Else' });
    const { bylinebot } = open(site.feed);
    const { code, out } = await bylinebot('preview', `${site.origin}/story-2`, '--author', 'Mara Ellison');
    expect(code).toBe(0);
    expect(out).toContain('unfit:');
  });

  it('exits 1 when an input of preview cannot be read at all', async () => {
    const { bylinebot } = open('http://127.0.0.1:9/feed');
    const { code, out } = await bylinebot('preview', 'no-such-file.html', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ input: 'no-such-file.html', article: null, posts: [] });
  });

  it('checks what works and what does not', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    const good = await open(site.feed).bylinebot('check', '--json');
    expect(good.code).toBe(0);
    expect(JSON.parse(good.out)).toMatchObject({ ok: true });
    room?.remove();
    const bad = await open(`${site.origin}/nothing-here`).bylinebot('check');
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/FAULT feed .*nothing-here.*404/);
  });

  it('forecasts a month for a manager and as JSON, and posts nothing', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    const { bylinebot, truth, outbox } = open(site.feed);
    const table = await bylinebot('plan');
    expect({ code: table.code, err: table.err }).toEqual({ code: 0, err: '' });
    expect(table.out).toMatch(/^A month like the last 30 days:\n[^]*mara_e .* no cap\n[^]*in all/);
    const { code, out } = await bylinebot('plan', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      days: 30,
      feeds: [{ byline: 'Mara Ellison', feed: site.feed, fault: null }],
      accounts: [{ account: 'mara_e', habit: { threads: 0, posts: 7, links: 1 } }],
    });
    expect(truth()).toEqual([]);
    expect(await outbox()).toEqual([]);
  });

  it('tells every fault of a configuration at once, with its line, and exits 2', async () => {
    room = createRoom(`
bylines:
  - author: Mara Ellison
    feeds: [ftp://ledger.example/feed]
    accounts: [nobody]
    reviw: none
accounts:
  mara_e: { network: x, credentials: { appKey: plain, appSecret: '\${NOT_SET_A}', accessToken: '\${NOT_SET_B}', accessSecret: '\${NOT_SET_C}' } }
`);
    const { code, out, err } = await room.bylinebot('once');
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const word of ['ftp://', 'nobody', 'reviw', 'appKey', 'NOT_SET_A', 'NOT_SET_B', 'NOT_SET_C']) {
      expect(err).toContain(word);
    }
    expect(err).toMatch(/bylinebot\.yaml:6/);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('exits 2 with a hint for words it does not know', async () => {
    for (const words of [['onec'], ['once', '--nope'], ['preview'], []]) {
      const { code, err } = await launch(words).finished;
      expect(code).toBe(2);
      expect(err).toContain('bylinebot');
    }
  });

  it('shows help and exits 0', async () => {
    const { code, out } = await launch(['--help']).finished;
    expect(code).toBe(0);
    for (const word of ['run', 'once', 'preview', 'check', 'outbox', 'sandbox', 'demo']) {
      expect(out).toContain(word);
    }
  });
});
