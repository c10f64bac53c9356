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

/** An entry of a feed as it was seen before; `accounts` is empty where it stood there at the first reading. */
export type OwnEntry = Omit<KnownStory, 'feed' | 'identities'>;

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

/** Whether an entry is news of its reading: to be drafted, or to be decided by a person. */
export function isNews({ state }: Pick<SeenEntry, 'state'>): boolean {
  return state === 'due' || state === 'held';
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

/**
 * For whom an entry is new: the accounts whose baseline of its feed stands, and when that was read before (`null`: never).
 * `shown` are the pages that its feed shows now, as identities, `keys` those of its entries that were seen before.
 */
export type Newness = {
  readonly feed: string;
  readonly accounts: readonly string[];
  readonly readAt: number | null;
  readonly shown: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
};

/**
 * The story among those known (oldest first) that an entry tells again, by its page before all else. At a first reading
 * only its own feed is asked.
 */
export function findStory(entry: Entry, stories: readonly KnownStory[], ask: Newness): KnownStory | null {
  const identities = identitiesOf(entry);
  const links = identities.filter((identity) => identity.startsWith('link:'));
  return findBy(links, entry, stories, ask) ?? findBy(identities, entry, stories, ask) ?? null;
}

function findBy(
  identities: readonly string[],
  entry: Entry,
  stories: readonly KnownStory[],
  ask: Newness,
): KnownStory | undefined {
  return stories.find((story) => {
    const shared = identities.filter((identity) => story.identities.includes(identity));
    if (!shared.some((identity) => proves(identity, ask, entry, story, stories))) return false;
    return story.feed === ask.feed || (ask.accounts.length > 0 && counts(story, ask));
  });
}

/** Whether a feed gives the guid of an old story to a new one: link, title and day are all others. */
export function isReused(entry: Entry, story: Pick<SeenEntry, 'link' | 'title' | 'published'>): boolean {
  const { link, title, published } = entry;
  if (link === null || story.link === null || published === null || story.published === null) return false;
  const other = nameLink(link) !== nameLink(story.link) && foldHeadline(title) !== foldHeadline(story.title);
  return other && published - story.published >= REUSED;
}

function proves(
  identity: string,
  ask: Newness,
  entry: Entry,
  story: KnownStory,
  stories: readonly KnownStory[],
): boolean {
  const stands = (): boolean =>
    !isReused(entry, story) && !isPlace(identity, entry, story, ask) && isLatest(identity, story, stories);
  switch (identity.slice(0, identity.indexOf(':'))) {
    case 'link':
      return true;
    case 'guid':
      return (story.feed === ask.feed || WORLDWIDE.test(identity)) && stands();
    case 'path':
      return story.feed === ask.feed && isOneSite(entry, story) && stands();
    default:
      return weigh(foldHeadline(entry.title)) >= SHORTEST_TITLE;
  }
}

/**
 * Whether a guid of its feed only says where an entry stands: the story with that guid is shown under its own link beside
 * it, or the guid had an entry before that story already.
 */
function isPlace(identity: string, { link, title }: Entry, story: KnownStory, ask: Newness): boolean {
  if (link === null || story.link === null || story.feed !== ask.feed) return false;
  const page = nameIdentity(story.link);
  if (page === nameIdentity(link) || foldHeadline(title) === foldHeadline(story.title)) return false;
  const guid = identity.slice('guid:'.length);
  return ask.shown.has(page) || (guid !== story.key && ask.keys.has(guid));
}

/** A guid that stood for several stories of a feed stands for the last of them at most. */
function isLatest(identity: string, story: KnownStory, stories: readonly KnownStory[]): boolean {
  const holds = ({ feed, identities }: KnownStory) => feed === story.feed && identities.includes(identity);
  return stories.findLast(holds) === story;
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
