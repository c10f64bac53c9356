import type { Entry } from './feed.ts';
import { findStory, identitiesOf, isReused, type KnownStory } from './identity.ts';
import type { Follow, Known } from './reading.ts';

/** A story is known by so many identities at most: a feed that gives it another guid at each poll adds no more. */
const MOST_IDENTITIES = 12;

type Line = Follow['entries'][number];

/** What a reading shows: stories that are new, and what else known ones are known by from now on. */
export type Recognised = { readonly fresh: readonly Line[]; readonly again: readonly Again[] };

/** A known story that was shown again under identities which are new. */
export type Again = {
  readonly story: Pick<KnownStory, 'feed' | 'key'>;
  readonly identities: readonly string[];
};

/** Tells new entries from those that show a story again, in this feed or another, under whatever guid or link. */
export function recognise(feed: string, follow: Follow, known: Known): Recognised {
  const stories = [...known.stories];
  const keys = new Set(known.keys);
  const links = new Set(known.links);
  const accounts = follow.accounts.filter((account) => known.settled.includes(account));
  const fresh: Line[] = [];
  const again: Again[] = [];
  for (const line of follow.entries) {
    const { entry, reused } = settleKey(feed, line.entry, stories);
    const story = findStory(entry, stories, { feed, accounts, readAt: known.readAt });
    if (story !== null) again.push(...learn(entry, story));
    if (story !== null || keys.has(entry.key)) continue;
    if (!reused && entry.link !== null && links.has(entry.link)) continue;
    keys.add(entry.key);
    if (entry.link !== null) links.add(entry.link);
    stories.push(toStory(feed, entry));
    fresh.push({ ...line, entry });
  }
  return { fresh, again };
}

/** An entry that came with the guid of another story goes by its link. */
function settleKey(
  feed: string,
  entry: Entry,
  stories: readonly KnownStory[],
): { readonly entry: Entry; readonly reused: boolean } {
  const owner = stories.find((story) => story.feed === feed && story.key === entry.key);
  const reused = owner !== undefined && entry.link !== null && isReused(entry, owner);
  return reused ? { entry: { ...entry, key: entry.link }, reused } : { entry, reused };
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
