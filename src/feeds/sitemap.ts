import { loadLinkedom } from './libraries.ts';
import { toRawLink, type RawEntry, type RawFeed } from './raw.ts';

/** The little of the DOM that reading a sitemap takes. */
type Node = { readonly localName: string; readonly textContent: string; readonly children: Iterable<Node> };

/** Reads a news sitemap: the pages of it that carry `news:news`. `null` when none does. */
export function readSitemap(xml: string): RawFeed | null {
  const pages = [...(parse(xml)?.children ?? [])].filter(({ localName }) => nameOf(localName) === 'url');
  const told = pages.flatMap((page) => {
    const news = find(page, 'news');
    return news === null ? [] : [{ page, news }];
  });
  const [first] = told;
  if (first === undefined) return null;
  const publication = find(first.news, 'publication');
  return {
    format: 'sitemap',
    title: textIn(publication, 'name'),
    links: [],
    people: [],
    language: textIn(publication, 'language'),
    ttl: null,
    items: told.map(({ page, news }) => toRawEntry(page, news)),
  };
}

/** The addresses that an index of sitemaps lists. */
export function readSitemapIndex(xml: string): readonly string[] {
  return [...(parse(xml)?.children ?? [])]
    .map((sitemap) => textIn(sitemap, 'loc'))
    .filter((loc) => loc !== '');
}

function toRawEntry(page: Node, news: Node): RawEntry {
  return {
    guid: '',
    permalink: true,
    links: [toRawLink(textIn(page, 'loc'))],
    title: textIn(news, 'title'),
    people: [],
    published: [textIn(news, 'publication_date')],
    updated: [textIn(page, 'lastmod')],
    categories: [...textIn(news, 'genres').split(','), ...textIn(news, 'keywords').split(',')],
    language: textIn(find(news, 'publication'), 'language'),
    base: '',
  };
}

function parse(xml: string): Node | null {
  const { DOMParser } = loadLinkedom();
  return new DOMParser().parseFromString(xml, 'text/xml').documentElement as unknown as Node | null;
}

function find(parent: Node | null, name: string): Node | null {
  return [...(parent?.children ?? [])].find(({ localName }) => nameOf(localName) === name) ?? null;
}

function textIn(parent: Node | null, name: string): string {
  return find(parent, name)?.textContent.trim() ?? '';
}

/** Whatever prefix the sitemap chose. */
function nameOf(name: string): string {
  return name.toLowerCase().replace(/^.*:/, '');
}
