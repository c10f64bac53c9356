import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/store/memory.ts';
import { PUBLIC, openHub } from './hub.ts';
import { openPaper, openScene, restart, SECRET } from './stage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a feed that names a hub', () => {
  it('is subscribed to: a callback nobody guesses, a secret of its own, ten days', async () => {
    const { hub, paper, store, clock } = await openScene(createMemoryStore());
    expect(hub.asked).toHaveLength(1);
    const { 'hub.callback': callback, 'hub.secret': key, ...asked } = Object.fromEntries(hub.asked[0] ?? []);
    expect(asked).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': paper.topic,
      'hub.verify': 'async',
      'hub.lease_seconds': String(10 * 24 * 3600),
    });
    expect(callback).toMatch(new RegExp(`^${PUBLIC}/websub/[\\w-]{43}$`));
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(callback).not.toContain(key);
    expect(hub.answers).toEqual(['subscribe 200']);
    const until = clock.now() + 10 * DAY;
    const row = { feed: paper.feed, hub: hub.url, topic: paper.topic, state: 'verified', until };
    expect(await store.subscriptions()).toMatchObject([row]);
  });

  it('may be verified before its hub answers, and through a hub that has moved', async () => {
    const first = await openScene(createMemoryStore(), (hub) => (hub.manner = 'verifies before'));
    expect(await first.store.subscriptions()).toMatchObject([{ state: 'verified', asks: 0 }]);
    const second = await openScene(createMemoryStore(), (hub) => (hub.manner = 'moves'));
    expect(second.hub.asked).toHaveLength(1);
    expect(await second.store.subscriptions()).toMatchObject([{ state: 'verified', hub: second.hub.url }]);
  });

  it('that names it in a Link header is believed there', async () => {
    const { hub, store } = await openScene(createMemoryStore(), (own, paper) => {
      paper.hubs = ['http://127.0.0.1:9/dead'];
      const links = [
        `<${own.url}>; rel="hub"`,
        '<https://ledger.example/a,b>; title="x, y"; rel="other self"',
      ];
      paper.headers = { link: links };
    });
    expect(await store.subscriptions()).toMatchObject([
      { hub: hub.url, topic: 'https://ledger.example/a,b', state: 'verified' },
    ]);
  });

  it('is asked for again after a while where the hub refuses or stays silent, and that is on record', async () => {
    const { hub, bot, store } = await openScene(createMemoryStore(), (own) => (own.manner = 'refuses'));
    const host = new URL(hub.url).host;
    const said = `the hub ${host} answered 422: no answer from https://bot.example/websub/… at all`;
    const failed = { state: 'failed', reason: said };
    expect(await store.subscriptions()).toMatchObject([failed]);
    await bot.pass(9 * MINUTE);
    expect(hub.asked).toHaveLength(1);
    hub.manner = 'says nothing';
    await bot.pass(2 * MINUTE);
    expect(hub.asked).toHaveLength(2);
    expect(await store.subscriptions()).toMatchObject([{ state: 'asked', asks: 2, reason: '' }]);
    await bot.pass(18 * MINUTE);
    expect(hub.asked).toHaveLength(2);
    hub.manner = 'verifies after';
    await bot.pass(3 * MINUTE);
    expect(await store.subscriptions()).toMatchObject([{ state: 'verified', asks: 0 }]);
  });

  it('and a second hub is subscribed to at the second where the first says no, cleaned and cut short', async () => {
    const second = await openHub();
    const { hub, bot, store } = await openScene(createMemoryStore(), (first, paper) => {
      first.manner = 'denies';
      paper.hubs = [first.url, second.url];
    });
    second.bot = hub.bot;
    await bot.pass(30_000);
    const states = new Map((await store.subscriptions()).map((each) => [each.hub, each]));
    const denied = states.get(hub.url);
    expect(denied).toMatchObject({ state: 'denied', reason: expect.stringMatching(/^not for you, https:/) });
    expect(denied?.reason.length).toBeLessThanOrEqual(200);
    expect(denied?.reason).not.toContain(hub.asked[0]?.get('hub.callback'));
    expect(states.get(second.url)).toMatchObject({ state: 'verified' });
    await bot.pass(30 * MINUTE);
    expect([hub.asked.length, second.asked.length]).toEqual([1, 1]);
  });
});

