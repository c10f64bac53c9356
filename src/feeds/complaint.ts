import type { Fault } from '../model/fault.ts';
import { tidyLink } from '../model/link.ts';
import { showUrl } from '../web/failure.ts';

/** How much of a page is searched for the feed it names; characters. */
const HEAD = 100_000;

/** Says why an answer with a status other than 2xx gives no feed. */
export function explainStatus(url: string, status: number): Fault {
  const what = `${showUrl(url)} answered ${status}`;
  if (status === 401 || status === 403) {
    return { what, remedy: 'the site does not let the bot in: ask the site, or use another feed address' };
  }
  if (status === 404) return { what, remedy: 'there is no feed there: check the address' };
  if (status === 410) {
    return { what: `${what}: the feed is gone for good`, remedy: 'take it out of the configuration' };
  }
  if (status === 429) return { what, remedy: 'the site is asked too often: poll it less' };
  return {
    what,
    remedy:
      status >= 500
        ? 'the site has trouble: it is tried again at the next round'
        : 'check the address in a browser',
  };
}

/** Says what stands there instead of a feed, judged by its beginning; `null` when it may be one. */
export function explainForeign(url: string, text: string): Fault | null {
  const start = text.slice(0, 2000).trimStart();
  if (start === '') return { what: `${showUrl(url)} is empty`, remedy: 'check the address in a browser' };
  if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(text.slice(0, HEAD))) return null;
  if (
    /^(?:<!doctype html|<html|<head|<body)/i.test(start.replace(/^(?:<\?xml[^>]*>|<!--[^>]*-->|\s)+/, ''))
  ) {
    const named = findFeedLink(text.slice(0, HEAD), url);
    const remedy =
      named === null ? 'use the address of the feed itself' : `the page names this feed: ${named}`;
    return { what: `${showUrl(url)} is a web page, not a feed`, remedy };
  }
  if (start.startsWith('{')) {
    return { what: `${showUrl(url)} is JSON`, remedy: 'use the RSS or Atom feed of the same site' };
  }
  return null;
}

/** Says that the parser could not read it. */
export function explainBadXml(url: string, why: string): Fault {
  return {
    what: `${showUrl(url)} is not a feed that can be read: ${why}`,
    remedy: 'have its site check it with a feed validator',
  };
}

function findFeedLink(html: string, url: string): string | null {
  for (const [tag] of html.matchAll(/<link\s[^>]{0,500}>/gi)) {
    if (!/application\/(?:rss|atom)\+xml/i.test(tag)) continue;
    const href = /href\s*=\s*["']([^"']+)["']/i.exec(tag)?.[1];
    if (href !== undefined) return tidyLink(href.replaceAll('&amp;', '&'), url);
  }
  return null;
}
