import type { Entry } from './feed.ts';
import { nameLink, siteOf } from './link.ts';
import type { SeenEntry } from './reading.ts';

/** A shorter title may stand over two stories of one day; letters. */
const SHORTEST_TITLE = 20;

/** A guid that comes with another link and title so much later stands for another story; milliseconds. */
const REUSED = 24 * 3_600_000;

/** Guids that no two sites give by chance; others are known again in their own feed only. */
const WORLDWIDE = /^guid:(?:https?:|tag:|urn:)/i;

/** A story that a byline has seen, in whichever feed, with what it is known by. */
export type KnownStory = Pick<
  SeenEntry,
  'feed' | 'key' | 'link' | 'title' | 'published' | 'state' | 'seenAt' | 'accounts'
> & { readonly identities: readonly string[] };

/** What an entry is known by; its reader says it, else its link does. */
export function identitiesOf({ identities, link }: Entry): readonly string[] {
  return identities ?? (link === null ? [] : [nameIdentity(link)]);
}

/** A page by its link, as one of its identities. */
export function nameIdentity(link: string): string {
  return `link:${nameLink(link)}`;
}

/** Whether an entry is one of those whose identities are kept: what is by others may come as often as it likes. */
export function isKept({ state }: Pick<SeenEntry, 'state'>): boolean {
  return state !== 'other' && state !== 'filtered';
}

/** Two titles that differ in case, accents or marks only are one. */
export function foldHeadline(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** For whom an entry is new: the accounts whose baseline of its feed stands, and when that was read before (`null`: never). */
export type Newness = {
  readonly feed: string;
  readonly accounts: readonly string[];
  readonly readAt: number | null;
};

/** The story among those known that an entry tells again. At a first reading only its own feed is asked. */
export function findStory(entry: Entry, stories: readonly KnownStory[], ask: Newness): KnownStory | null {
  const identities = new Set(identitiesOf(entry));
  const same = stories.find((story) => {
    const shared = story.identities.filter((identity) => identities.has(identity));
    if (!shared.some((identity) => proves(identity, ask.feed, entry, story))) return false;
    return story.feed === ask.feed || (ask.accounts.length > 0 && counts(story, ask));
  });
  return same ?? null;
}

/** Whether a feed gives the guid of an old story to a new one: link, title and day are all others. */
export function isReused(entry: Entry, story: Pick<SeenEntry, 'link' | 'title' | 'published'>): boolean {
  const { link, title, published } = entry;
  if (link === null || story.link === null || published === null || story.published === null) return false;
  const other = nameLink(link) !== nameLink(story.link) && foldHeadline(title) !== foldHeadline(story.title);
  return other && published - story.published >= REUSED;
}

function proves(identity: string, feed: string, entry: Entry, story: KnownStory): boolean {
  switch (identity.slice(0, identity.indexOf(':'))) {
    case 'link':
      return true;
    case 'guid':
      return (story.feed === feed || WORLDWIDE.test(identity)) && !isReused(entry, story);
    case 'path':
      return story.feed === feed && isOneSite(entry, story) && !isReused(entry, story);
    default:
      return weigh(foldHeadline(entry.title)) >= SHORTEST_TITLE;
  }
}

/** A feed of many sites has many a "/?p=12"; a site that moved shows the same title under it. */
function isOneSite(entry: Entry, story: KnownStory): boolean {
  const { link } = entry;
  const site = link !== null && story.link !== null && siteOf(link) === siteOf(story.link);
  return site || foldHeadline(entry.title) === foldHeadline(story.title);
}

/** A sign of a script without spaces says as much as three letters. */
function weigh(title: string): number {
  return title.length + 2 * (title.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0);
}

/**
 * Whether a story of another feed is told or will be, for all of these accounts. One that stood in a feed at its first
 * reading is old only if that was before this feed was read: else it may be new to both.
 */
function counts({ state, seenAt, accounts }: KnownStory, ask: Newness): boolean {
  switch (state) {
    case 'due':
    case 'filed':
    case 'held':
      return ask.accounts.every((account) => accounts.includes(account));
    case 'baseline':
      return ask.readAt !== null && seenAt < ask.readAt;
    case 'other':
    case 'filtered':
    case 'dropped':
      return false;
  }
}
