import { parseHTML } from 'linkedom';
import Parser from 'rss-parser';
import type { Feed } from '../model/feed.ts';
import { tidyText } from '../model/plain.ts';
import { toFeed } from './entry.ts';
import type { RawEntry, RawFeed } from './raw.ts';

/** A feed's text and where it was read. */
export type ParseAsk = { readonly xml: string; readonly url: string };

/** The feed, or what the parser objects to, in one line. */
export type ParseAnswer =
  { readonly kind: 'feed'; readonly feed: Feed } | { readonly kind: 'bad'; readonly why: string };

/** Bodies are not used, and rss-parser's way of stripping their tags takes a minute for 350 KB of "x<p". */
const UNUSED = /^(?:description|content|content:encoded|summary|itunes:summary|media:.*)$/;
const DATED = /^(?:published|updated)$/;

/** Parses one feed; called in a worker thread. */
export async function answer(ask: ParseAsk): Promise<ParseAnswer> {
  try {
    const raw = await createParser().parseString(ask.xml);
    return { kind: 'feed', feed: toFeed(raw, ask.url, toPlain) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'bad', why: tidyText(why).slice(0, 200) };
  }
}

function createParser(): Parser<RawFeed, RawEntry> {
  return new Parser<RawFeed, RawEntry>({
    defaultRSS: 2,
    customFields: {
      feed: [['author', 'authors', { keepArray: true }]] as never,
      item: [
        ['dc:creator', 'creators', { keepArray: true }],
        ['author', 'authors', { keepArray: true }],
        ['itunes:author', 'speakers', { keepArray: true }],
        ['guid', 'guids', { keepArray: true }],
        ['feedburner:origLink', 'origLink'],
      ] as never,
    },
    xml2js: { valueProcessors: [pruneValue] },
  });
}

/** A bad Atom date would throw away the whole feed: it is taken out before anyone reads it. */
function pruneValue(value: string, name: string): string {
  if (UNUSED.test(name)) return '';
  return DATED.test(name) && Number.isNaN(Date.parse(value)) ? '' : value;
}

/** Titles are often HTML within XML: tags go, character references are resolved. */
function toPlain(markup: string): string {
  if (!/[&<]/.test(markup)) return tidyText(markup);
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`) as unknown as {
    document: { body: { textContent: string } };
  };
  return tidyText(document.body.textContent);
}
