import { parseFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { findEntries, mend } from '../../src/feeds/mend.ts';
import { answer } from '../../src/feeds/parse.worker.ts';
import { decodeText } from '../../src/web/decode.ts';

const URL = 'https://feeds.example/all';

/** What reads a feed's bytes: the program, or a library alone with what it is given in its own documentation. */
export type Reader = (body: Uint8Array) => Promise<number>;

/** How many entries this program reads, 0 where it names a fault. */
export async function countOurs(body: Uint8Array): Promise<number> {
  const ask = { contentType: null, url: URL, base: URL, first: 'rss-parser', maxBytes: 20_000_000 } as const;
  const read = await answer({ ...ask, body });
  return read.kind === 'feed' ? read.feed.entries.length + (read.feed.nature?.unnamed ?? 0) : 0;
}

/** How many entries rss-parser reads by itself. */
export async function countRssParser(body: Uint8Array): Promise<number> {
  try {
    return (await new Parser().parseString(decodeText(body, null))).items.length;
  } catch {
    return 0;
  }
}

/** How many entries feedsmith reads by itself. */
export async function countFeedsmith(body: Uint8Array): Promise<number> {
  try {
    const { feed } = parseFeed(decodeText(body, null));
    return ('items' in feed ? feed.items : 'entries' in feed ? feed.entries : [])?.length ?? 0;
  } catch {
    return 0;
  }
}

/** How many whole entries an XML text shows; `null` for what is no feed in XML. */
export function countShown(text: string): number | null {
  const mended = mend(text);
  if (typeof mended === 'string' || mended.kind === 'urlset' || mended.kind === 'sitemapindex') return null;
  return findEntries(mended.mask, mended.kind).length;
}

/** Whether at least nine of ten entries are there. */
export function survives(read: number, of: number): boolean {
  return of > 0 && read >= of * 0.9;
}
