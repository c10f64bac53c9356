import type { FeedHealth, FollowerHealth } from '../model/health.ts';
import { restWithHost } from '../model/manners.ts';
import { sql } from './kysely.ts';
import { findHostRest, readPace } from './polls.ts';
import type { Tx } from './tables.ts';

/** How every feed does that was ever asked, by address. The rules are `isMatched` and `cameAt` of the model. */
export async function readHealth(tx: Tx): Promise<readonly FeedHealth[]> {
  const rows = await tx.selectFrom('feeds').selectAll().orderBy('url').execute();
  const hosts = new Map(
    (await tx.selectFrom('hosts').selectAll().execute()).map((row) => [row.name, row.not_before]),
  );
  const followers = await readFollowers(tx);
  return rows.map((row): FeedHealth => {
    const own = followers.get(row.url) ?? [];
    const known = { notBefore: row.not_before, pace: readPace(row.pace) };
    const { notBefore, pace } = restWithHost(known, findHostRest(hosts, row.url, known.pace));
    return {
      feed: row.url,
      title: row.title,
      readAt: row.read_at,
      fault: row.fault,
      gone: row.gone === 1,
      notBefore,
      pace,
      newsAt: own.length === 0 ? null : Math.max(...own.map(({ newsAt }) => newsAt)),
      followers: own.map(({ newsAt: _newsAt, ...follower }) => follower),
    };
  });
}

type Follower = FollowerHealth & { readonly newsAt: number };

async function readFollowers(tx: Tx): Promise<ReadonlyMap<string, readonly Follower[]>> {
  const counts = await tx
    .selectFrom('entries')
    .select(({ fn }) => [
      'feed',
      'byline',
      fn.countAll<number>().as('seen'),
      fn.min('seen_at').as('since'),
      fn.max('seen_at').as('newsAt'),
      sql<number>`sum(state = 'held')`.as('held'),
      sql<number>`sum(state <> 'other' and (certain = 1 or state = 'filed'))`.as('matched'),
      sql<number | null>`max(case when state <> 'other' and (certain = 1 or state = 'filed') then
        case state when 'baseline' then min(coalesce(published, seen_at), seen_at) else seen_at end end)`.as(
        'matchedAt',
      ),
    ])
    .groupBy(['feed', 'byline'])
    .orderBy('byline')
    .execute();
  const followers = new Map<string, readonly Follower[]>();
  for (const { feed, ...follower } of counts) {
    followers.set(feed, [...(followers.get(feed) ?? []), follower]);
  }
  return followers;
}

/** Makes these alarms the ones that stand, and gives those that did not before. */
export async function setAlarms(tx: Tx, subjects: readonly string[]): Promise<readonly string[]> {
  const before = new Set(
    (await tx.selectFrom('alarms').select('subject').execute()).map((row) => row.subject),
  );
  await tx.deleteFrom('alarms').execute();
  for (const subject of new Set(subjects)) await tx.insertInto('alarms').values({ subject }).execute();
  return subjects.filter((subject) => !before.has(subject));
}
