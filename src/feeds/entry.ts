import { splitAuthors } from '../model/author.ts';
import type { Entry, Feed, FeedNature } from '../model/feed.ts';
import { tidyLink } from '../model/link.ts';
import { readDate } from './date.ts';
import { dropShared, findIdentities } from './identity.ts';
import { toPlain } from './markup.ts';
import type { RawEntry, RawFeed, RawLink } from './raw.ts';

/** Longer keys and titles are cut; characters. */
const LONGEST_KEY = 1000;
const LONGEST_TITLE = 1000;
/** More categories than these, or longer ones, are not a newsroom's. */
const MOST_CATEGORIES = 50;
const LONGEST_CATEGORY = 200;
/** More hubs than this nobody subscribes to. */
const MOST_HUBS = 5;

/** How a feed was read, as far as its text does not say so. */
export type HowRead = Pick<FeedNature, 'parser' | 'whole'>;

/** A feed as the newsroom knows it. `base` is where relative links start unless the feed names its site. */
export function toFeed(raw: RawFeed, base: string, how: HowRead): Feed {
  const site = chooseLink(raw.links, base) ?? base;
  const language = readLanguage(raw.language);
  const signed: Signed = new Map();
  const read = raw.items.map((item) => toEntry(item, site, language, signed));
  const entries = read.filter((entry): entry is Entry => entry !== null);
  return {
    title: readTitle(raw.title),
    authors: readPeople(raw.people, signed),
    entries: dropShared(entries),
    nature: {
      format: raw.format,
      ...how,
      unnamed: read.length - entries.length,
      language,
      ttl: raw.ttl,
      hubs: [...new Set(addressesOf(raw.links, 'hub', base))].slice(0, MOST_HUBS),
      self: addressesOf(raw.links, 'self', base)[0] ?? null,
    },
  };
}

/** `null` for an entry with neither guid, link nor title: nothing tells it from the others. */
function toEntry(raw: RawEntry, site: string, language: string | null, signed: Signed): Entry | null {
  const title = readTitle(raw.title);
  const updated = firstDate(raw.updated);
  const published = firstDate(raw.published) ?? updated;
  const base = raw.base !== '' && URL.canParse(raw.base, site) ? new URL(raw.base, site).href : site;
  const link = chooseLink(raw.links, base) ?? (raw.permalink ? tidyLink(raw.guid) : null);
  const key = raw.guid || link || (title === '' ? '' : `${title} ${published ?? ''}`.trim());
  if (key === '') return null;
  const entry = {
    key: key.slice(0, LONGEST_KEY),
    link,
    title,
    authors: readPeople(raw.people, signed),
    published,
    updated,
    categories: readCategories(raw.categories),
    language: readLanguage(raw.language) ?? language,
  };
  return { ...entry, identities: findIdentities(raw.guid, entry) };
}

/** The link that leads to a page for people: one without `rel`, or `alternate`, rather in HTML than in anything else. */
function chooseLink(links: readonly RawLink[], base: string): string | null {
  const pages = links.filter(({ rel }) => rel === '' || rel.toLowerCase() === 'alternate');
  const inHtml = pages.filter(({ type }) => type === '' || /html/i.test(type));
  for (const { href } of [...inHtml, ...pages]) {
    const link = href === '' ? null : tidyLink(href, base);
    if (link !== null) return link;
  }
  return null;
}

/** The http(s) addresses of links with this `rel`, absolute and else as they were written. */
function addressesOf(links: readonly RawLink[], rel: string, base: string): readonly string[] {
  const named = links.filter((link) => link.rel.toLowerCase() === rel && link.href !== '');
  const absolute = named.filter(({ href }) => URL.canParse(href, base));
  return absolute.map(({ href }) => new URL(href, base).href).filter((href) => /^https?:/.test(href));
}

/** Author strings that were read already: most entries of a feed are signed by few. */
type Signed = Map<string, readonly string[]>;

/** The first kind of element that names somebody decides. */
function readPeople(kinds: readonly (readonly string[])[], signed: Signed): readonly string[] {
  for (const names of kinds) {
    const people = [...new Set(names.flatMap((name) => readOnce(name, signed)))];
    if (people.length > 0) return people;
  }
  return [];
}

function readOnce(name: string, signed: Signed): readonly string[] {
  const people = signed.get(name) ?? splitAuthors(resolveReferences(name));
  signed.set(name, people);
  return people;
}

/** Names are text, but some feeds escape them twice ("P&#xC9;REZ", "A &amp; B"). An address in "<…>" or before "(name)" goes. */
function resolveReferences(name: string): string {
  const plain = name
    .slice(0, LONGEST_TITLE)
    .replace(/&(?:#\w+|\w+);/g, (reference) => toPlain(reference) || ' ');
  return plain.replace(/<\s*https?:[^<>]*>/gi, ' ').replace(/https?:\S+\s+\(([^()]*)\)/gi, '$1');
}

function firstDate(dates: readonly string[]): number | null {
  for (const text of dates) {
    const at = readDate(text);
    if (at !== null) return at;
  }
  return null;
}

function readTitle(markup: string): string {
  return toPlain(markup.slice(0, LONGEST_TITLE));
}

function readCategories(categories: readonly string[]): readonly string[] {
  const named = categories.slice(0, MOST_CATEGORIES).map((one) => toPlain(one.slice(0, LONGEST_CATEGORY)));
  return [...new Set(named.filter((name) => name !== ''))];
}

/** "en_GB" and "en-gb" are one; what is no language tag is none. */
function readLanguage(text: string): string | null {
  const tag = text.trim().toLowerCase().replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/.test(tag) ? tag : null;
}
