import {
  admit,
  type EntryRef,
  type Follow,
  type Reading,
  type SeenEntry,
  type Unchanged,
} from '../model/reading.ts';
import type { FeedState, Setback } from '../model/feed.ts';
import { isNews, nameIdentity } from '../model/identity.ts';
import { recognise } from '../model/recognise.ts';
import type { Draft, Thread } from '../model/thread.ts';
import type { Store } from '../ports/store.ts';
import { forsake, openThreads, PASSED_OVER, RULED, tellFiled, toReadable } from './filing.ts';
import { setAlarms, tellHealth } from './memory-health.ts';
import { coverFeed, recordFault, recordUnchanged, retryFeed, tellOffers, UNREAD } from './memory-polls.ts';
import { beginEmpty, leadsTo, learn, nameEntry, recall, type FeedMemory } from './memory-rows.ts';

/** Feeds, followers and entries of the memory store. What it hands out is copied by nobody but its caller. */
export function createFeedMemory() {
  const memory = beginEmpty();
  const { followers, entries } = memory;
  const change = (ref: EntryRef, into: Change): void => changeDue(memory, ref, into);
  return {
    feedState: (feed: string): FeedState => ({
      ...coverFeed(memory, feed),
      settled: [...followers.values()]
        .filter((follower) => follower.feed === feed && follower.settled)
        .map(({ byline, account }) => ({ byline, account })),
    }),
    recordReading: (reading: Reading, at: number) => recordReading(memory, toReadable(reading), at),
    recordUnchanged: (unchanged: Unchanged, at: number): void => recordUnchanged(memory, unchanged, at),
    recordFault: (feed: string, setback: Setback): void => recordFault(memory, feed, setback),
    offers: () => tellOffers(memory),
    feedHealth: () => tellHealth(memory),
    setAlarms: (subjects: readonly string[]) => setAlarms(memory, subjects),
    ruleHeld: (feed: string, into: 'due' | 'baseline', at: number): number =>
      ruleHeld(memory, feed, into, at),
    retryFeed: (feed: string): boolean => retryFeed(memory, feed),
    dueEntries: (at: number) =>
      [...entries.values()].filter(({ state, nextTry }) => state === 'due' && nextTry <= at),
    entriesFor: (url: string) => [...entries.values()].filter((entry) => leadsTo(memory, entry, url)),
    entriesSince: (since: number) => [...entries.values()].filter((entry) => isSince(entry, since)),
    deferEntry: (ref: EntryRef, reason: string, nextTry: number): void =>
      change(ref, (entry) => ({ ...entry, reason, nextTry, tries: entry.tries + 1 })),
    settleEntry: (ref: EntryRef, state: SeenEntry['state'], reason: string): void =>
      change(ref, (entry) => ({ ...entry, state, reason })),
    fileEntry: (ref: EntryRef, drafts: readonly Draft[], at: number) => fileEntry(memory, ref, drafts, at),
    forsakeAccount: (account: string): void => forsakeAccount(memory, account),
  };
}

function ruleHeld({ entries }: FeedMemory, feed: string, into: 'due' | 'baseline', at: number): number {
  const held = [...entries].filter(([, entry]) => entry.feed === feed && entry.state === 'held');
  for (const [name, entry] of held) entries.set(name, { ...entry, state: into, ...RULED[into], nextTry: at });
  return held.length;
}

function forsakeAccount({ followers, entries }: FeedMemory, account: string): void {
  for (const follower of followers.values()) if (follower.account === account) follower.settled = false;
  const theirs = [...entries.values()].filter(({ accounts }) => accounts.includes(account));
  for (const entry of theirs.filter(isNews)) entries.set(nameEntry(entry), forsake(entry, account));
}

type Change = (entry: SeenEntry) => SeenEntry;

function changeDue({ entries }: FeedMemory, ref: EntryRef, into: Change): void {
  const entry = entries.get(nameEntry(ref));
  if (entry?.state === 'due') entries.set(nameEntry(ref), into(entry));
}

