import {
  admit,
  type EntryRef,
  type Follow,
  type Known,
  type Reading,
  type SeenEntry,
} from '../model/reading.ts';
import type { Draft, Thread } from '../model/thread.ts';
import type { FeedState } from '../model/feed.ts';
import { forsake, openThreads, PASSED_OVER, tellFiled, toldAs, toReadable } from './filing.ts';

type Follower = {
  readonly feed: string;
  readonly byline: string;
  readonly account: string;
  settled: boolean;
};

type FeedMemory = {
  readonly feeds: Map<string, Omit<FeedState, 'settled'>>;
  readonly followers: Map<string, Follower>;
  /** By feed, byline and key, in the order they were admitted. */
  readonly entries: Map<string, SeenEntry>;
};

const UNREAD = { validators: null, notBefore: null, gone: false } as const;

/** Feeds, followers and entries of the memory store. What it hands out is copied by nobody but its caller. */
export function createFeedMemory() {
  const memory: FeedMemory = { feeds: new Map(), followers: new Map(), entries: new Map() };
  const { feeds, followers, entries } = memory;
  const change = (ref: EntryRef, into: (entry: SeenEntry) => SeenEntry): void => {
    const entry = entries.get(nameEntry(ref));
    if (entry?.state === 'due') entries.set(nameEntry(ref), into(entry));
  };
  return {
    feedState: (feed: string): FeedState => ({
      ...(feeds.get(feed) ?? UNREAD),
      settled: [...followers.values()]
        .filter((follower) => follower.feed === feed && follower.settled)
        .map(({ byline, account }) => ({ byline, account })),
    }),
    recordReading: (reading: Reading, at: number) => recordReading(memory, toReadable(reading), at),
    recordFault: (feed: string, notBefore: number | null, gone: boolean): void => {
      feeds.set(feed, { ...(feeds.get(feed) ?? UNREAD), notBefore, gone });
    },
    dueEntries: (at: number) =>
      [...entries.values()].filter(({ state, nextTry }) => state === 'due' && nextTry <= at),
    entriesFor: (url: string) => [...entries.values()].filter((entry) => leadsTo(entry, url)),
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
      for (const entry of entries.values()) {
        if (entry.accounts.includes(account)) change(entry, (due) => forsake(due, account));
      }
    },
  };
}

function recordReading(memory: FeedMemory, reading: Reading, at: number): readonly SeenEntry[] {
  const due: SeenEntry[] = [];
  for (const follow of reading.follows) {
    const seen = admit(reading.feed, follow, recall(memory, reading.feed, follow.byline), at);
    for (const entry of seen) memory.entries.set(nameEntry(entry), entry);
    due.push(...seen.filter(({ state }) => state === 'due'));
    settleFollowers(memory, reading.feed, follow);
  }
  memory.feeds.set(reading.feed, { validators: reading.validators, notBefore: null, gone: false });
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

function leadsTo({ link, reason }: SeenEntry, url: string): boolean {
  return link === url || reason === toldAs(url);
}

function nameEntry({ feed, byline, key }: EntryRef): string {
  return JSON.stringify([feed, byline, key]);
}
