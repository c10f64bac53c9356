import type { Store } from '../ports/store.ts';
import { closeGate, openGate, pin, readCovered } from './accounts.ts';
import { keepAge } from './age.ts';
import { openDatabase, type Database } from './database.ts';
import {
  deferEntry,
  fileEntry,
  readDue,
  readEntriesFor,
  readEntriesSince,
  ruleHeld,
  settleEntry,
} from './entries.ts';
import { readEvents } from './events.ts';
import { readFeed, recordFeedFault, recordReading, recordUnchanged, retryFeed } from './feeds.ts';
import { readHealth, setAlarms } from './health.ts';
import { holdShared } from './lock.ts';
import { prune } from './prune.ts';
import { correct, readOut, readRevisions, recordRevision } from './revisions.ts';
import { ruleThreads } from './rulings.ts';
import { createSubscriptions } from './subscriptions.ts';
import { readThread, readThreads, selectThreads } from './thread-tables.ts';
import { createTogether } from './together.ts';
import type { Tx } from './tables.ts';
import { changeThread, readGoing, readSpendings } from './threads.ts';

/**
 * Opens or begins the store in a SQLite file, whose folder must exist. This and every verb reject with a
 * `FaultError` when the world is in the way (disk full, locked, read-only, damaged, newer schema); nothing of the
 * verb is then written.
 */
export async function openSqliteStore({ file }: { readonly file: string }): Promise<Store> {
  const hold = holdShared(file);
  try {
    const store = createSqliteStore(await keepAge(await openDatabase(file), file));
    return { ...store, close: () => store.close().finally(hold.release) };
  } catch (error) {
    hold.release();
    throw error;
  }
}

/** The store's verbs over an open database, one transaction each. */
export function createSqliteStore({ read, write, note, ask, close }: Database): Store {
  const noteFeed = createTogether<Tx>(note, setImmediate);
  const readFeeds = createTogether<Tx>(read, setImmediate);
  return {
    pin: (account, identity, at, rivals = []) => write((tx) => pin(tx, account, identity, at, rivals)),
    accountState: (account) => ask((tx) => readCovered(tx, account)),
    closeGate: (account, gate, at) => write((tx) => closeGate(tx, account, gate, at)),
    openGate: (account, at) => write((tx) => openGate(tx, account, at)),
    feedState: (feed) => readFeeds((tx) => readFeed(tx, feed)),
    recordReading: (reading, at) => noteFeed((tx) => recordReading(tx, reading, at)),
    recordUnchanged: (unchanged, at) => noteFeed((tx) => recordUnchanged(tx, unchanged, at)),
    recordFeedFault: (feed, setback, at) => noteFeed((tx) => recordFeedFault(tx, feed, setback, at)),
    feedHealth: () => read((tx) => readHealth(tx)),
    setAlarms: (subjects) => write((tx) => setAlarms(tx, subjects)),
    ruleHeld: (feed, into, at) => write((tx) => ruleHeld(tx, feed, into, at)),
    retryFeed: (feed) => write((tx) => retryFeed(tx, feed)),
    ...createSubscriptions({ write, ask }),
    dueEntries: (at) => read((tx) => readDue(tx, at)),
    entriesFor: (link) => read((tx) => readEntriesFor(tx, link)),
    entriesSince: (since) => read((tx) => readEntriesSince(tx, since)),
    deferEntry: (entry, reason, nextTry) => write((tx) => deferEntry(tx, entry, reason, nextTry)),
    settleEntry: (entry, state, reason) => write((tx) => settleEntry(tx, entry, state, reason)),
    file: (entry, drafts, at) => write((tx) => fileEntry(tx, entry, drafts, at)),
    revisions: (article) => read((tx) => readRevisions(tx, article)),
    recordRevision: (article, seen, at) => write((tx) => recordRevision(tx, article, seen, at)),
    threadsOut: (since) => ask((tx) => readOut(tx, since)),
    correct: (id, finding, correction, at) => write((tx) => correct(tx, id, finding, correction, at)),
    threads: () => ask(async (tx) => (await readThreads(selectThreads(tx))).toReversed()),
    thread: (id) => ask((tx) => readThread(tx, id)),
    openThreads: (account) => ask((tx) => readGoing(tx, account)),
    events: (thread) => ask((tx) => readEvents(tx, thread)),
    prune: (before, at) => write((tx) => prune(tx, before, at)),
    spendings: (account, since) => ask((tx) => readSpendings(tx, account, since)),
    ...ruleThreads((id, at, rule, remoteIds, since) =>
      write((tx) => changeThread(tx, id, at, rule, remoteIds ?? [], since ?? null)),
    ),
    close,
  };
}
