import { toFeed, type HowRead } from './entry.ts';
import type { Feed } from '../model/feed.ts';
import type { Fault } from '../model/fault.ts';
import { tidyText } from '../model/plain.ts';
import {
  explainBadXml,
  explainCut,
  explainForeign,
  explainIndex,
  explainJson,
  explainSitemap,
} from './complaint.ts';
import { readWithFeedsmith } from './feedsmith.ts';
import { parseJson, readJson } from './json.ts';
import { findEntries, mend, type Mended } from './mend.ts';
import { findOriginalLinks } from './original.ts';
import { isPage } from './page.ts';
import type { RawFeed } from './raw.ts';
import { readWithRssParser } from './rss-parser.ts';
import { salvage } from './salvage.ts';
import { readSitemap, readSitemapIndex } from './sitemap.ts';

/** A feed's text, the address it is known by, and the one where it was read, at which relative links start. */
export type FeedText = {
  readonly text: string;
  readonly url: string;
  readonly base: string;
  /** Who reads it first; feedsmith for a feed that once was too much for rss-parser. */
  readonly first: 'rss-parser' | 'feedsmith';
};

/** The feed, or what stands there instead of one that can be read. */
export type ReadAnswer =
  { readonly kind: 'feed'; readonly feed: Feed } | { readonly kind: 'fault'; readonly fault: Fault };

type Found = { readonly raw: RawFeed } & HowRead;

/** Reads one feed in whatever format and state it is. Never throws for what the world sends. */
export async function readFeed(ask: FeedText): Promise<ReadAnswer> {
  const { text, url, base } = ask;
  const lead = text.trimStart();
  if (lead.startsWith('{')) return readAsJson(lead, url, base);
  const mended = isPage(text) ? 'foreign' : mend(text);
  if (mended === 'foreign') {
    // Warnings that a server prints may stand before JSON, too.
    const json = /"version"|"items"/.test(text) ? readAsJson(text, url, base) : null;
    return json?.kind === 'feed' ? json : fault(explainForeign(url, text, base));
  }
  if (mended === 'cut') return fault(explainCut(url));
  const root = rootBase(mended, base);
  switch (mended.kind) {
    case 'sitemapindex':
      return fault(explainIndex(url, readSitemapIndex(mended.xml), base));
    case 'urlset': {
      const raw = readSitemap(mended.xml);
      if (raw === null) return fault(explainSitemap(url));
      return { kind: 'feed', feed: toFeed(raw, root, { parser: 'sitemap', whole: mended.whole }) };
    }
    case 'rss':
    case 'rdf':
    case 'feed':
      return readInTurn(ask, mended, root);
  }
}

/** One parser after the other, until one reads as many entries as the text shows; else the one that reads most. */
async function readInTurn({ first, url }: FeedText, mended: Mended, base: string): Promise<ReadAnswer> {
  const shown = findEntries(mended.mask, mended.kind).length;
  const objections: string[] = [];
  let best: Found | null = null;
  for (const read of first === 'feedsmith'
    ? [byFeedsmith, bySalvage]
    : [byRssParser, byFeedsmith, bySalvage]) {
    try {
      const found = await read(mended);
      const count = found?.raw.items.length ?? 0;
      if (found !== null && (best === null || count > best.raw.items.length)) best = found;
      if (count >= shown) break;
    } catch (error) {
      objections.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (best === null)
    return fault(explainBadXml(url, tidyText(objections[0] ?? 'it has no entries').slice(0, 200)));
  const whole = best.whole && best.raw.items.length >= shown;
  return { kind: 'feed', feed: toFeed(best.raw, base, { parser: best.parser, whole }) };
}

async function byRssParser({ xml, kind, whole }: Mended): Promise<Found> {
  if (kind !== 'rss' && kind !== 'rdf' && kind !== 'feed') throw new Error('rss-parser reads no sitemaps');
  return { raw: await readWithRssParser(xml, kind), parser: 'rss-parser', whole };
}

async function byFeedsmith(mended: Mended): Promise<Found> {
  const raw = readWithFeedsmith(mended.xml);
  return {
    raw: { ...raw, items: findOriginalLinks(mended, raw.items) },
    parser: 'feedsmith',
    whole: mended.whole,
  };
}

async function bySalvage(mended: Mended): Promise<Found | null> {
  const raw = salvage(mended);
  return raw === null ? null : { raw, parser: 'feedsmith', whole: mended.whole };
}

function readAsJson(text: string, url: string, base: string): ReadAnswer {
  const json = parseJson(text);
  if (json === null) return fault(explainJson(url));
  try {
    const how: HowRead = { parser: 'feedsmith', whole: json.whole };
    return { kind: 'feed', feed: toFeed(readJson(json.value), base, how) };
  } catch {
    return fault(explainJson(url));
  }
}

/** `xml:base` of the outermost element. */
function rootBase({ xml }: Mended, base: string): string {
  const root = /^<[^>]{0,5000}>/.exec(xml)?.[0] ?? '';
  const own = /\sxml:base\s*=\s*["']([^"']+)["']/i.exec(root)?.[1];
  return own !== undefined && URL.canParse(own, base) ? new URL(own, base).href : base;
}

function fault(what: Fault): ReadAnswer {
  return { kind: 'fault', fault: what };
}
