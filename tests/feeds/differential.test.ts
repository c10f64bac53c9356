import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFeed } from '../../src/feeds/entry.ts';
import { readWithFeedsmith } from '../../src/feeds/feedsmith.ts';
import { findEntries, mend } from '../../src/feeds/mend.ts';
import { findOriginalLinks } from '../../src/feeds/original.ts';
import type { RawFeed } from '../../src/feeds/raw.ts';
import { readWithRssParser } from '../../src/feeds/rss-parser.ts';
import type { Feed } from '../../src/model/feed.ts';
import { decodeText } from '../../src/web/decode.ts';
import { CORPUS_IS_HERE, readCorpus } from './corpus.ts';
import { readGolden } from './golden.ts';

const HOW = { parser: 'rss-parser', whole: true } as const;

function tidy(raw: RawFeed): Feed {
  return toFeed(raw, 'https://feeds.example/', HOW);
}

/** What each parser makes of a feed; `null` where one of them refuses it or misses entries, so that the other decides. */
async function readTwice(text: string): Promise<readonly [Feed, Feed] | null> {
  const mended = mend(text);
  if (typeof mended === 'string' || mended.kind === 'urlset' || mended.kind === 'sitemapindex') return null;
  const shown = findEntries(mended.mask, mended.kind).length;
  try {
    const first = await readWithRssParser(mended.xml, mended.kind);
    const second = readWithFeedsmith(mended.xml);
    if (first.items.length < shown || second.items.length < shown) return null;
    return [tidy(first), tidy({ ...second, items: findOriginalLinks(mended, second.items) })];
  } catch {
    return null;
  }
}

async function compare(texts: readonly string[]): Promise<number> {
  const pairs = await Promise.all(texts.map(readTwice));
  const both = pairs.filter((pair) => pair !== null);
  for (const [first, second] of both) expect(second).toEqual(first);
  return both.length;
}

describe('rss-parser and feedsmith', () => {
  it.skipIf(!CORPUS_IS_HERE)(
    'say the same of every real feed that both read (skipped where the corpus is missing)',
    async () => {
      const feeds = readCorpus().map(({ body }) => decodeText(body, null));
      expect(await compare(feeds)).toBeGreaterThan(145);
    },
  );

  it('say the same of the golden feeds', async () => {
    expect(await compare(readGolden().map(({ body }) => decodeText(body, null)))).toBeGreaterThan(35);
  });

  it('name the same people for whatever an author element says', async () => {
    const name = fc.constantFrom(
      'Mara Ellison',
      'Tomas Lind',
      'ELLISON, Mara',
      'Ines Calder-Roe',
      'The Daily',
      'J. K. Ash',
    );
    const address = fc.constantFrom(
      'desk@harbour.example',
      'mara@harbour.example',
      'https://harbour.example/mara',
    );
    const written = fc.oneof(
      name,
      address,
      fc.tuple(address, name).map(([at, who]) => `${at} (${who})`),
      fc.tuple(name, address).map(([who, at]) => `${who} &lt;${at}&gt;`),
      fc.tuple(name, name).map(([who, also]) => `${who} (${also})`),
    );
    const listed = fc
      .tuple(fc.array(name, { minLength: 2, maxLength: 4 }), fc.constantFrom(' and ', ', ', '; ', ' &amp; '))
      .map(([people, between]) => people.join(between));
    const joined = fc.oneof(written, listed);
    const element = fc.constantFrom('author', 'dc:creator', 'itunes:author');
    await fc.assert(
      fc.asyncProperty(joined, element, async (text, tag) => {
        const spaces =
          'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
        const pair = await readTwice(
          `<rss version="2.0" ${spaces}><channel><item><guid>1</guid><${tag}>${text}</${tag}></item></channel></rss>`,
        );
        expect(pair?.[1].entries[0]?.authors).toEqual(pair?.[0].entries[0]?.authors);
        expect(pair).not.toBeNull();
      }),
    );
  });
});
