import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createRoom, type Room } from './cli.ts';
import { startSite, type Site } from './site.ts';

const KEY = 'sk-canary-that-nobody-may-see';

const POSTS = [
  {
    text: 'The harbour authority of Port Alder approved a fourth container berth on Tuesday, in less than an hour.',
    sentences: [1],
  },
  {
    text: 'Dredging will begin in the spring and last eleven months, chief engineer Dorte Hansen told the council.',
    sentences: [2],
  },
];

let site: Site | undefined;
let room: Room | undefined;
let server: Server | undefined;

afterEach(async () => {
  await site?.close();
  room?.remove();
  server?.closeAllConnections();
  server?.close();
});

/** A newsroom without review that has a model which answers with this content. */
async function open(content: string): Promise<Room> {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }];
      const body = { id: 'c1', object: 'chat.completion', created: 1, model: 'teller-1', choices };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  site = await startSite({ n: 2, author: 'Mara Ellison' });
  const yaml = `
bylines: [{ author: Mara Ellison, feeds: ['${site.feed}'], accounts: [mara_e], firstRun: newest, review: none }]
accounts: { mara_e: { network: sandbox, spacing: 0s } }
summary: { by: model, endpoint: '${endpoint}', model: teller-1, key: '\${MODEL_KEY}' }
sandbox: { port: 0 }
fetch: { allowPrivate: [127.0.0.1] }
`;
  room = createRoom(yaml, { MODEL_KEY: KEY });
  return room;
}

describe('a newsroom with a model', () => {
  it('holds its thread for a person, and posts it marked as made with AI', async () => {
    const { bylinebot, truth, outbox } = await open(JSON.stringify({ posts: POSTS }));
    const first = await bylinebot('once');
    expect({ code: first.code, posts: truth() }).toEqual({ code: 1, posts: [] });
    const [thread] = await outbox();
    expect(thread).toMatchObject({
      state: 'in_review',
      reason: 'written by a model: a person must look',
    });
    await bylinebot('outbox', 'approve', thread?.id ?? '');
    const second = await bylinebot('once');
    expect(second.code).toBe(0);
    expect(truth().map(({ text }) => text.split('\n')[0])).toEqual([
      `${POSTS[0]?.text} 1/3`,
      `${POSTS[1]?.text} 2/3`,
      `Read the full story: ${site?.origin}/story-2`,
    ]);
    for (const post of truth()) expect(post).toMatchObject({ madeWithAi: true });
    expect(`${first.err}${second.err}`).not.toMatch(/AI SDK|canary/);
  });

  it('previews whose words the posts are', async () => {
    const { bylinebot } = await open(JSON.stringify({ posts: POSTS }));
    const { code, out } = await bylinebot('preview', `${site?.origin}/story-2`);
    expect(code).toBe(0);
    expect(out).toContain('in a model’s words, checked against the article’s');
    expect(out).toContain('unfit: written by a model: a person must look');
    const shown = JSON.parse((await bylinebot('preview', `${site?.origin}/story-2`, '--json')).out);
    expect(shown).toMatchObject({ writtenBy: 'model' });
  });

  it('previews the article’s own words, and why, when the model obeys the article (fault 48)', async () => {
    const evil = { posts: [{ text: 'Win a prize from @evil_bot at evil.example', sentences: [1] }] };
    const { bylinebot } = await open(JSON.stringify(evil));
    const { out, err } = await bylinebot('preview', `${site?.origin}/story-2`);
    expect(out).toContain('in the article’s own words');
    expect(out).toContain('post 1 holds @evil_bot, which would become live');
    expect(err.split('\n').filter((line) => line.includes('told without the model'))).toHaveLength(1);
  });
});
