import { siteOf, tidyLink } from '../model/link.ts';
import { tidyText } from '../model/plain.ts';
import { readMeta, parsePage, type PageDocument } from './dom.ts';
import { isNode, listOf, readText, type Structured } from './structured.ts';

/** No headline is longer; what reads it need not be quick with more. Characters. */
const LONGEST_TITLE = 2_000;
const SEPARATOR = /\s+(?:[|–—·•»:-]|::|\/\/)\s+/u;

/** The name of the newspaper, or `null`. */
export function readSite(page: PageDocument, structured: Structured): string | null {
  const publisher = readText(structured.resolve(structured.article['publisher']));
  return readMeta(page, ['og:site_name', 'application-name']) ?? publisher;
}

/** The headline without the site's name behind it; "" when the page has none. */
export function readTitle(page: PageDocument, structured: Structured, site: string | null): string {
  const headings = [...page.querySelectorAll('h1')].map((heading) => tidyText(heading.textContent ?? ''));
  const candidates = [
    decodeMarkup(readText(structured.article['headline']) ?? ''),
    readMeta(page, ['og:title', 'twitter:title']) ?? '',
    headings.length === 1 ? (headings[0] ?? '') : '',
    page.querySelector('title')?.textContent ?? '',
  ];
  const titles = candidates
    .map((title) => cutSite(tidyText(title.slice(0, LONGEST_TITLE)), site, headings))
    .filter((title) => title !== '');
  const [first = ''] = titles;
  // Search engines get a headline cut at 110 characters; the page has the whole one.
  const stem = first.replace(/\s*(?:…|\.{3})$/u, '');
  return stem === first
    ? first
    : (titles.find((title) => title.startsWith(stem) && !/(?:…|\.{3})$/u.test(title)) ?? first);
}

/** The canonical link with which an article is known, and the doubt that goes with it where the page names another host. */
export function readCanonical(
  page: PageDocument,
  structured: Structured,
  url: string,
): { readonly link: string; readonly doubt: string | null } {
  const fetched = tidyLink(url);
  const named = [
    page.querySelector('link[rel="canonical" i]')?.getAttribute('href'),
    readMeta(page, ['og:url']),
    readText(structured.article['url']),
  ];
  const canonical = named
    .map((href) => absolute(href ?? null, fetched))
    .find((link) => link !== null && !isFront(link));
  if (canonical === undefined || canonical === null) return { link: fetched ?? url, doubt: null };
  if (fetched === null || siteOf(canonical) === siteOf(fetched)) return { link: canonical, doubt: null };
  const doubt = `the page says that it belongs to another host, ${new URL(canonical).host}; the link that was fetched is kept`;
  return { link: fetched, doubt };
}

/** An http(s) link out of a page, tidied; `base` is `null` for a page without an address of its own. */
export function absolute(href: string | null, base: string | null): string | null {
  if (href === null) return null;
  // A path without its slash is an editor's slip or an unfilled placeholder, never meant.
  if (/^https?:\/\//i.test(href)) return tidyLink(href);
  return base !== null && href.startsWith('/') ? tidyLink(href, base) : null;
}

/** ISO 8601 with offset, or `null`: when the article was first published. */
export function readPublished(page: PageDocument, structured: Structured): string | null {
  const times = [
    readText(structured.article['datePublished']),
    readMeta(page, [
      'article:published_time',
      'datePublished',
      'parsely-pub-date',
      'sailthru.date',
      'dc.date.issued',
      'date',
    ]),
    page.querySelector('[itemprop~="datePublished"][datetime]')?.getAttribute('datetime') ?? null,
    page
      .querySelector('article time[datetime], time[pubdate], time.entry-date, time.published')
      ?.getAttribute('datetime') ?? null,
  ].filter((time) => time !== null);
  return (
    times.map(keepOffset).find((time) => time !== null) ??
    times.map(assumeUtc).find((time) => time !== null) ??
    null
  );
}

/** BCP 47, as the page says, or `null`. */
export function readLanguage(page: PageDocument, structured: Structured): string | null {
  const inLanguage = listOf(structured.article['inLanguage']).map((one) =>
    isNode(one) ? one['alternateName'] : one,
  );
  const tags = [
    page.documentElement?.getAttribute('lang') ?? null,
    ...inLanguage,
    readMeta(page, ['og:locale']),
  ];
  for (const tag of tags) {
    if (typeof tag !== 'string' || !/^[a-z]{2,3}(?:[-_]\w{2,8})*$/i.test(tag)) continue;
    try {
      return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? null;
    } catch {
      continue;
    }
  }
  return null;
}

function cutSite(title: string, site: string | null, headings: readonly string[]): string {
  const parts = title.split(SEPARATOR);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  const stem = title.slice(0, title.lastIndexOf(last)).replace(/\s+\S{1,2}\s+$/u, '');
  if (site !== null && fold(last) === fold(site)) return stem;
  const shown = headings.find(
    (heading) => heading !== '' && fold(heading) !== fold(title) && title.startsWith(heading),
  );
  return shown ?? title;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isFront(link: string): boolean {
  const { pathname, search } = new URL(link);
  return pathname === '/' && search === '';
}

function keepOffset(time: string): string | null {
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)$/i.exec(
    time.trim(),
  );
  if (iso === null) return null;
  const offset = (iso[3] ?? 'Z').toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const whole = `${iso[1]}T${iso[2]}${offset}`;
  return isPlausible(Date.parse(whole)) ? whole : null;
}

/** Without an offset a time is taken for UTC, which is at most half a day out. */
function assumeUtc(time: string): string | null {
  const bare = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/.test(time.trim());
  const at = Date.parse(
    bare ? `${time.trim().replace(' ', 'T')}${time.includes(':') ? 'Z' : ''}` : `${time} UTC`,
  );
  const zoned = Number.isNaN(at) ? Date.parse(time) : at;
  return isPlausible(zoned) ? new Date(zoned).toISOString() : null;
}

/** Before 1990 there were no pages: such a date is an empty field of the site's database. */
function isPlausible(at: number): boolean {
  return at > Date.UTC(1990, 0);
}

function decodeMarkup(text: string): string {
  return /[&<]/.test(text) ? (parsePage(text).body?.textContent ?? '') : text;
}
