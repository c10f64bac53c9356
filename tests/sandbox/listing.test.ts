import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userIdFor } from '../../src/sandbox/credentials.ts';
import { openStand, type Stand } from './client.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(() => stand.close());

async function list(
  query: string,
  user = 'desk',
): Promise<{ status: number; posts: unknown; meta: unknown }> {
  const { status, body } = await stand.ask('GET', `/2/users/${userIdFor(user)}/tweets${query}`);
  const { data: posts, meta } = body as { data?: unknown; meta?: unknown };
  return { status, posts, meta };
}

describe('the list of an account’s posts', () => {
  it('is empty without data when there are none, or none since', async () => {
    const none = { status: 200, posts: undefined, meta: { result_count: 0 } };
    expect(await list('')).toEqual(none);
    const id = await stand.post('One');
    expect(await list(`?since_id=${id}`)).toEqual(none);
    expect(await list('', 'other')).toEqual(none);
  });

  it('has the newest first, as many as asked for', async () => {
    const ids: string[] = [];
    for (const text of ['1', '2', '3', '4', '5', '6']) ids.push(await stand.post(text));
    const { posts, meta } = await list('?max_results=5');
    const newest = ids.slice(1).toReversed();
    expect((posts as { id: string }[]).map(({ id }) => id)).toEqual(newest);
    expect(meta).toEqual({ result_count: 5, newest_id: newest[0], oldest_id: newest[4] });
  });

  it('has what is as new as asked for', async () => {
    const old = await stand.post('Old');
    stand.clock.now += 60_000;
    const id = await stand.post('New');
    expect(await list('?start_time=2026-09-01T09:31:00Z')).toMatchObject({ posts: [{ id }] });
    expect((await list('?start_time=2026-09-01T09:30:00Z')).posts).toMatchObject([{ id }, { id: old }]);
  });

  it('shows links as t.co with what they stand for, by code point, and only the fields asked for', async () => {
    const id = await stand.post('🇭🇰 & https://www.news.example/a/very/long/path/to/the/story (example.com).');
    const plain = await list('');
    const text = expect.stringMatching(/^🇭🇰 &amp; https:\/\/t\.co\/\w{10} \(https:\/\/t\.co\/\w{10}\)\.$/);
    expect(plain.posts).toEqual([{ id, text, edit_history_tweet_ids: [id] }]);
    const { posts } = await list('?tweet.fields=entities,created_at,referenced_tweets');
    const [post] = posts as { entities: { urls: { start: number; end: number; expanded_url: string }[] } }[];
    expect(post).toMatchObject({ created_at: '2026-09-01T09:30:00.000Z' });
    expect(post).not.toHaveProperty('referenced_tweets');
    expect(post?.entities.urls).toMatchObject([
      {
        start: 5,
        end: 28,
        expanded_url: 'https://www.news.example/a/very/long/path/to/the/story',
        display_url: 'news.example/a/very/long/path/to/…',
      },
      { start: 30, end: 53, expanded_url: 'http://example.com', display_url: 'example.com' },
    ]);
  });

  it('answers in the newer spelling when it is asked in it', async () => {
    const root = await stand.post('One');
    const id = await stand.post('Two', root);
    const { posts } = await list('?post.fields=referenced_posts');
    expect(posts).toEqual([
      {
        id,
        text: 'Two',
        edit_history_post_ids: [id],
        referenced_posts: [{ type: 'replied_to', id: root }],
      },
      { id: root, text: 'One', edit_history_post_ids: [root] },
    ]);
  });

  it.each(['?max_results=4', '?max_results=101', '?since_id=x', '?start_time=yesterday', '?colour=red'])(
    'refuses %s',
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );
});
