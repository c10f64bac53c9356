import type { Fault } from '../model/fault.ts';
import { tidyLink } from '../model/link.ts';
import { showUrl } from '../web/failure.ts';
import { findFeedLinks, isPage } from './page.ts';

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

/** Says that a feed answered "unchanged" where nobody asked what changed. */
export function explainUnasked(url: string): Fault {
  const remedy = 'ask its publisher: whoever reads it for the first time gets nothing';
  return { what: `${showUrl(url)} answered 304 ("unchanged") to a request for all of it`, remedy };
}

/** Says what stands there instead of a feed. `base` is where it was read. */
export function explainForeign(url: string, text: string, base: string): Fault {
  if (text.trim() === '')
    return { what: `${showUrl(url)} is empty`, remedy: 'check the address in a browser' };
  if (isPage(text) || /<(?:html|head|body|link)[\s>]/i.test(text)) {
    const feeds = findFeedLinks(text, base);
    const what = `${showUrl(url)} is a web page, not a feed`;
    return { what, remedy: nameFeeds('the page', feeds) ?? 'use the address of the feed itself' };
  }
  return explainBadXml(url, 'it is neither RSS, Atom, JSON Feed nor a news sitemap');
}

/** Says that JSON is no feed. */
export function explainJson(url: string): Fault {
  const remedy = 'use the RSS, Atom or JSON Feed address of the same site';
  return { what: `${showUrl(url)} is JSON that is no JSON Feed`, remedy };
}

/** Says that a sitemap carries no news. */
export function explainSitemap(url: string): Fault {
  const remedy = "use the site's news sitemap (its robots.txt may name it), or its feed";
  return { what: `${showUrl(url)} is a sitemap without news in it`, remedy };
}

/** Says that an index of sitemaps is not a feed, and which of them may be; those with "news" in their name first. */
export function explainIndex(url: string, sitemaps: readonly string[], base: string): Fault {
  const links = sitemaps.map((href) => tidyLink(href, base)).filter((link) => link !== null);
  const news = links.filter((link) => /news/i.test(link));
  const remedy = nameFeeds('the index', (news.length > 0 ? news : links).slice(0, 3), 'sitemap');
  return { what: `${showUrl(url)} is an index of sitemaps`, remedy: remedy ?? "use the site's news sitemap" };
}

/** Says that a feed is too short to have anything whole in it. */
export function explainCut(url: string): Fault {
  return {
    what: `${showUrl(url)} is not a feed that can be read: it breaks off before its first entry is whole`,
    remedy: 'it is tried again at the next round; if it stays so, tell the site',
  };
}

/** Says that no parser could read it. */
export function explainBadXml(url: string, why: string): Fault {
  return {
    what: `${showUrl(url)} is not a feed that can be read: ${why}`,
    remedy: 'have its site check it with a feed validator',
  };
}

function nameFeeds(where: string, links: readonly string[], what = 'feed'): string | null {
  if (links.length === 0) return null;
  return `${where} names ${links.length === 1 ? `this ${what}` : `these ${what}s`}: ${links.join(' , ')}`;
}
