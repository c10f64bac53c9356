import type { Selectable } from 'kysely';
import type { EntryRef, SeenEntry } from '../model/reading.ts';
import type { Draft, Thread } from '../model/thread.ts';
import { appendEvents } from './events.ts';
import { forsake, noteFiled, openThreads, PASSED_OVER, RULED, tellArticle, tellFiled } from './filing.ts';
import { isKept, nameIdentity } from '../model/identity.ts';
import { learnPage } from './identities.ts';
import { isTold } from './prune.ts';
import { holdRestored, readRestoration } from './restored.ts';
import { recordDrafted } from './revisions.ts';
import type { EntryRow, Tx } from './tables.ts';
import { readThread, writeThread } from './thread-tables.ts';

/** Writes down an entry that was not seen before, or that is another since. */
export async function writeEntry(tx: Tx, entry: SeenEntry): Promise<void> {
  const { feed, byline, key, link, title, published, state, reason, tries } = entry;
  const row = {
    link,
    title,
    published,
    state,
    reason,
    tries,
    certain: Number(entry.certain),
    accounts: JSON.stringify(entry.accounts),
    first_run: Number(entry.firstRun),
    next_try: entry.nextTry,
    seen_at: entry.seenAt,
    since: entry.since,
  };
  await tx
    .insertInto('entries')
    .values({ feed, byline, key, ...row })
    .onConflict((conflict) => conflict.columns(['feed', 'byline', 'key']).doUpdateSet(row))
    .execute();
}

/** Writes down that a feed names the author of due entries. */
export async function makeCertain(
  tx: Tx,
  byline: string,
  named: readonly Pick<EntryRef, 'feed' | 'key'>[],
): Promise<void> {
  for (const { feed, key } of named)
    await whichIsDue(tx, { feed, byline, key }).set({ certain: 1 }).execute();
}

/** Entries to be drafted at `at`, in the order they were admitted. */
export async function readDue(tx: Tx, at: number): Promise<readonly SeenEntry[]> {
  const due = tx.selectFrom('entries').selectAll().where('state', '=', 'due').where('next_try', '<=', at);
  return (await due.orderBy('seq').execute()).map(toEntry);
}

/** Puts a due entry off. */
export async function deferEntry(tx: Tx, ref: EntryRef, reason: string, nextTry: number): Promise<void> {
  await whichIsDue(tx, ref)
    .set(({ eb }) => ({ reason, next_try: nextTry, tries: eb('tries', '+', 1) }))
    .execute();
}

/** Lets what a feed's bursts held go on, or lets go of it. */
export async function ruleHeld(tx: Tx, feed: string, into: 'due' | 'baseline', at: number): Promise<number> {
  const held = tx.updateTable('entries').where('feed', '=', feed).where('state', '=', 'held');
  const done = await held.set({ state: into, ...RULED[into], next_try: at }).executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Decides a due entry; one that is decided already stays so. */
export async function settleEntry(
  tx: Tx,
  ref: EntryRef,
  state: SeenEntry['state'],
  reason: string,
): Promise<void> {
  await whichIsDue(tx, ref).set({ state, reason }).execute();
}

/** Files the threads of an entry and decides it. */
export async function fileEntry(
  tx: Tx,
  ref: EntryRef,
  drafts: readonly Draft[],
  at: number,
): Promise<readonly Thread[]> {
  const entry = await readEntry(tx, ref);
  const held = holdRestored(drafts, entry, await readRestoration(tx));
  const threads: Thread[] = [];
  for (const thread of openThreads(entry, held, at)) {
    if ((await readThread(tx, thread.id)) !== null || (await isTold(tx, thread))) continue;
    await writeThread(tx, thread);
    await appendEvents(tx, [noteFiled(thread, held)]);
    threads.push(thread);
  }
  await recordDrafted(tx, drafts, at);
  await settleEntry(tx, ref, 'filed', tellFiled(drafts));
  if (entry !== null && isKept(entry)) await learnPage(tx, ref, drafts);
  if (entry?.state === 'due' && entry.firstRun) await passOverOthers(tx, entry);
  return threads;
}

/** Takes an account out of every due entry. */
export async function forsakeEntries(tx: Tx, account: string): Promise<void> {
  const due = await tx.selectFrom('entries').selectAll().where('state', 'in', ['due', 'held']).execute();
  for (const entry of due.map(toEntry)) {
    if (!entry.accounts.includes(account)) continue;
    const { accounts, state, reason } = forsake(entry, account);
    await which(tx, entry)
      .set({ accounts: JSON.stringify(accounts), state, reason })
      .execute();
  }
}

/** Entries that lead to a page, by whatever spelling of its link, or were told as the article there, each as one byline saw it, in the order they were seen. */
export async function readEntriesFor(tx: Tx, link: string): Promise<readonly SeenEntry[]> {
  const found = tx
    .selectFrom('entries')
    .selectAll()
    .where((where) =>
      where.or([
        where('link', '=', link),
        where('reason', '=', tellArticle(link)),
        where.exists(
          where
            .selectFrom('identities')
            .select('key')
            .where('identity', '=', nameIdentity(link))
            .whereRef('identities.byline', '=', 'entries.byline')
            .whereRef('identities.feed', '=', 'entries.feed')
            .whereRef('identities.key', '=', 'entries.key'),
        ),
      ]),
    );
  return (await found.orderBy('seq').execute()).map(toEntry);
}

/** Entries that were first seen, or published, at or after `since`, in the order they were seen. */
export async function readEntriesSince(tx: Tx, since: number): Promise<readonly SeenEntry[]> {
  const found = tx
    .selectFrom('entries')
    .selectAll()
    .where((where) => where.or([where('seen_at', '>=', since), where('published', '>=', since)]));
  return (await found.orderBy('seq').execute()).map(toEntry);
}

async function readEntry(tx: Tx, { feed, byline, key }: EntryRef): Promise<SeenEntry | null> {
  const found = tx.selectFrom('entries').selectAll().where('feed', '=', feed).where('byline', '=', byline);
  const row = await found.where('key', '=', key).executeTakeFirst();
  return row === undefined ? null : toEntry(row);
}

async function passOverOthers(tx: Tx, { feed, byline }: EntryRef): Promise<void> {
  await tx
    .updateTable('entries')
    .set(PASSED_OVER)
    .where('feed', '=', feed)
    .where('byline', '=', byline)
    .where('state', '=', 'due')
    .where('first_run', '=', 1)
    .execute();
}

function whichIsDue(tx: Tx, ref: EntryRef) {
  return which(tx, ref).where('state', '=', 'due');
}

function which(tx: Tx, { feed, byline, key }: EntryRef) {
  const own = tx.updateTable('entries').where('feed', '=', feed).where('byline', '=', byline);
  return own.where('key', '=', key);
}

function toEntry(row: Selectable<EntryRow>): SeenEntry {
  const { feed, byline, key, link, title, published, state, reason, tries } = row;
  return {
    feed,
    byline,
    key,
    link,
    title,
    published,
    state,
    reason,
    tries,
    certain: row.certain === 1,
    accounts: JSON.parse(row.accounts),
    firstRun: row.first_run === 1,
    nextTry: row.next_try,
    seenAt: row.seen_at,
    since: row.since,
  };
}
