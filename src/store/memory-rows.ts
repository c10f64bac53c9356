import type { EntryRef, Follow, Known, SeenEntry } from '../model/reading.ts';
import { identitiesOf, isKept, nameIdentity, type KnownStory } from '../model/identity.ts';
import type { Recognised } from '../model/recognise.ts';
import type { FeedState, Offer } from '../model/feed.ts';
import { tellArticle } from './filing.ts';

type Follower = {
  readonly feed: string;
  readonly byline: string;
  readonly account: string;
  settled: boolean;
};

/** What the memory store holds of feeds and entries. */
export type FeedMemory = {
  readonly feeds: Map<string, Omit<FeedState, 'settled'>>;
  /** Whom feeds name to tell of their news. */
  readonly offers: Map<string, Offer | null>;
  /** Until when hosts rest. */
  readonly hosts: Map<string, number>;
  /** When feeds were last read, or said to be unchanged. */
  readonly readAt: Map<string, number>;
  /** What feeds call themselves, and why they could not be read. */
  readonly about: Map<string, { readonly title: string; readonly fault: string | null }>;
  readonly alarms: Set<string>;
  readonly followers: Map<string, Follower>;
  /** By feed, byline and key, in the order they were admitted. */
  readonly entries: Map<string, SeenEntry>;
  /** What entries are known by. */
  readonly identities: Map<string, Set<string>>;
};

/** A memory of nothing. */
export function beginEmpty(): FeedMemory {
  return {
    feeds: new Map(),
    offers: new Map(),
    hosts: new Map(),
    readAt: new Map(),
    about: new Map(),
    alarms: new Set(),
    followers: new Map(),
    entries: new Map(),
    identities: new Map(),
  };
}

/** Keeps what new entries are known by, and what known ones are known by from now on. */
export function learn(
  { identities }: FeedMemory,
  feed: string,
  byline: string,
  { fresh, again }: Recognised,
  seen: readonly SeenEntry[],
): void {
  const kept = new Set(seen.filter(isKept).map(({ key }) => key));
  const own = fresh.filter(({ entry }) => kept.has(entry.key));
  for (const { entry } of own) {
    identities.set(nameEntry({ feed, byline, key: entry.key }), new Set(identitiesOf(entry)));
  }
  for (const { story, identities: more } of again) {
    const known = identities.get(nameEntry({ ...story, byline }));
    for (const identity of more) known?.add(identity);
  }
}

/** What is known of a feed before a reading. */
export function recall(memory: FeedMemory, feed: string, { byline, entries }: Follow): Known {
  const own = [...memory.entries.values()].filter((entry) => entry.feed === feed && entry.byline === byline);
  const followers = [...memory.followers.values()].filter(
    (follower) => follower.feed === feed && follower.byline === byline,
  );
  return {
    own,
    stories: recallStories(memory, byline, new Set(entries.flatMap(({ entry }) => identitiesOf(entry)))),
    settled: followers.filter(({ settled }) => settled).map(({ account }) => account),
    first: followers.length === 0,
    readAt: memory.readAt.get(feed) ?? null,
  };
}

function recallStories(
  { entries, identities }: FeedMemory,
  byline: string,
  shown: ReadonlySet<string>,
): readonly KnownStory[] {
  const own = [...entries.values()].filter((entry) => entry.byline === byline);
  const stories = own.map((entry) => ({
    ...entry,
    identities: [...(identities.get(nameEntry(entry)) ?? [])],
  }));
  return stories.filter((story) => story.identities.some((identity) => shown.has(identity)));
}

/** Whether an entry leads to a page, by whatever spelling of its link, or was told as the article there. */
export function leadsTo({ identities }: FeedMemory, entry: SeenEntry, url: string): boolean {
  const known = identities.get(nameEntry(entry))?.has(nameIdentity(url)) ?? false;
  return known || entry.link === url || entry.reason === tellArticle(url);
}

/** The name of an entry among all. */
export function nameEntry({ feed, byline, key }: EntryRef): string {
  return JSON.stringify([feed, byline, key]);
}
