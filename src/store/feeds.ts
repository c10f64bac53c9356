import type { Insertable, Selectable } from 'kysely';
import { describeFault } from '../model/fault.ts';
import type { FeedState, Setback, Validators } from '../model/feed.ts';
import { hostOf, restWithHost, retry, type Next } from '../model/manners.ts';
import { isNews } from '../model/identity.ts';
import {
  admit,
  type Follow,
  type Known,
  type Reading,
  type SeenEntry,
  type Unchanged,
} from '../model/reading.ts';
import { recognise } from '../model/recognise.ts';
import { makeCertain, writeEntry } from './entries.ts';
import { CompiledQuery } from './kysely.ts';
import { readPace } from './polls.ts';
import { listed, readStories, writeIdentities } from './identities.ts';
import { toReadable } from './filing.ts';
import { readRestoration } from './restored.ts';
import type { Tables, Tx } from './tables.ts';

/** Asked at every poll of every feed, and therefore in plain SQL: building them anew each time took 5 % of polling. */
const FEED = 'select * from feeds where url = ?';
const SETTLED = 'select byline, account from followers where feed = ? and settled = 1';
const HOST = 'select not_before from hosts where name = ?';

/** What is known of a feed between polls. */
export async function readFeed(tx: Tx, url: string): Promise<FeedState> {
  const [row] = await ask<Selectable<Tables['feeds']>>(tx, FEED, url);
  const settled = await ask<Pick<Tables['followers'], 'byline' | 'account'>>(tx, SETTLED, url);
  const pace = readPace(row?.pace);
  const [host] = await ask<Pick<Tables['hosts'], 'not_before'>>(tx, HOST, hostOf(pace.address ?? url));
  const known = { validators: readValidators(row), notBefore: row?.not_before ?? null, pace };
  return { ...restWithHost(known, host?.not_before ?? null), gone: row?.gone === 1, settled };
}

async function ask<Row>(tx: Tx, sql: string, key: string): Promise<readonly Row[]> {
  return (await tx.executeQuery<Row>(CompiledQuery.raw(sql, [key]))).rows;
}

function readValidators(row: Selectable<Tables['feeds']> | undefined): Validators | null {
  if (row === undefined || row.read_at === null) return null;
  const { etag, last_modified: lastModified, digest } = row;
  return { etag, lastModified, ...(digest !== null && { digest }) };
}

/** Files a reading; gives back the entries that are news: due, or held. */
export async function recordReading(tx: Tx, reading: Reading, at: number): Promise<readonly SeenEntry[]> {
  const { feed, title, validators, follows, next, offer } = toReadable(reading);
  const due: SeenEntry[] = [];
  for (const follow of follows) {
    const known = await readKnown(tx, feed, follow);
    const recognised = recognise(feed, follow, known, at);
    const seen = admit(feed, follow, known, at, recognised);
    for (const entry of seen) await writeEntry(tx, entry);
    const { byline } = follow;
    await writeIdentities(tx, { feed, byline }, recognised, seen);
    await makeCertain(tx, byline, recognised.named);
    due.push(...seen.filter(isNews));
    await settleFollowers(tx, feed, follow);
  }
  await writeFeed(tx, feed, {
    title,
    ...toColumns(validators),
    read_at: at,
    asked_at: at,
    fault: null,
    gone: 0,
    ...(offer !== undefined && { offer: offer === null ? null : JSON.stringify(offer) }),
    ...(next === undefined ? { not_before: null } : writeNext(next)),
  });
  return due;
}

/** Writes down why a feed could not be read. What its last good reading left stays. */
export async function recordFeedFault(
  tx: Tx,
  url: string,
  { fault, notBefore, gone, pace, host }: Setback,
  at: number,
): Promise<void> {
  await writeFeed(tx, url, {
    fault: describeFault(fault),
    asked_at: at,
    gone: Number(gone),
    ...(pace === undefined ? { not_before: notBefore } : writeNext({ notBefore, pace })),
  });
  if (host === undefined) return;
  await tx
    .insertInto('hosts')
    .values({ name: host.name, not_before: host.until })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ not_before: host.until }))
    .execute();
}

/** Writes down that a feed was asked and had nothing new. */
export async function recordUnchanged(tx: Tx, unchanged: Unchanged, at: number): Promise<void> {
  const { feed, validators } = unchanged;
  const row = { read_at: at, asked_at: at, fault: null, gone: 0, ...writeNext(unchanged) };
  const read = tx.updateTable('feeds').set({ ...row, ...(validators && toColumns(validators)) });
  await read.where('url', '=', feed).where('read_at', 'is not', null).execute();
}

/** Lets a feed that stopped or rests be asked again. */
export async function retryFeed(tx: Tx, url: string): Promise<boolean> {
  const row = await tx.selectFrom('feeds').select('pace').where('url', '=', url).executeTakeFirst();
  if (row === undefined) return false;
  await writeFeed(tx, url, { gone: 0, ...writeNext({ notBefore: null, pace: retry(readPace(row.pace)) }) });
  return true;
}

function toColumns({ etag, lastModified, digest }: Validators) {
  return { etag, last_modified: lastModified, digest: digest ?? null };
}

function writeNext({ notBefore, pace }: Next) {
  return { not_before: notBefore, pace: JSON.stringify(pace) };
}

async function writeFeed(tx: Tx, url: string, row: Partial<Insertable<Tables['feeds']>>): Promise<void> {
  await tx
    .insertInto('feeds')
    .values({ url, title: '', gone: 0, pace: '{}', ...row })
    .onConflict((conflict) => conflict.column('url').doUpdateSet(row))
    .execute();
}

/** Only what the feed shows now is looked up, not all that it ever showed. */
async function readKnown(tx: Tx, feed: string, follow: Follow): Promise<Known> {
  const { byline, entries } = follow;
  const own = tx
    .selectFrom('entries')
    .select(['key', 'link', 'title', 'published', 'state', 'accounts', 'seen_at as seenAt'])
    .where('feed', '=', feed)
    .where('byline', '=', byline);
  const byLink = own.where('link', 'in', listed(entries.map(({ entry }) => entry.link)));
  const byKey = own.where('key', 'in', listed(entries.map(({ entry }) => entry.key)));
  const seen = await byKey.union(byLink).execute();
  const followers = await tx
    .selectFrom('followers')
    .select(['account', 'settled'])
    .where('feed', '=', feed)
    .where('byline', '=', byline)
    .execute();
  const read = await tx.selectFrom('feeds').select('read_at').where('url', '=', feed).executeTakeFirst();
  return {
    own: seen.map((row) => ({ ...row, accounts: JSON.parse(row.accounts) })),
    stories: await readStories(tx, follow),
    settled: followers.filter(({ settled }) => settled === 1).map(({ account }) => account),
    // In a restored store the first reading may have been before: no old article is taken for the newest.
    first: followers.length === 0 && (await readRestoration(tx)) === null,
    readAt: read?.read_at ?? null,
  };
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
