import { join } from 'node:path';
import Sqlite from 'libsql';
import { describe, expect, it } from 'vitest';
import { createXNetwork } from '../../src/networks/x.ts';
import { credentialsFor } from '../../src/sandbox/credentials.ts';
import { type OutboxThread, type Room } from './cli.ts';
import { createStages, type Stage } from './stage.ts';

const NEVER = new AbortController().signal;

const openStage = createStages();

type Newsroom = Stage & { readonly story: string };

/** A room whose sandbox runs beside it, with one story drafted. */
async function open(review: string): Promise<Newsroom> {
  const { room, api, site } = await openStage(review);
  await room.bylinebot('once');
  return { room, api, site, story: `${site.origin}/story-2` };
}

/** Puts other words into the story's page. */
async function rewrite({ site, story }: Newsroom, word: string, by: string): Promise<void> {
  const page = await (await fetch(story)).text();
  expect(page).toContain(word);
  site.answer('/story-2', (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page.replaceAll(word, by)),
  );
}

async function onlyThread(room: Room): Promise<OutboxThread> {
  const [thread, ...others] = await room.outbox();
  expect(others).toEqual([]);
  if (thread === undefined) throw new Error('no thread was filed');
  return thread;
}

/** Makes the store believe that all of it happened so much earlier; milliseconds. */
function makeOlder(room: Room, ms: number): void {
  const store = new Sqlite(join(room.data, 'bylinebot.sqlite'));
  store.exec(`update threads set started_at = started_at - ${ms}`);
  store.exec(`update revisions set looked_at = looked_at - ${ms}`);
  store.close();
}

describe('a story that is looked at again', () => {
  it('goes back to a person with the difference when it changed after the approval (fault 13)', async () => {
    const newsroom = await open('one');
    const { room, story } = newsroom;
    const { id } = await onlyThread(room);
    await room.bylinebot('outbox', 'approve', id);
    await rewrite(newsroom, '4.1 million', '4.7 million');
    const once = await room.bylinebot('once');
    expect(once.code).toBe(1);
    expect(once.out).toContain('the article has changed: 4.1 became 4.7');
    expect(room.truth()).toEqual([]);
    expect((await room.bylinebot('explain', story)).out).toContain(
      'held back for a person before its first post: the article has changed: 4.1 became 4.7',
    );
    await room.bylinebot('outbox', 'approve', id);
    expect((await room.bylinebot('once')).code).toBe(0);
    expect(room.truth().length).toBeGreaterThan(2);
  });

  it('goes back to a person when the journalist has shared it by hand meanwhile (fault 26)', async () => {
    const { room, api, story } = await open('one');
    const { id } = await onlyThread(room);
    const network = createXNetwork({ api, credentials: credentialsFor('mara_e'), now: Date.now });
    const text = `My story of today: ${story}?utm_source=me`;
    await network.publish({ text, parentId: null, deadline: 5_000 }, NEVER);
    await room.bylinebot('outbox', 'approve', id);
    expect((await room.bylinebot('once')).out).toContain('the account shared this link itself at');
    expect(room.truth().map((post) => post.text)).toEqual([text]);
    await room.bylinebot('outbox', 'approve', id);
    expect((await room.bylinebot('once')).code).toBe(0);
    expect(room.truth().length).toBeGreaterThan(3);
  });

  it('gets a correction drafted when a number changed after it was told, which goes out as a reply once approved (fault 9)', async () => {
    const newsroom = await open('none');
    const { room, story } = newsroom;
    const told = await onlyThread(room);
    expect(told.state).toBe('published');
    await rewrite(newsroom, '4.1 million', '4.7 million');
    makeOlder(room, 20 * 60_000);
    const once = await room.bylinebot('once');
    expect(once.err).toContain('4.1 became 4.7');
    const correction = (await room.outbox()).find(({ id }) => id !== told.id);
    expect(correction).toMatchObject({ state: 'in_review', reason: '4.1 became 4.7' });
    const explained = (await room.bylinebot('explain', story)).out;
    expect(explained).toContain(correction?.id ?? '?');
    expect(explained).toContain('its article is not what it was');
    await room.bylinebot('outbox', 'approve', correction?.id ?? '');
    expect((await room.bylinebot('once')).code).toBe(0);
    expect(room.truth().at(-1)).toMatchObject({
      text: 'Correction: the story now says “Port Alder handled 4.7 million tonnes of cargo last year, according to the annual report of the authority.”',
      replyTo: told.posts.at(-1)?.remoteId,
    });
  });
});
