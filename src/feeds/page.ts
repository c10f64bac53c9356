import { tidyLink } from '../model/link.ts';

/** How much of a page is searched for the feeds it names; characters. */
const HEAD = 200_000;
/** So many feeds are named to a person. */
const MOST_NAMED = 3;
const FEED_TYPE =
  /^\s*(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json|(?:text|application)\/xml)\s*(?:;|$)/i;

/** Whether a text begins as a web page does, after comments and an XML prolog. */
export function isPage(text: string): boolean {
  const start = text.slice(0, 4000).replace(/^(?:\ufeff|\s|<\?xml[^>]*>|<!--(?:(?!-->)[^])*-->)+/, '');
  return /^(?:<!doctype\s+html|<html|<head|<body)[\s>]/i.test(start);
}

/** The feeds that a page names by `<link rel="alternate">`, feeds of comments last; absolute links. */
export function findFeedLinks(html: string, url: string): readonly string[] {
  const found: { readonly link: string; readonly comments: boolean }[] = [];
  let base = url;
  for (const [tag, name = ''] of html.slice(0, HEAD).matchAll(/<(link|base)\s[^>]{0,2000}>/gi)) {
    const attributes = readAttributes(tag);
    const href = attributes.get('href') ?? '';
    if (name.toLowerCase() === 'base') {
      if (URL.canParse(href, url)) base = new URL(href, url).href;
      continue;
    }
    const alternate = /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(attributes.get('rel') ?? '');
    if (!alternate || href === '' || !FEED_TYPE.test(attributes.get('type') ?? '')) continue;
    const link = tidyLink(href, base);
    if (link !== null)
      found.push({ link, comments: /comment/i.test(`${attributes.get('title') ?? ''} ${link}`) });
  }
  const ranked = [...found.filter(({ comments }) => !comments), ...found.filter(({ comments }) => comments)];
  return [...new Set(ranked.map(({ link }) => link))].slice(0, MOST_NAMED);
}

function readAttributes(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of tag.matchAll(
    /([\w:-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g,
  )) {
    const value = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&');
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), value);
  }
  return attributes;
}
