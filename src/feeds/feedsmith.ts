import type {
  AtomFeed,
  AtomNs,
  DcNs,
  DcTermsNs,
  ItunesNs,
  JsonFeed,
  RdfFeed,
  RssFeed,
  SyNs,
  XmlNs,
} from 'feedsmith';
import { loadFeedsmith } from './libraries.ts';
import { MOST_ENTRIES } from './mend.ts';
import { readTtl, toRawLink, type RawEntry, type RawFeed, type RawLink } from './raw.ts';

/** What a feed or an entry of any XML format may carry from other namespaces. */
type Guests = {
  readonly dc?: DcNs.ItemOrFeed<string>;
  readonly dcterms?: DcTermsNs.ItemOrFeed<string>;
  readonly itunes?: ItunesNs.Item;
  readonly atom?: AtomNs.Entry<string> | AtomNs.Feed<string>;
  readonly sy?: SyNs.Feed<string>;
  readonly xml?: XmlNs.ItemOrFeed;
};
type Person = { readonly name?: string };

/** Reads RSS, RDF, Atom or JSON Feed with feedsmith: text, or JSON that is already parsed. Throws what it objects to. */
export function readWithFeedsmith(document: string | object): RawFeed {
  const parsed = loadFeedsmith().parseFeed(document, { maxItems: MOST_ENTRIES });
  switch (parsed.format) {
    case 'rss':
      return fromRss(parsed.feed);
    case 'atom':
      return fromAtom(parsed.feed);
    case 'rdf':
      return fromRdf(parsed.feed);
    case 'json':
      return fromJson(parsed.feed);
  }
}

function fromRss(feed: RssFeed.Feed<string>): RawFeed {
  return {
    format: 'rss',
    title: feed.title ?? feed.dc?.titles?.[0] ?? '',
    links: linksOf(feed.link, feed),
    people: peopleOf(feed, []),
    language: feed.language ?? languageOf(feed),
    ttl: ttlOf(feed.ttl, feed),
    items: (feed.items ?? []).map((item) => ({
      ...sharedOf(item),
      guid: item.guid?.value ?? '',
      permalink: item.guid?.isPermaLink !== false,
      links: linksOf(item.link, item),
      title: item.title ?? item.dc?.titles?.[0] ?? '',
      people: peopleOf(item, item.authors),
      published: datesOf(item, item.pubDate),
      categories: [...(item.categories ?? []).map(({ name }) => name ?? ''), ...subjectsOf(item)],
    })),
  };
}

function fromRdf(feed: RdfFeed.Feed<string>): RawFeed {
  return {
    format: 'rdf',
    title: feed.title ?? feed.dc?.titles?.[0] ?? '',
    links: linksOf(feed.link, feed),
    people: peopleOf(feed, []),
    language: languageOf(feed),
    ttl: ttlOf(undefined, feed),
    items: (feed.items ?? []).map((item) => ({
      ...sharedOf(item),
      guid: item.rdf?.about ?? '',
      permalink: true,
      links: linksOf(item.link, item),
      title: item.title ?? item.dc?.titles?.[0] ?? '',
      people: peopleOf(item, []),
      published: datesOf(item, undefined),
      categories: subjectsOf(item),
    })),
  };
}

function fromAtom(feed: AtomFeed.Feed<string>): RawFeed {
  return {
    format: 'atom',
    title: feed.title?.value ?? '',
    links: (feed.links ?? []).map(toLink),
    people: peopleOf(feed, feed.authors),
    language: languageOf(feed),
    ttl: ttlOf(undefined, feed),
    items: (feed.entries ?? []).map((entry) => ({
      ...sharedOf(entry),
      guid: entry.id ?? '',
      permalink: true,
      links: (entry.links ?? []).map(toLink),
      title: entry.title?.value ?? entry.dc?.titles?.[0] ?? '',
      people: [...peopleOf(entry, entry.authors), namesOf(entry.source?.authors)],
      published: datesOf(entry, entry.published),
      updated: [entry.updated ?? '', entry.dcterms?.modified?.[0] ?? ''],
      categories: [
        ...(entry.categories ?? []).map(({ label, term }) => label ?? term ?? ''),
        ...subjectsOf(entry),
      ],
    })),
  };
}

function fromJson(feed: JsonFeed.Feed<string>): RawFeed {
  const hubs = (feed.hubs ?? []).map((hub): RawLink => ({ href: hub.url ?? '', rel: 'hub', type: '' }));
  return {
    format: 'json',
    title: feed.title ?? '',
    links: [
      toRawLink(feed.home_page_url ?? ''),
      { href: feed.feed_url ?? '', rel: 'self', type: '' },
      ...hubs,
    ],
    people: [namesOf(feed.authors)],
    language: feed.language ?? '',
    ttl: null,
    items: (feed.items ?? []).map((item) => ({
      guid: item.id ?? '',
      permalink: true,
      links: [item.url, item.external_url].map((href) => toRawLink(href ?? '')),
      title: item.title ?? '',
      people: [namesOf(item.authors)],
      published: [item.date_published ?? ''],
      updated: [item.date_modified ?? ''],
      categories: item.tags ?? [],
      language: item.language ?? '',
      base: '',
    })),
  };
}

function sharedOf(item: Guests): Pick<RawEntry, 'updated' | 'language' | 'base'> {
  return {
    updated: [item.atom?.updated ?? '', item.dcterms?.modified?.[0] ?? ''],
    language: languageOf(item),
    base: item.xml?.base ?? '',
  };
}

function peopleOf(owner: Guests, authors: readonly Person[] | undefined): readonly (readonly string[])[] {
  return [
    [...(owner.dc?.creators ?? []), ...(owner.dcterms?.creators ?? [])],
    namesOf(authors),
    namesOf(owner.atom?.authors),
    owner.itunes?.author === undefined ? [] : [owner.itunes.author],
  ];
}

function namesOf(people: readonly Person[] | undefined): readonly string[] {
  return (people ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]));
}

function linksOf(link: string | undefined, owner: Guests): readonly RawLink[] {
  return [...(link === undefined ? [] : [toRawLink(link)]), ...(owner.atom?.links ?? []).map(toLink)];
}

function toLink(link: { readonly href?: string; readonly rel?: string; readonly type?: string }): RawLink {
  return { href: link.href ?? '', rel: link.rel ?? '', type: link.type ?? '' };
}

function datesOf(item: Guests, own: string | undefined): readonly string[] {
  const atom = item.atom !== undefined && 'published' in item.atom ? item.atom.published : undefined;
  const guests = [atom, item.dc?.dates?.[0], item.dcterms?.issued?.[0], item.dcterms?.created?.[0]];
  return [own, ...guests].map((date) => date ?? '');
}

function subjectsOf(item: Guests): readonly string[] {
  return item.dc?.subjects ?? [];
}

function languageOf(owner: Guests): string {
  return owner.dc?.languages?.[0] ?? owner.xml?.lang ?? '';
}

function ttlOf(minutes: number | undefined, feed: Guests): number | null {
  const { updatePeriod, updateFrequency } = feed.sy ?? {};
  return readTtl(String(minutes ?? ''), updatePeriod ?? '', String(updateFrequency ?? ''));
}
