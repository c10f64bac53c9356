/** Namespaces whose elements are read, by the prefix they are known under; "" is the feed's own. */
const HOMES: Readonly<Record<string, string>> = {
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0': '',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/rss/1.0/modules/content': 'content',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'www.w3.org/2005/atom': 'atom',
  'purl.org/atom/ns#': 'atom',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
};

/**
 * The first two rss-parser looks for in just this writing. The others it is kept from: it throws for an Atom date that
 * is none and for a link without attributes.
 */
const WRITTEN: Readonly<Record<string, string>> = {
  'rdf:rdf': 'rdf:RDF',
  pubdate: 'pubDate',
  published: 'atom:published',
  updated: 'atom:updated',
  link: 'plain:link',
};

/**
 * rss-parser strips the tags of these with a pattern that takes a minute for 350 KB of "x<p"; nobody reads them, so
 * it is not shown them.
 */
const UNREAD = /^(?:description|content|content:encoded|summary|itunes:summary|itunes:subtitle)$/;

/** Where prefixes are declared; characters. */
const HEAD = 65_536;

/** Gives each element the name that the parser looks for, whatever prefix and case its feed chose. */
export function createNamer(xml: string): (name: string) => string {
  const prefixes = findPrefixes(xml.slice(0, HEAD));
  return (name) => {
    const [local = '', prefix = ''] = name.toLowerCase().split(':', 2).reverse();
    const home = prefixes.get(prefix) ?? prefix;
    const known = home === '' ? local : `${home}:${local}`;
    return UNREAD.test(known) ? `unread:${local}` : (WRITTEN[known] ?? known);
  };
}

function findPrefixes(head: string): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  const root = /<([\w.-]+):(?:feed|rss|rdf)[\s>]/i.exec(head)?.[1]?.toLowerCase();
  for (const [, prefix = '', uri = ''] of head.matchAll(
    /\bxmlns:([\w.-]{1,40})\s*=\s*["']([^"']{1,200})["']/g,
  )) {
    const home =
      HOMES[
        uri
          .toLowerCase()
          .replace(/^https?:\/\/|\/$/g, '')
          .replace(/\/$/, '')
      ];
    if (home !== undefined) prefixes.set(prefix.toLowerCase(), home);
  }
  // Of "<a:feed>" the elements are the feed's own.
  if (root !== undefined && prefixes.get(root) === 'atom') prefixes.set(root, '');
  return prefixes;
}
