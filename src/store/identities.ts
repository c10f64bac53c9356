import { identitiesOf, isKept, nameIdentity, type KnownStory } from '../model/identity.ts';
import type { Follow, EntryRef, SeenEntry } from '../model/reading.ts';
import type { Recognised } from '../model/recognise.ts';
import type { Draft } from '../model/thread.ts';
import { sql } from './kysely.ts';
import type { Tx } from './tables.ts';

/** A list as one parameter: a feed may hold more entries than a statement may hold parameters. */
export function listed(values: readonly (string | null)[]) {
  return sql<string>`(select value from json_each(${JSON.stringify(values)}))`;
}

/** What a byline has seen in any feed that shares an identity with what a feed shows now. */
export async function readStories(
  tx: Tx,
  { byline, entries }: Pick<Follow, 'byline' | 'entries'>,
): Promise<readonly KnownStory[]> {
  const shown = entries.flatMap(({ entry }) => identitiesOf(entry));
  const hits = tx
    .selectFrom('identities')
    .select(['feed', 'key'])
    .distinct()
    .where('byline', '=', byline)
    .where('identity', 'in', listed(shown));
  const rows = await tx
    .selectFrom(hits.as('hits'))
    .innerJoin('entries', (join) =>
      join.onRef('entries.feed', '=', 'hits.feed').onRef('entries.key', '=', 'hits.key'),
    )
    .innerJoin('identities', (join) =>
      join.onRef('identities.feed', '=', 'hits.feed').onRef('identities.key', '=', 'hits.key'),
    )
    .select(['entries.seq', 'entries.feed', 'entries.key', 'entries.link', 'entries.title'])
    .select([
      'entries.published',
      'entries.state',
      'entries.seen_at',
      'entries.accounts',
      'identities.identity',
    ])
    .where('entries.byline', '=', byline)
    .where('identities.byline', '=', byline)
    .orderBy('entries.seq')
    .execute();
  const stories = new Map<number, KnownStory>();
  for (const { seq, identity, seen_at: seenAt, accounts, ...rest } of rows) {
    const identities = [...(stories.get(seq)?.identities ?? []), identity];
    stories.set(seq, { ...rest, accounts: JSON.parse(accounts), seenAt, identities });
  }
  return [...stories.values()];
}

/** Writes down what new entries are known by, and what known ones are known by from now on. */
export async function writeIdentities(
  tx: Tx,
  { feed, byline }: Pick<EntryRef, 'feed' | 'byline'>,
  { fresh, again }: Recognised,
  seen: readonly SeenEntry[],
): Promise<void> {
  const kept = new Set(seen.filter(isKept).map(({ key }) => key));
  const own = fresh.filter(({ entry }) => kept.has(entry.key));
  const first = own.flatMap(({ entry }) =>
    identitiesOf(entry).map((identity) => [identity, feed, entry.key]),
  );
  const learned = again.flatMap(({ story, identities }) =>
    identities.map((identity) => [identity, story.feed, story.key]),
  );
  await insert(tx, byline, [...first, ...learned]);
}

/** The page of an article is what its entry is known by, once it was read. */
export async function learnPage(tx: Tx, { byline, feed, key }: EntryRef, drafts: readonly Draft[]) {
  const pages = drafts.slice(0, 1).map(({ article }) => [nameIdentity(article), feed, key]);
  await insert(tx, byline, pages);
}

/** One statement for all: a first reading of a feed may bring a hundred. */
async function insert(tx: Tx, byline: string, rows: readonly (readonly string[])[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert or ignore into identities (byline, identity, feed, key)
    select ${byline}, value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(rows)})`.execute(
    tx,
  );
}
