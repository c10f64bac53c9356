import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, until, type Room } from './cli.ts';
import { startSite, type Site } from './site.ts';

let site: Site | undefined;
let room: Room | undefined;

afterEach(async () => {
  await site?.close();
  room?.remove();
});

/** A newsroom that follows Mara Ellison on the site. */
function open(feeds: readonly string[], more = ''): Room {
  room = createRoom(`
bylines:
  - author: Mara Ellison
    feeds: [${feeds.join(', ')}]
    accounts: [mara_e]
    attribution: Follow @mara_e
    firstRun: newest
${more}
accounts:
  mara_e: { network: sandbox, spacing: 0s }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
delivery: { deadline: 500ms, lookAgain: [200ms, 300ms, 500ms, 1s] }
`);
  return room;
}

describe('bylinebot once', () => {
  it('posts one thread of the newest article by the author, each post a reply to the one before', async () => {
    site = await startSite({ n: 3, author: 'Somebody Else' }, { n: 2, author: 'Mara Ellison' });
    const { bylinebot, truth, outbox } = open([site.feed]);
    const first = await bylinebot('once');
    expect({ code: first.code, out: first.out }).toEqual({ code: 0, out: 'done\n' });
    const posts = truth();
    expect(posts.length).toBeGreaterThanOrEqual(4);
    expect(posts.map(({ replyTo }) => replyTo)).toEqual([null, ...posts.slice(0, -1).map(({ id }) => id)]);
    expect(posts.at(-1)?.text).toContain('Follow @mara_e');
    expect(posts.filter(({ text }) => text.includes('http'))).toHaveLength(1);
    expect(posts.map(({ text }) => text).join('\n')).not.toMatch(/Read:|on Twitter at|^She added|Copyright/m);
    const [thread] = await outbox();
    expect(thread).toMatchObject({
      account: 'mara_e',
      article: `${site.origin}/story-2`,
      state: 'published',
    });
    expect(thread?.posts.map(({ remoteId }) => remoteId)).toEqual(posts.map(({ id }) => id));
  });

  it('posts nothing the second time', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    const { bylinebot, truth } = open([site.feed]);
    await bylinebot('once');
    const posts = truth().length;
    expect((await bylinebot('once')).code).toBe(0);
    expect(truth()).toHaveLength(posts);
  });

  it('never doubles or reorders a post when it is killed in the middle, and finishes the thread (fault 32)', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    const whole = open([site.feed]);
    await whole.bylinebot('once');
    const texts = whole.truth().map(({ text }) => text);
    whole.remove();
    const { start, bylinebot, truth, outbox } = open([site.feed]);
    for (let goal = 1; goal < texts.length; goal++) {
      const running = start('once');
      await until(() => truth().length >= goal || running.child.exitCode !== null);
      running.child.kill('SIGKILL');
      await running.finished;
    }
    expect((await bylinebot('once')).code).toBe(0);
    expect(truth().map(({ text }) => text)).toEqual(texts);
    expect((await outbox()).map(({ state }) => state)).toEqual(['published']);
  });

  it('says a dead feed in one line, goes on with the others, and exits 0', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    site.answer('/dead', (_request, response) => response.writeHead(500).end());
    const { bylinebot, truth } = open([`${site.origin}/dead`, site.feed]);
    const { code, err } = await bylinebot('once');
    expect(code).toBe(0);
    expect(err.split('\n').filter((line) => line.includes('/dead'))).toHaveLength(1);
    expect(truth().length).toBeGreaterThan(0);
  });

  it('asks an unchanged feed with its validators, also after a restart', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    const asked: (string | undefined)[] = [];
    site.answer('/feed', (request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304).end();
      return response
        .writeHead(200, { etag: '"v1"', 'content-type': 'application/rss+xml' })
        .end('<rss version="2.0"><channel><title>Empty</title></channel></rss>');
    });
    const { bylinebot } = open([site.feed]);
    await bylinebot('once');
    await bylinebot('once');
    expect(asked).toEqual([undefined, '"v1"']);
  });

  it('holds an article for a person when the byline asks for review, and posts what was approved', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    const { bylinebot, truth, outbox } = open([site.feed], '    review: one');
    const first = await bylinebot('once');
    expect(first.code).toBe(1);
    expect(first.out).toContain('needs a person');
    expect(truth()).toEqual([]);
    const [thread] = await outbox();
    expect(thread?.state).toBe('in_review');
    expect((await bylinebot('outbox', 'approve', thread?.id ?? '')).code).toBe(0);
    expect((await bylinebot('once')).code).toBe(0);
    expect(truth().map(({ text }) => text)).toEqual(thread?.posts.map(({ text }) => text));
  });

  it('explains an article that was posted, one by somebody else, an old one, and one it never saw', async () => {
    site = await startSite(
      { n: 3, author: 'Somebody Else' },
      { n: 2, author: 'Mara Ellison' },
      { n: 1, author: 'Mara Ellison' },
    );
    const { origin } = site;
    const { bylinebot } = open([site.feed]);
    await bylinebot('once');
    const explain = async (n: number): Promise<string> =>
      (await bylinebot('explain', `${origin}/story-${n}`)).out;
    expect(await explain(2)).toMatch(
      /became a thread[^]*published[^]*approved by[^]*post 1 is being sent[^]*post 1 is out as \d+[^]*now: it is out whole/,
    );
    expect(await explain(3)).toMatch(/not posted: it is by somebody else \(by Somebody Else\)/);
    expect(await explain(1)).toMatch(/not posted: it is older than the first poll/);
    const { code, out } = await bylinebot('explain', `${origin}/story-9?utm_source=x`);
    expect(code).toBe(1);
    expect(out).toContain('no feed has shown this link yet');
  });

  it('cancels a rejected thread and never posts it', async () => {
    site = await startSite({ n: 2, author: 'Mara Ellison' });
    const { bylinebot, truth, outbox } = open([site.feed], '    review: one');
    await bylinebot('once');
    const [thread] = await outbox();
    expect((await bylinebot('outbox', 'reject', thread?.id ?? '')).code).toBe(0);
    expect((await bylinebot('outbox', 'approve', thread?.id ?? '')).code).toBe(1);
    expect((await bylinebot('once')).code).toBe(0);
    expect(truth()).toEqual([]);
    expect((await outbox()).map(({ state }) => state)).toEqual(['cancelled']);
  });
});
