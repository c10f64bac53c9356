import type { Entry } from './feed.ts';
import {
  findStory,
  foldHeadline,
  identitiesOf,
  nameIdentity,
  type KnownStory,
  type OwnEntry,
} from './identity.ts';
import { nameLink } from './link.ts';
import type { Follow, Known } from './reading.ts';

/** A story is known by so many identities at most: a feed that gives it another guid at each poll adds no more. */
const MOST_IDENTITIES = 12;

/** For so long after it was seen an entry that now names the author, or has its link, is news after all; milliseconds. */
const CORRECTED = 48 * 3_600_000;

type Line = Follow['entries'][number];

/** What a reading shows: stories that are new, and what else known ones are known by from now on. */
export type Recognised = {
  readonly fresh: readonly Line[];
  readonly again: readonly Again[];
  /** Known stories, still to be drafted, of which a feed names the author now. */
  readonly named: readonly Again['story'][];
};

/** A known story that was shown again under identities which are new. */
export type Again = {
  readonly story: Pick<KnownStory, 'feed' | 'key'>;
  readonly identities: readonly string[];
};

/**
 * Tells new entries, as of `at` (ms since the epoch), from those that show a story again, in this feed or another, under
 * whatever guid or link. A new one may have the key of an entry that was passed over: its feed has corrected it since.
 */
export function recognise(feed: string, follow: Follow, known: Known, at: number): Recognised {
  const memory = remember(known);
  const shown = new Set(
    follow.entries.flatMap(({ entry: { link } }) => (link === null ? [] : nameIdentity(link))),
  );
  const keys = new Set(known.own.map(({ key }) => key));
  const accounts = follow.accounts.filter((account) => known.settled.includes(account));
  const ask = { feed, accounts, readAt: known.readAt, shown, keys };
  const fresh: Line[] = [];
  const again: Again[] = [];
  const named: Again['story'][] = [];
  for (const line of follow.entries) {
    const { entry } = line;
    const story = findStory(entry, memory.sharing(entry), ask);
    if (story !== null) again.push(...learn(entry, story));
    if (story?.state === 'due' && line.match === 'yes' && story.seenAt !== Infinity) named.push(story);
    if (story !== null && story.feed !== feed) continue;
    const before = story ?? memory.find(entry);
    if (before !== null && !isCorrected(line, before, at)) continue;
    const next = { ...entry, key: before?.key ?? memory.nameKey(entry) };
    memory.add(toStory(feed, next));
    fresh.push({ ...line, entry: next });
  }
  return { fresh, again, named };
}

/** What is known before a reading, and of it as it goes on. */
function remember({ own, stories }: Known) {
  const keys = new Map(own.map((each) => [each.key, each]));
  const links = new Map(own.map((each) => [each.link, each]));
  const holders = new Map<string, KnownStory[]>();
  const index = (story: KnownStory): void => {
    for (const one of story.identities) holders.set(one, [...(holders.get(one) ?? []), story]);
  };
  stories.forEach(index);
  return {
    sharing: (entry: Entry) => [...new Set(identitiesOf(entry).flatMap((one) => holders.get(one) ?? []))],
    /** An entry of this feed that is the same, though it is no story of the author's. */
    find: (entry: Entry): OwnEntry | null => {
      const owner = keys.get(entry.key);
      if (owner !== undefined && !isAnother(entry, owner)) return owner;
      return (entry.link === null ? undefined : links.get(entry.link)) ?? null;
    },
    /** An entry that came with the guid of another one goes by its link. */
    nameKey: ({ key, link }: Entry): string => (keys.has(key) && link !== null ? link : key),
    add: (story: KnownStory): void => {
      keys.set(story.key, story);
      if (story.link !== null) links.set(story.link, story);
      index(story);
    },
  };
}

/**
 * Whether an entry has no more than the guid of one that was seen. A story of the author's was looked at already and is
 * not it: the link tells. Of others nothing is kept but this: they are another where link and title are.
 */
function isAnother({ link, title }: Entry, owner: OwnEntry): boolean {
  if (link === null || owner.link === null || nameLink(link) === nameLink(owner.link)) return false;
  const passed = owner.state === 'other' || owner.state === 'filtered';
  return !passed || foldHeadline(title) !== foldHeadline(owner.title);
}

/** What was by somebody else and names the author now, or had no link, and came after the baseline: papers correct themselves. */
function isCorrected({ entry, match, barred }: Line, before: OwnEntry, at: number): boolean {
  if (before.accounts.length === 0 || barred !== undefined || at - before.seenAt >= CORRECTED) return false;
  if (before.state === 'other') return match === 'yes';
  return before.state === 'dropped' && before.link === null && entry.link !== null && match !== 'no';
}

function learn(entry: Entry, story: KnownStory): readonly Again[] {
  const identities = identitiesOf(entry).filter((identity) => !story.identities.includes(identity));
  const room = MOST_IDENTITIES - story.identities.length;
  if (identities.length === 0 || room <= 0 || story.seenAt === Infinity) return [];
  return [{ story: { feed: story.feed, key: story.key }, identities: identities.slice(0, room) }];
}

/** A story of this very reading. Those of one feed are all new together, so it was never seen before. */
function toStory(feed: string, entry: Entry): KnownStory {
  const { key, link, title, published } = entry;
  const identities = identitiesOf(entry);
  return { feed, key, link, title, published, identities, accounts: [], state: 'due', seenAt: Infinity };
}
