import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/store/memory.ts';
import { until } from './clock.ts';
import { PUBLIC } from './hub.ts';
import { openScene, restart, type Scene } from './stage.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const open = () => openScene(createMemoryStore());

/** The paper publishes, its hub tells of it, and what that brings about comes to rest. */
async function publish(scene: Scene, ...stories: readonly number[]): Promise<void> {
  scene.paper.stories = stories;
  expect(await scene.hub.push(scene.paper.topic, 'news')).toEqual([202]);
  await scene.bot.pass(SECOND);
}

describe('what a hub pushes', () => {
  it('is told at once, from the feed itself, with no bell and no time gone by', async () => {
    const scene = await open();
    const at = scene.clock.now();
    scene.paper.stories = [2, 1];
    expect(await scene.hub.push(scene.paper.topic, '<rss><item>Forged</item></rss>')).toEqual([202]);
    await until(async () => (await scene.told()).length > 0);
    expect(scene.clock.now()).toBe(at);
    await scene.bot.pass(30 * MINUTE);
    expect(await scene.told()).toEqual(['story-2']);
    expect(scene.bot.desk.network.truth.length).toBeGreaterThan(1);
    expect(await scene.store.subscriptions()).toMatchObject([{ state: 'verified', pushedAt: at, forged: 0 }]);
  });

  it('may be signed in any way that WebSub knows', async () => {
    const scene = await open();
    for (const method of ['sha1', 'sha256', 'sha384', 'sha512']) {
      const { polls } = scene.paper;
      expect(await scene.hub.push(scene.paper.topic, 'news', { method })).toEqual([202]);
      await scene.bot.pass(SECOND);
      expect({ method, polls: scene.paper.polls }).toEqual({ method, polls: polls + 1 });
      await scene.bot.pass(30 * SECOND);
    }
  });

  it('is told once though it is pushed twice at a time and ten times in a row, at a poll in 30 s', async () => {
    const scene = await open();
    const { polls } = scene.paper;
    scene.paper.stories = [2, 1];
    const both = [scene.hub.push(scene.paper.topic, 'a'), scene.hub.push(scene.paper.topic, 'b')];
    expect(await Promise.all(both)).toEqual([[202], [202]]);
    for (let n = 0; n < 10; n += 1) await scene.hub.push(scene.paper.topic, 'c');
    await scene.bot.pass(SECOND);
    expect(scene.paper.polls).toBe(polls + 1);
    scene.paper.stories = [3, 2, 1];
    await scene.bot.pass(28 * SECOND);
    expect(scene.paper.polls).toBe(polls + 1);
    await scene.bot.pass(2 * SECOND);
    expect(scene.paper.polls).toBe(polls + 2);
    expect(await scene.told()).toEqual(['story-2', 'story-3']);
  });

  it('is not lost where the feed still shows what was before: it is polled again', async () => {
    const scene = await open();
    await publish(scene, 1);
    expect(await scene.told()).toEqual([]);
    scene.paper.stories = [2, 1];
    await scene.bot.pass(58 * SECOND);
    expect(await scene.told()).toEqual([]);
    await scene.bot.pass(MINUTE);
    expect(await scene.told()).toEqual(['story-2']);
    scene.paper.stories = [3, 2, 1];
    await scene.bot.pass(15 * MINUTE);
    expect(await scene.told()).toEqual(['story-2', 'story-3']);
    const { polls } = scene.paper;
    await scene.bot.pass(60 * MINUTE);
    expect(scene.paper.polls).toBe(polls);
  });

  it('is not lost when the bot ends before its feed shows it', async () => {
    const scene = await open();
    scene.paper.headers = { 'cache-control': 'max-age=7200' };
    await publish(scene, 1);
    await restart(scene, {}, 5 * MINUTE);
    scene.paper.stories = [2, 1];
    await scene.bot.pass(MINUTE);
    expect(await scene.told()).toEqual(['story-2']);
    await scene.bot.pass(30 * MINUTE);
    expect(await scene.told()).toEqual(['story-2']);
  });
});

describe('a push that is not right', () => {
  it('because its signature is wrong or missing is answered 202, counted, and nothing comes of it', async () => {
    const scene = await open();
    const { polls } = scene.paper;
    const lines = () => scene.bot.desk.lines.filter((line) => line.includes('wrong signature'));
    scene.paper.stories = [2, 1];
    const signings = [
      { key: 'guess' },
      { method: null },
      { method: 'md5' },
      { key: '' },
      { method: 'sha1', key: 'x' },
    ];
    for (const signing of signings) {
      expect(await scene.hub.push(scene.paper.topic, 'news', signing)).toEqual([202]);
    }
    await scene.bot.pass(11 * MINUTE);
    expect(scene.paper.polls).toBe(polls);
    expect(await scene.told()).toEqual([]);
    expect(lines()).toHaveLength(1);
    await scene.hub.push(scene.paper.topic, 'news', { method: null });
    expect(lines()).toHaveLength(2);
    expect(await scene.store.subscriptions()).toMatchObject([{ forged: 6, pushedAt: null }]);
  });

  it('because its address is not one of ours is answered 404', async () => {
    const scene = await open();
    const [own] = [...scene.hub.subscribers.values()];
    if (own === undefined) throw new Error('nobody subscribed');
    const callback = `${PUBLIC}/websub/${'A'.repeat(43)}`;
    scene.hub.subscribers.set('another', { ...own, callback });
    expect(await scene.hub.push(scene.paper.topic, 'news')).toEqual([202, 404]);
  });
});

describe('the manners of a poll for a push', () => {
  it('do not mind how long a feed called itself fresh', async () => {
    const scene = await open();
    scene.paper.headers = { 'cache-control': 'max-age=7200' };
    await publish(scene, 1);
    await scene.bot.pass(20 * MINUTE);
    await publish(scene, 2, 1);
    expect(await scene.told()).toEqual(['story-2']);
  });

  it('leave a host alone that said 429, and ask it when it has rested (fault 5)', async () => {
    const scene = await open();
    scene.paper.status = 429;
    await publish(scene, 2, 1);
    const { polls } = scene.paper;
    scene.paper.status = 200;
    await publish(scene, 3, 2, 1);
    await scene.bot.pass(14 * MINUTE);
    expect(scene.paper.polls).toBe(polls);
    await scene.bot.pass(3 * MINUTE);
    expect(scene.paper.polls).toBeGreaterThan(polls);
    expect((await scene.told()).toSorted()).toEqual(['story-2', 'story-3']);
  });

  it('keep the back-off of a feed that fails', async () => {
    const scene = await open();
    scene.paper.status = 503;
    await publish(scene, 2, 1);
    scene.paper.status = 200;
    const { polls } = scene.paper;
    await scene.bot.pass(31 * SECOND);
    await publish(scene, 2, 1);
    expect(scene.paper.polls).toBe(polls);
    await scene.bot.pass(45 * SECOND);
    expect(await scene.told()).toEqual(['story-2']);
  });
});