describe('a subscription that stands', () => {
  it('is renewed at about two thirds of the lease that its hub gave, also by the next bot', async () => {
    const scene = await openScene(createMemoryStore(), (hub) => (hub.lease = 60 * 60));
    await restart(scene, {}, 30 * MINUTE);
    expect(scene.hub.asked).toHaveLength(1);
    await restart(scene, {}, 10 * MINUTE);
    expect(scene.hub.asked).toHaveLength(2);
    expect(scene.hub.asked[1]?.toString()).toBe(scene.hub.asked[0]?.toString());
    const until = scene.clock.now() - 15_000 + 60 * MINUTE;
    expect(await scene.store.subscriptions()).toMatchObject([{ state: 'verified', until }]);
    scene.hub.manner = 'refuses';
    await restart(scene, {}, 40 * MINUTE);
    const fails = { state: 'verified', until, reason: expect.stringContaining('422') };
    expect(await scene.store.subscriptions()).toMatchObject([fails]);
    expect(await scene.hub.push(scene.paper.topic, 'news')).toEqual([202]);
  });

  it('is ended when its feed leaves the configuration, and what comes then is gone', async () => {
    const scene = await openScene(createMemoryStore());
    const [own] = [...scene.hub.subscribers.values()];
    const other = await openPaper(scene.hub);
    other.hubs = [];
    await restart(scene, { feeds: [other.feed], known: 2 });
    expect(scene.hub.answers).toEqual(['subscribe 200', 'unsubscribe 200']);
    expect(scene.hub.asked[1]?.get('hub.callback')).toBe(own?.callback);
    expect(await scene.store.subscriptions()).toMatchObject([{ state: 'ended', until: null }]);
    if (own !== undefined) scene.hub.subscribers.set('late', own);
    expect(await scene.hub.push(scene.paper.topic, 'news')).toEqual([410]);
  });

  it('is ended when its feed answers 410', async () => {
    const scene = await openScene(createMemoryStore());
    scene.paper.status = 410;
    await scene.hub.push(scene.paper.topic, 'news');
    await scene.bot.pass(30_000);
    expect(scene.hub.answers).toEqual(['subscribe 200', 'unsubscribe 200']);
  });

  it('moves with its feed to another hub and topic', async () => {
    const scene = await openScene(createMemoryStore());
    const second = await openHub();
    second.bot = scene.hub.bot;
    scene.paper.hubs = [second.url];
    await scene.hub.push(scene.paper.topic, 'news');
    await scene.bot.pass(30_000);
    expect(scene.hub.answers).toEqual(['subscribe 200', 'unsubscribe 200']);
    expect(second.answers).toEqual(['subscribe 200']);
    expect(second.subscribers.size).toBe(1);
  });

  it('is asked for anew at once when the secret is another, and the old callback is nobody', async () => {
    const scene = await openScene(createMemoryStore());
    const old = scene.hub.asked[0]?.get('hub.callback') ?? '';
    await restart(scene, { secret: `${SECRET}-2` });
    expect(scene.hub.answers).toEqual(['subscribe 200', 'subscribe 200']);
    expect(scene.hub.asked[1]?.get('hub.callback')).not.toBe(old);
    expect(await scene.hub.push(scene.paper.topic, 'news')).toEqual([404, 202]);
  });
});

describe('a hub that asks back', () => {
  it('for what nobody wants is told 404, and nothing is written down', async () => {
    const { hub, paper, store } = await openScene(createMemoryStore());
    const before = await store.subscriptions();
    const callback = hub.asked[0]?.get('hub.callback') ?? '';
    const right = { 'hub.mode': 'subscribe', 'hub.topic': paper.topic, 'hub.challenge': 'c' };
    const wrong = [
      { 'hub.topic': 'https://other.example/feed' },
      { 'hub.mode': 'unsubscribe' },
      { 'hub.mode': 'publish' },
      { 'hub.challenge': '' },
      { 'hub.challenge': 'x'.repeat(3_000) },
      { 'hub.mode': 'denied', 'hub.topic': 'https://other.example/feed' },
    ];
    for (const change of wrong) {
      const { status } = await hub.call(callback, { ...right, ...change });
      expect({ change, status }).toEqual({ change, status: 404 });
    }
    expect(await store.subscriptions()).toEqual(before);
  });

  it('a second time is told the same, as plain text, and after a day nothing', async () => {
    const { hub, paper, clock } = await openScene(createMemoryStore());
    const callback = hub.asked[0]?.get('hub.callback') ?? '';
    const query = { 'hub.mode': 'subscribe', 'hub.topic': paper.topic, 'hub.challenge': '<script>' };
    const answer = await hub.call(callback, query);
    expect([answer.status, await answer.text()]).toEqual([200, '<script>']);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    clock.advance(2 * DAY);
    expect((await hub.call(callback, query)).status).toBe(404);
  });
});
