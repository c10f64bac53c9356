import { sql } from 'kysely';
import { describeFault, type Fault } from '../model/fault.ts';
import { admit, type Follow, type Known, type Reading, type SeenEntry } from '../model/reading.ts';
import type { FeedState } from '../model/feed.ts';
import { writeEntry } from './entries.ts';
import { toReadable } from './filing.ts';
import { readRestoration } from './restored.ts';
import type { Tx } from './tables.ts';

/** What is known of a feed between polls. */
export async function readFeed(tx: Tx, url: string): Promise<FeedState> {
  const row = await tx.selectFrom('feeds').selectAll().where('url', '=', url).executeTakeFirst();
  const settled = await tx
    .selectFrom('followers')
    .select(['byline', 'account'])
    .where('feed', '=', url)
    .where('settled', '=', 1)
    .execute();
  if (row === undefined) return { validators: null, notBefore: null, gone: false, settled };
  const validators = row.read_at === null ? null : { etag: row.etag, lastModified: row.last_modified };
  return { validators, notBefore: row.not_before, gone: row.gone === 1, settled };
}

/** Files a reading; gives back the entries that became due. */
export async function recordReading(tx: Tx, reading: Reading, at: number): Promise<readonly SeenEntry[]> {
  const { feed, title, validators, follows } = toReadable(reading);
  const due: SeenEntry[] = [];
  for (const follow of follows) {
    const seen = admit(feed, follow, await readKnown(tx, feed, follow), at);
    for (const entry of seen) await writeEntry(tx, entry);
    due.push(...seen.filter(({ state }) => state === 'due'));
    await settleFollowers(tx, feed, follow);
  }
  const row = {
    title,
    etag: validators.etag,
    last_modified: validators.lastModified,
    read_at: at,
    fault: null,
    not_before: null,
    gone: 0,
  };
  await tx
    .insertInto('feeds')
    .values({ url: feed, ...row })
    .onConflict((conflict) => conflict.column('url').doUpdateSet(row))
    .execute();
  return due;
}

/** Writes down why a feed could not be read. What its last good reading left stays. */
export async function recordFeedFault(
  tx: Tx,
  url: string,
  fault: Fault,
  notBefore: number | null,
  gone: boolean,
): Promise<void> {
  const row = { fault: describeFault(fault), not_before: notBefore, gone: Number(gone) };
  await tx
    .insertInto('feeds')
    .values({ url, title: '', etag: null, last_modified: null, read_at: null, ...row })
    .onConflict((conflict) => conflict.column('url').doUpdateSet(row))
    .execute();
}

/** Writes down that a feed was asked and had nothing new. */
export async function recordUnchanged(tx: Tx, url: string, at: number): Promise<void> {
  const read = tx.updateTable('feeds').set({ read_at: at }).where('url', '=', url);
  await read.where('read_at', 'is not', null).execute();
}

/** Only what the feed shows now is looked up, not all that it ever showed. */
async function readKnown(tx: Tx, feed: string, { byline, entries }: Follow): Promise<Known> {
  const own = tx.selectFrom('entries').where('feed', '=', feed).where('byline', '=', byline);
  const keys = await own
    .select('key')
    .where('key', 'in', listed(entries.map(({ entry }) => entry.key)))
    .execute();
  const links = await own
    .select('link')
    .where('link', 'in', listed(entries.map(({ entry }) => entry.link)))
    .execute();
  const followers = await tx
    .selectFrom('followers')
    .select(['account', 'settled'])
    .where('feed', '=', feed)
    .where('byline', '=', byline)
    .execute();
  const read = await tx.selectFrom('feeds').select('read_at').where('url', '=', feed).executeTakeFirst();
  return {
    keys: new Set(keys.map(({ key }) => key)),
    links: new Set(links.flatMap(({ link }) => link ?? [])),
    settled: followers.filter(({ settled }) => settled === 1).map(({ account }) => account),
    // In a restored store the first reading may have been before: no old article is taken for the newest.
    first: followers.length === 0 && (await readRestoration(tx)) === null,
    readAt: read?.read_at ?? null,
  };
}

/** A list as one parameter: a feed may hold more entries than a statement may hold parameters. */
function listed(values: readonly (string | null)[]) {
  return sql<string>`(select value from json_each(${JSON.stringify(values)}))`;
}

async function settleFollowers(tx: Tx, feed: string, { byline, accounts }: Follow): Promise<void> {
  for (const account of accounts) {
    await tx
      .insertInto('followers')
      .values({ feed, byline, account, settled: 1 })
      .onConflict((conflict) => conflict.columns(['feed', 'byline', 'account']).doUpdateSet({ settled: 1 }))
      .execute();
  }
}