function fileEntry(
  memory: FeedMemory,
  ref: EntryRef,
  drafts: readonly Draft[],
  at: number,
): readonly Thread[] {
  const entry = memory.entries.get(nameEntry(ref)) ?? null;
  const threads = openThreads(entry, drafts, at);
  const [page] = drafts;
  if (page !== undefined) memory.identities.get(nameEntry(ref))?.add(nameIdentity(page.article));
  changeDue(memory, ref, (due) => ({ ...due, state: 'filed', reason: tellFiled(drafts) }));
  if (entry?.state === 'due' && entry.firstRun) passOverOthers(memory, entry);
  return threads;
}

function isSince({ seenAt, published }: SeenEntry, since: number): boolean {
  return seenAt >= since || (published !== null && published >= since);
}

function recordReading(memory: FeedMemory, reading: Reading, at: number): readonly SeenEntry[] {
  const due: SeenEntry[] = [];
  for (const follow of reading.follows) {
    const known = recall(memory, reading.feed, follow);
    const recognised = recognise(reading.feed, follow, known, at);
    const seen = admit(reading.feed, follow, known, at, recognised);
    for (const entry of seen) memory.entries.set(nameEntry(entry), entry);
    const { byline } = follow;
    learn(memory, reading.feed, byline, recognised, seen);
    for (const { feed, key } of recognised.named)
      changeDue(memory, { feed, byline, key }, (entry) => ({ ...entry, certain: true }));
    due.push(...seen.filter(isNews));
    settleFollowers(memory, reading.feed, follow);
  }
  memory.readAt.set(reading.feed, at);
  memory.about.set(reading.feed, { title: reading.title, fault: null });
  const { pace } = memory.feeds.get(reading.feed) ?? UNREAD;
  const next = reading.next ?? { notBefore: null, pace };
  if (reading.offer !== undefined) memory.offers.set(reading.feed, reading.offer);
  memory.feeds.set(reading.feed, { validators: reading.validators, gone: false, ...next });
  return due;
}

function settleFollowers(memory: FeedMemory, feed: string, { byline, accounts }: Follow): void {
  for (const account of accounts) {
    memory.followers.set(JSON.stringify([feed, byline, account]), { feed, byline, account, settled: true });
  }
}

function passOverOthers({ entries }: FeedMemory, { feed, byline }: EntryRef): void {
  for (const [name, entry] of entries) {
    const rival = entry.feed === feed && entry.byline === byline && entry.state === 'due' && entry.firstRun;
    if (rival) entries.set(name, { ...entry, ...PASSED_OVER });
  }
}

type FeedVerb =
  | 'feedState'
  | 'recordReading'
  | 'recordUnchanged'
  | 'recordFeedFault'
  | 'retryFeed'
  | 'ruleHeld'
  | 'feedHealth'
  | 'offers'
  | 'setAlarms'
  | 'dueEntries'
  | 'entriesFor'
  | 'entriesSince'
  | 'deferEntry'
  | 'settleEntry';

/** The store's verbs about feeds and entries; what goes in and comes out is a copy. */
export function ruleFeeds(feeds: ReturnType<typeof createFeedMemory>): Pick<Store, FeedVerb> {
  return {
    feedState: async (feed) => structuredClone(feeds.feedState(feed)),
    recordReading: async (reading, at) => structuredClone(feeds.recordReading(structuredClone(reading), at)),
    recordUnchanged: async (unchanged, at) => feeds.recordUnchanged(structuredClone(unchanged), at),
    recordFeedFault: async (feed, setback) => feeds.recordFault(feed, structuredClone(setback)),
    offers: async () => structuredClone(feeds.offers()),
    feedHealth: async () => structuredClone(feeds.feedHealth()),
    setAlarms: async (subjects) => feeds.setAlarms(subjects),
    ruleHeld: async (feed, into, at) => feeds.ruleHeld(feed, into, at),
    retryFeed: async (feed) => feeds.retryFeed(feed),
    dueEntries: async (at) => structuredClone(feeds.dueEntries(at)),
    entriesFor: async (link) => structuredClone(feeds.entriesFor(link)),
    entriesSince: async (since) => structuredClone(feeds.entriesSince(since)),
    deferEntry: async (entry, reason, nextTry) => feeds.deferEntry(entry, reason, nextTry),
    settleEntry: async (entry, state, reason) => feeds.settleEntry(entry, state, reason),
  };
}
