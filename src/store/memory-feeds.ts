import {
  admit,
  type EntryRef,
  type Follow,
  type Known,
  type Reading,
  type SeenEntry,
  type Unchanged,
} from '../model/reading.ts';
import type { Draft, Thread } from '../model/thread.ts';
import type { FeedState, Setback } from '../model/feed.ts';
import { hostOf, NO_PACE, restWithHost, retry } from '../model/manners.ts';
import type { Store } from '../ports/store.ts';
import { forsake, openThreads, PASSED_OVER, tellArticle, tellFiled, toReadable } from './filing.ts';

type Follower = {
  readonly feed: string;
  readonly byline: string;
  readonly account: string;
  settled: boolean;
};

type FeedMemory = {
  readonly feeds: Map<string, Omit<FeedState, 'settled'>>;
  /** Until when hosts rest. */
  readonly hosts: Map<string, number>;
  /** When feeds were last read, or said to be unchanged. */
  readonly readAt: Map<string, number>;
  readonly followers: Map<string, Follower>;
  /** By feed, byline and key, in the order they were admitted. */
  readonly entries: Map<string, SeenEntry>;
};

const UNREAD = { validators: null, notBefore: null, gone: false, pace: NO_PACE } as const;

/** Feeds, followers and entries of the memory store. What it hands out is copied by nobody but its caller. */
export function createFeedMemory() {
  const memory = beginEmpty();
  const { followers, entries } = memory;
  const change = (ref: EntryRef, into: (entry: SeenEntry) => SeenEntry): void => {
    const entry = entries.get(nameEntry(ref));
    if (entry?.state === 'due') entries.set(nameEntry(ref), into(entry));
  };
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
    retryFeed: (feed: string): boolean => retryFeed(memory, feed),
    dueEntries: (at: number) =>
      [...entries.values()].filter(({ state, nextTry }) => state === 'due' && nextTry <= at),
    entriesFor: (url: string) => [...entries.values()].filter((entry) => leadsTo(entry, url)),
    entriesSince: (since: number) => [...entries.values()].filter((entry) => isSince(entry, since)),
    deferEntry: (ref: EntryRef, reason: string, nextTry: number): void =>
      change(ref, (entry) => ({ ...entry, reason, nextTry, tries: entry.tries + 1 })),
    settleEntry: (ref: EntryRef, state: SeenEntry['state'], reason: string): void =>
      change(ref, (entry) => ({ ...entry, state, reason })),
    fileEntry: (ref: EntryRef, drafts: readonly Draft[], at: number): readonly Thread[] => {
      const entry = entries.get(nameEntry(ref)) ?? null;
      const threads = openThreads(entry, drafts, at);
      change(ref, (due) => ({ ...due, state: 'filed', reason: tellFiled(drafts) }));
      if (entry?.state === 'due' && entry.firstRun) passOverOthers(memory, entry);
      return threads;
    },
    forsakeAccount: (account: string): void => {
      for (const follower of followers.values()) if (follower.account === account) follower.settled = false;
      const theirs = [...entries.values()].filter(({ accounts }) => accounts.includes(account));
      for (const entry of theirs) change(entry, (due) => forsake(due, account));
    },
  };
}

function leadsTo({ link, reason }: SeenEntry, url: string): boolean {
  return link === url || reason === tellArticle(url);
}

function isSince({ seenAt, published }: SeenEntry, since: number): boolean {
  return seenAt >= since || (published !== null && published >= since);
}

function beginEmpty(): FeedMemory {
  return { feeds: new Map(), hosts: new Map(), readAt: new Map(), followers: new Map(), entries: new Map() };
}

function coverFeed({ feeds, hosts }: FeedMemory, feed: string): Omit<FeedState, 'settled'> {
  const state = feeds.get(feed) ?? UNREAD;
  return restWithHost(state, hosts.get(hostOf(state.pace.address ?? feed)) ?? null);
}

function recordUnchanged(
  { feeds, readAt }: FeedMemory,
  { feed, validators, notBefore, pace }: Unchanged,
  at: number,
): void {
  const state = feeds.get(feed);
  if (state === undefined || !readAt.has(feed)) return;
  readAt.set(feed, at);
  feeds.set(feed, { validators: validators ?? state.validators, notBefore, pace, gone: false });
}

function recordFault({ feeds, hosts }: FeedMemory, feed: string, setback: Setback): void {
  const state = feeds.get(feed) ?? UNREAD;
  const { notBefore, gone, pace = state.pace, host } = setback;
  feeds.set(feed, { ...state, notBefore, gone, pace });
  if (host !== undefined) hosts.set(host.name, host.until);
}

function retryFeed({ feeds }: FeedMemory, feed: string): boolean {
  const state = feeds.get(feed);
  if (state === undefined) return false;
  feeds.set(feed, { ...state, notBefore: null, gone: false, pace: retry(state.pace) });
  return true;
}

function recordReading(memory: FeedMemory, reading: Reading, at: number): readonly SeenEntry[] {
  const due: SeenEntry[] = [];
  for (const follow of reading.follows) {
    const seen = admit(reading.feed, follow, recall(memory, reading.feed, follow.byline), at);
    for (const entry of seen) memory.entries.set(nameEntry(entry), entry);
    due.push(...seen.filter(({ state }) => state === 'due'));
    settleFollowers(memory, reading.feed, follow);
  }
  memory.readAt.set(reading.feed, at);
  const { pace } = memory.feeds.get(reading.feed) ?? UNREAD;
  const next = reading.next ?? { notBefore: null, pace };
  memory.feeds.set(reading.feed, { validators: reading.validators, gone: false, ...next });
  return due;
}

function recall(memory: FeedMemory, feed: string, byline: string): Known {
  const own = [...memory.entries.values()].filter((entry) => entry.feed === feed && entry.byline === byline);
  const followers = [...memory.followers.values()].filter(
    (follower) => follower.feed === feed && follower.byline === byline,
  );
  return {
    keys: new Set(own.map(({ key }) => key)),
    links: new Set(own.flatMap(({ link }) => link ?? [])),
    settled: followers.filter(({ settled }) => settled).map(({ account }) => account),
    first: followers.length === 0,
    readAt: memory.readAt.get(feed) ?? null,
  };
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

function nameEntry({ feed, byline, key }: EntryRef): string {
  return JSON.stringify([feed, byline, key]);
}

type FeedVerb =
  | 'feedState'
  | 'recordReading'
  | 'recordUnchanged'
  | 'recordFeedFault'
  | 'retryFeed'
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
    retryFeed: async (feed) => feeds.retryFeed(feed),
    dueEntries: async (at) => structuredClone(feeds.dueEntries(at)),
    entriesFor: async (link) => structuredClone(feeds.entriesFor(link)),
    entriesSince: async (since) => structuredClone(feeds.entriesSince(since)),
    deferEntry: async (entry, reason, nextTry) => feeds.deferEntry(entry, reason, nextTry),
    settleEntry: async (entry, state, reason) => feeds.settleEntry(entry, state, reason),
  };
}
