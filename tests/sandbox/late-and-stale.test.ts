import { describe, expect, it, vi } from 'vitest';
import { createXNetwork } from '../../src/networks/x.ts';
import { credentialsFor } from '../../src/sandbox/credentials.ts';
import { never, stand, network, order, open, count, publish } from './faulty-stand.ts';

describe('a post that is accepted late', () => {
  it('is in the truth log from then on, with the time at which it was due', async () => {
    const begun = stand.clock.now;
    await order({ kind: 'late-accept', ms: 180_000 });
    await publish('One');
    stand.clock.now += 179_999;
    expect(await network.find(null, never)).toEqual({ kind: 'seen', posts: [] });
    expect(stand.truth()).toEqual([]);
    stand.clock.now += 60_000;
    expect(await network.find(null, never)).toMatchObject({ posts: [{ text: 'One', at: begun + 180_000 }] });
    expect(stand.truth()).toMatchObject([{ text: 'One', at: begun + 180_000 }]);
    expect(await count()).toMatchObject({ late: 0 });
  });

  it('comes though nobody asks', async () => {
    await order({ kind: 'late-accept', ms: 0 });
    await publish('One');
    await vi.waitFor(() => expect(stand.truth()).toHaveLength(1), 10_000);
  });

  it('does not hold back the same words meanwhile: whoever sends them again has them out twice', async () => {
    await order({ kind: 'late-accept', ms: 1_000 });
    await publish('One');
    await publish('One');
    stand.clock.now += 1_000;
    await count();
    expect(stand.truth().map(({ text }) => text)).toEqual(['One', 'One']);
  });

  it('never comes when the post it replies to is gone by then, or the sandbox ended', async () => {
    const root = await stand.post('One');
    await order({ kind: 'late-accept', ms: 1_000, times: 2 });
    await network.publish({ text: 'Two', parentId: root, deadline: 5_000 }, never);
    await stand.ask('DELETE', `/2/tweets/${root}`);
    stand.clock.now += 1_000;
    expect(await count()).toMatchObject({ late: 0 });
    await publish('Three');
    await stand.restart();
    stand.clock.now += 1_000;
    expect(await count()).toMatchObject({ late: 0 });
    expect(stand.truth().map(({ text }) => text)).toEqual(['One', undefined]);
  });
});

describe('a read of the timeline', () => {
  it('fails as often as asked, which is not an empty answer', async () => {
    await stand.post('One');
    await order({ kind: 'read-error', times: 2 });
    const failed = { kind: 'failed', gate: null, reason: 'X answered 503: Service Unavailable' };
    expect(await network.find(null, never)).toMatchObject(failed);
    expect(await network.findRecent(0, never)).toMatchObject(failed);
    expect(await network.find(null, never)).toMatchObject({ kind: 'seen', posts: [{ text: 'One' }] });
  });

  it('shows what stood there a while ago: no later post, and what was deleted since', async () => {
    const gone = await stand.post('One');
    stand.clock.now += 60_000;
    await stand.post('Two');
    await stand.ask('DELETE', `/2/tweets/${gone}`);
    await stand.restart();
    const again = open();
    await order({ kind: 'stale-read', ms: 60_000 });
    await order({ kind: 'stale-read', ms: 60_001 });
    expect(await again.find(null, never)).toMatchObject({ kind: 'seen', posts: [{ text: 'One' }] });
    expect(await again.find(null, never)).toEqual({ kind: 'seen', posts: [] });
    expect(await again.find(null, never)).toMatchObject({ kind: 'seen', posts: [{ text: 'Two' }] });
  });
});

describe('the X code on the sandbox', () => {
  it('knows the account, posts a thread and reads it back as it was sent', async () => {
    const who = await network.whoAmI(never);
    expect(who).toMatchObject({ kind: 'known', identity: { handle: 'desk' } });
    const texts = ['A & B <c> “d” 🇭🇰 1/2', 'Read: https://news.example/a?b=1&c=2\n\nFollow @desk 2/2'];
    const ids: string[] = [];
    for (const text of texts) {
      const sent = await network.publish({ text, parentId: ids.at(-1) ?? null, deadline: 5_000 }, never);
      expect(sent.kind).toBe('posted');
      if (sent.kind === 'posted') ids.push(sent.id);
    }
    const seen = await network.find(null, never);
    const posts = seen.kind === 'seen' ? seen.posts : [];
    expect(posts.map(({ text }) => text)).toEqual(texts.toReversed());
    expect(posts.map(({ parentId }) => parentId)).toEqual([ids[0], undefined]);
    expect(posts.map(({ at }) => at)).toEqual([stand.clock.now, stand.clock.now]);
    expect(await network.find(ids[0] ?? '', never)).toEqual({ kind: 'seen', posts: [posts[0]] });
  });

  it('is told of duplicates, missing parents and wrong keys', async () => {
    await publish('One');
    expect(await publish('One')).toMatchObject({ kind: 'unknown' });
    const orphan = await network.publish({ text: 'Two', parentId: '99', deadline: 5_000 }, never);
    expect(orphan).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/deleted or not visible/),
    });
    const { accessToken, ...others } = credentialsFor('desk');
    const credentials = { ...others, accessToken, accessSecret: credentialsFor('wrong').accessToken };
    const stranger = createXNetwork({ api: stand.sandbox.origin, credentials, now: () => 0 });
    expect(await stranger.whoAmI(never)).toMatchObject({ kind: 'refused' });
  });
});
