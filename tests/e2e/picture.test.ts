import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, launch, type Room } from './cli.ts';
import { startSite, type Site } from './site.ts';

let site: Site | undefined;
let room: Room | undefined;

afterEach(async () => {
  await site?.close();
  room?.remove();
});

/** A room with one story whose page has a picture with this caption. */
async function open(caption: string): Promise<{ room: Room; site: Site; story: string }> {
  const started = await startSite({ n: 2, author: 'Mara Ellison' });
  site = started;
  const story = `${started.origin}/story-2`;
  const page = await (await fetch(story)).text();
  const figure = `<figure><img src="/pier.png" alt="The pier at low tide"><figcaption>${caption}</figcaption></figure>`;
  const shown = page
    .replace('</head>', `<meta property="og:image" content="${started.origin}/pier.png"></head>`)
    .replace('</h1>', `</h1>${figure}`);
  started.answer('/story-2', (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shown),
  );
  const drawn = { create: { width: 60, height: 40, channels: 3, background: '#369' } } as const;
  const picture = await sharp(drawn).png().toBuffer();
  started.answer('/pier.png', (_, response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(picture),
  );
  room = createRoom(`
bylines:
  - author: Mara Ellison
    feeds: ['${started.feed}']
    accounts: [mara_e]
    firstRun: newest
    review: one
    thread: { image: true }
accounts: { mara_e: { network: sandbox, spacing: 0s } }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
`);
  return { room, site: started, story };
}

describe('the picture of a story', () => {
  it('is shown before the approval, and goes out on the first post with its alt text', async () => {
    const { room: desk, site: paper, story } = await open('The pier. Photo: Lena Brandt');
    const image = { url: `${paper.origin}/pier.png`, alt: 'The pier at low tide' };
    const preview = await desk.bylinebot('preview', story, '--json');
    expect(JSON.parse(preview.out)).toMatchObject({ image, verdict: { fit: true } });
    await desk.bylinebot('once');
    const [thread] = await desk.outbox();
    expect(thread).toMatchObject({ state: 'in_review', image });
    const shown = await desk.bylinebot('outbox', 'show', thread?.id ?? '');
    expect(shown.out).toContain(`picture of post 1: ${image.url}\n      alt text: ${image.alt}\n`);
    await desk.bylinebot('outbox', 'approve', thread?.id ?? '');
    expect((await desk.bylinebot('once')).code).toBe(0);
    const pictures = desk.truth().map((post) => ('pictures' in post ? post.pictures : undefined));
    expect(pictures[0]).toMatchObject([{ type: 'image/png', alt: image.alt }]);
    expect(pictures.slice(1).filter((each) => each !== undefined)).toEqual([]);
    const told = await desk.bylinebot('outbox', 'show', thread?.id ?? '');
    expect(told.out).toContain('post 1 is being sent, with its picture');
  });

  it('is left out where an agency is credited beside it, which is said and needs no person', async () => {
    const { room: desk, story } = await open('The pier. Photo: John Smith/AFP');
    const preview = await desk.bylinebot('preview', story);
    expect(preview.out).toContain('fit to post\n  no picture: its credit names AFP');
    await desk.bylinebot('once');
    const [thread] = await desk.outbox();
    expect(thread).toMatchObject({ reason: 'waits for approval', image: null });
    const shown = await desk.bylinebot('outbox', 'show', thread?.id ?? '');
    expect(shown.out).toContain('without a picture (its credit names AFP');
  });
});

describe('the pictures of the demo', () => {
  it('go out on the first post of each thread', async () => {
    const data = mkdtempSync(join(tmpdir(), 'bylinebot-pictures-'));
    const { code } = await launch(['demo', '--once', '--data', data]).finished;
    const lines = readFileSync(join(data, 'sandbox.jsonl'), 'utf8').trim().split('\n');
    rmSync(data, { recursive: true });
    expect(code).toBe(0);
    const posts = lines.map((line) => JSON.parse(line) as { replyTo: string | null; pictures?: object[] });
    const firsts = posts.filter(({ replyTo }) => replyTo === null);
    expect(firsts.length).toBeGreaterThan(2);
    for (const { pictures } of firsts) {
      expect(pictures).toMatchObject([
        { type: 'image/png', alt: expect.stringMatching(/^Drawing of a container/) },
      ]);
    }
    expect(posts.filter(({ pictures }) => pictures !== undefined)).toHaveLength(firsts.length);
  });
});
