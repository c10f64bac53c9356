import Parser from 'rss-parser';
import type { FeedFormat } from '../model/feed.ts';
import { allOf, attributeOf, childOf, namesOf, textOf, textsOf, type Element } from './element.ts';
import { createNamer } from './names.ts';
import { readTtl, toRawLink, type RawEntry, type RawFeed, type RawLink } from './raw.ts';

/** Elements by the names that `createNamer` gives them, all of each; `own` are the attributes of the entry itself. */
type Elements = Readonly<Record<string, Element>>;

const LINKS = ['plain:link', 'atom:link'];
const PEOPLE = ['dc:creator', 'dcterms:creator', 'author', 'atom:author', 'itunes:author'];
const PUBLISHED = [
  'pubDate',
  'atom:published',
  'issued',
  'created',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
];
const UPDATED = ['atom:updated', 'modified', 'dcterms:modified'];
const SYNDICATION = ['ttl', 'sy:updateperiod', 'sy:updatefrequency'];
const OF_FEED = ['title', 'dc:title', 'language', 'dc:language', ...SYNDICATION, ...LINKS, ...PEOPLE];
const IDS = ['guid', 'id', 'feedburner:origlink'];
const TOPICS = ['category', 'dc:subject', 'dc:language', 'source'];
const DATES = [...PUBLISHED, ...UPDATED];
const OF_ENTRY = ['title', 'dc:title', ...IDS, ...TOPICS, ...LINKS, ...PEOPLE, ...DATES];

/** Reads a feed with rss-parser. Throws whatever it objects to. */
export async function readWithRssParser(xml: string, kind: 'rss' | 'rdf' | 'feed'): Promise<RawFeed> {
  const parser = new Parser<Elements, Elements>({
    defaultRSS: 2,
    customFields: { feed: askFor(OF_FEED) as never, item: askFor(OF_ENTRY) as never },
    xml2js: {
      tagNameProcessors: [createNamer(xml)],
      attrNameProcessors: [(name: string) => name.toLowerCase()],
    },
  });
  const feed = await parser.parseString(xml);
  const format: FeedFormat = kind === 'feed' ? 'atom' : kind;
  const get = pick(feed);
  return {
    format,
    title: textOf(get('title')) || textOf(get('dc:title')),
    links: linksOf(get),
    people: peopleOf(get),
    language:
      textOf(get('language')) || textOf(get('dc:language')) || attributeOf({ $: get('own') }, 'xml:lang'),
    ttl: readTtl(textOf(get('ttl')), textOf(get('sy:updateperiod')), textOf(get('sy:updatefrequency'))),
    items: feed.items.map((item) => toRawEntry(pick(item))),
  };
}

function askFor(names: readonly string[]): readonly unknown[] {
  return [
    ...names.map((name) => [name, `raw ${name}`, { keepArray: true }]),
    ['$', 'raw own', { keepArray: true }],
  ];
}

function pick(elements: Elements): (name: string) => Element {
  return (name) => elements[`raw ${name}`];
}

function toRawEntry(get: (name: string) => Element): RawEntry {
  const own = { $: get('own') };
  const [guid] = allOf(get('guid'));
  return {
    guid: textOf(get('guid')) || textOf(get('id')) || attributeOf(own, 'rdf:about'),
    permalink: attributeOf(guid, 'ispermalink').toLowerCase() !== 'false',
    links: [...textsOf(get('feedburner:origlink')).slice(0, 1).map(toRawLink), ...linksOf(get)],
    title: textOf(get('title')) || textOf(get('dc:title')),
    people: [...peopleOf(get), allOf(get('source')).flatMap((source) => namesOf(childOf(source, 'author')))],
    published: PUBLISHED.map((name) => textOf(get(name))),
    updated: UPDATED.map((name) => textOf(get(name))),
    categories: [...allOf(get('category')).map(categoryOf), ...textsOf(get('dc:subject'))],
    language: textOf(get('dc:language')) || attributeOf(own, 'xml:lang'),
    base: attributeOf(own, 'xml:base'),
  };
}

/** RSS writes a link as text, Atom as attributes; a feed may hold both. */
function linksOf(get: (name: string) => Element): readonly RawLink[] {
  return LINKS.flatMap((name) => allOf(get(name))).map((link) => {
    const href = attributeOf(link, 'href') || textOf([link]);
    return { href, rel: attributeOf(link, 'rel'), type: attributeOf(link, 'type') };
  });
}

function peopleOf(get: (name: string) => Element): readonly (readonly string[])[] {
  return [
    [...textsOf(get('dc:creator')), ...textsOf(get('dcterms:creator'))],
    namesOf(get('author')),
    namesOf(get('atom:author')),
    textsOf(get('itunes:author')),
  ];
}

function categoryOf(category: Element): string {
  return attributeOf(category, 'label') || attributeOf(category, 'term') || textOf([category]);
}
