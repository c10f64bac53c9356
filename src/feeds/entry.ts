import { splitAuthors } from '../model/author.ts';
import type { Entry, Feed } from '../model/feed.ts';
import { tidyLink } from '../model/link.ts';
import { attributeOf, namesIn, textOf, type RawEntry, type RawFeed } from './raw.ts';

/** Longer keys and titles are cut; characters. */
const LONGEST_KEY = 1000;
const LONGEST_TITLE = 1000;

/** How a title in markup becomes plain text. */
type ToPlain = (markup: string) => string;

/** A parsed feed as the newsroom knows it. `url` is where it was read: relative links start at its site's link. */
export function toFeed(raw: RawFeed, url: string, toPlain: ToPlain): Feed {
  const base = tidyLink(textOf(raw.link), url) ?? url;
  const entries = raw.items.map((entry) => toEntry(entry, base, toPlain));
  return {
    title: readTitle(raw.title, toPlain),
    authors: readPeople(namesIn(raw.authors), toPlain),
    entries: entries.filter((entry): entry is Entry => entry !== null),
  };
}

/** `null` for an entry with neither guid, link nor title: nothing tells it from the others. */
function toEntry(raw: RawEntry, base: string, toPlain: ToPlain): Entry | null {
  const title = readTitle(raw.title, toPlain);
  const published = readDate(raw);
  const guid = textOf(raw.guid) || textOf(raw.id) || textOf(raw['rdf:about']);
  const link = readLink(raw, guid, base);
  const key = guid || link || (title === '' ? '' : `${title} ${published ?? ''}`.trim());
  if (key === '') return null;
  return {
    key: key.slice(0, LONGEST_KEY),
    link,
    title,
    authors: readAuthors(raw, toPlain),
    published,
  };
}

/** The entry's own link; a guid stands in for it unless the feed says that it leads nowhere. */
function readLink(raw: RawEntry, guid: string, base: string): string | null {
  const named = textOf(raw.origLink) || textOf(raw.link);
  if (named !== '') return tidyLink(named, base);
  const element: unknown = Array.isArray(raw.guids) ? raw.guids[0] : null;
  return attributeOf(element, 'isPermaLink') === 'false' ? null : tidyLink(guid);
}

/** The first kind of element that names somebody decides. */
function readAuthors(raw: RawEntry, toPlain: ToPlain): readonly string[] {
  for (const source of [namesIn(raw.creators), namesIn(raw.authors), namesIn(raw.speakers)]) {
    const people = readPeople(source, toPlain);
    if (people.length > 0) return people;
  }
  return [];
}

function readPeople(names: readonly string[], toPlain: ToPlain): readonly string[] {
  return [...new Set(names.flatMap((name) => splitAuthors(resolveReferences(name, toPlain))))];
}

/** Names are text, but some feeds escape them twice ("P&#xC9;REZ", "A &amp; B"). "<" stays: it opens an address. */
function resolveReferences(name: string, toPlain: ToPlain): string {
  return name.slice(0, LONGEST_TITLE).replace(/&(?:#\w+|\w+);/g, (reference) => toPlain(reference) || ' ');
}

function readDate(raw: RawEntry): number | null {
  const at = Date.parse(textOf(raw.isoDate) || textOf(raw.pubDate));
  return Number.isNaN(at) ? null : at;
}

function readTitle(value: unknown, toPlain: ToPlain): string {
  return toPlain(textOf(value).slice(0, LONGEST_TITLE));
}
