import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { describeFault } from '../../src/model/fault.ts';
import { createFetcher, type Fetcher } from '../../src/web/fetch.ts';
import { readGolden } from './golden.ts';

const URL = 'https://feeds.example/all';

/** Time and memory are what the worker may take; the program's own deadline is shorter, this one forgives a busy machine. */
const DEADLINE = 60_000;

let fetcher: Fetcher;
let reader: ReturnType<typeof createFeedReader>;

beforeAll(() => {
  fetcher = createFetcher({ allowPrivate: [], userAgent: 'Bylinebot/test' });
  reader = createFeedReader({ fetcher, parseDeadline: DEADLINE });
});

afterAll(async () => {
  await reader.close();
  await fetcher.close();
});

/** How many entries were read, or what is wrong; a worker that had to be killed is said in so many words. */
async function read(body: string | Uint8Array): Promise<string> {
  const answer = await reader.readBody(Buffer.from(body), null, URL);
  return answer.kind === 'fault' ? describeFault(answer.fault) : `${answer.feed.entries.length} read`;
}

function rss(inner: string, before = ''): string {
  return `${before}<rss version="2.0"><channel><item><guid>1</guid><title>T</title>${inner}</item></channel></rss>`;
}

function count(n: number, of: (index: number) => string): string {
  return Array.from({ length: n }, (_, index) => of(index)).join('');
}

const LAUGHS = `<!DOCTYPE rss [<!ENTITY a0 "ha">${count(60, (n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`)}]>`;

const TRAPS: readonly (readonly [string, () => string, string | RegExp])[] = [
  [
    '117 KB of "x<p" that chokes tag strippers',
    () => rss(`<description>${'x&lt;p'.repeat(20_000)}</description>`),
    '1 read',
  ],
  [
    '2 MB of it, as elements',
    () => rss(`<description><div>${'x&lt;p'.repeat(350_000)}</div></description>`),
    '1 read',
  ],
  ['2 MB of it for a title', () => rss(`<title>${'x&lt;p'.repeat(350_000)}</title>`), '1 read'],
  ['entities that unfold to 2 EB', () => rss('<description>&a60;</description>', LAUGHS), '1 read'],
  [
    'an entity that names a file',
    () => rss('<category>&x;</category>', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    '1 read',
  ],
  [
    '300,000 elements deep',
    () => rss(`<description>${'<a>'.repeat(300_000)}${'</a>'.repeat(300_000)}</description>`),
    '1 read',
  ],
  [
    '100,000 entries deep',
    () =>
      `<rss><channel>${'<item><guid>1</guid>'.repeat(100_000)}${'</item>'.repeat(100_000)}</channel></rss>`,
    /read/,
  ],
  [
    '400,000 elements of as many names',
    () => rss(`<description>${count(400_000, (n) => `<a${n}/>`)}</description>`),
    '1 read',
  ],
  ['500,000 attributes', () => rss(`<description>${'<a b=""/>'.repeat(500_000)}</description>`), '1 read'],
  [
    '150,000 entries',
    () => `<rss><channel>${'<item><guid>1</guid></item>'.repeat(150_000)}</channel></rss>`,
    '5000 read',
  ],
  [
    '100,000 damaged entries',
    () => `<rss><channel>${'<item><title></item>'.repeat(100_000)}</channel></rss>`,
    /read/,
  ],
  [
    'a table of contents for a quadratic search',
    () =>
      `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><items>${'<rdf:li rdf:resource="x"/>'.repeat(60_000)}</items></channel>${'<item rdf:about="y"><br></item>'.repeat(60_000)}</rdf:RDF>`,
    /read/,
  ],
  ['500,000 openings of CDATA', () => `<rss><channel><item>${'<![CDATA['.repeat(500_000)}`, /breaks off/],
  ['a million openings of comments', () => `${'<!--'.repeat(1_000_000)}<rss>`, /neither RSS/],
  ['4 MB of "<"', () => rss('<'.repeat(4_000_000)), /read/],
  ['900,000 bare "&"', () => rss(`<description>${'&'.repeat(900_000)}</description>`), '1 read'],
  ['100,000 authors', () => rss('<author>a@b.example (Mara Ellison)</author>'.repeat(100_000)), '1 read'],
  ['800,000 links of a page', () => `<html><head>${'<link '.repeat(800_000)}`, /web page/],
  [
    '3 million brackets of JSON',
    () => `{"version":"https://jsonfeed.org/version/1","items":[${'['.repeat(3_000_000)}`,
    /JSON/,
  ],
  [
    '400,000 entries of JSON',
    () => `{"version":"https://jsonfeed.org/version/1","items":[${'{"id":"1"},'.repeat(400_000)}`,
    '5000 read',
  ],
  ['a sitemap 800,000 pages deep', () => `<urlset>${'<url>'.repeat(800_000)}</urlset>`, /without news/],
];

describe('hostile bytes', () => {
  it.each(TRAPS)(
    'are read or refused within the limits of the worker: %s (fault 45)',
    async (_, build, outcome) => {
      const said = await read(build());
      expect(said).toMatch(outcome);
      expect(said).not.toMatch(/too much|haha|root:/);
    },
    2 * DEADLINE,
  );

  it('take neither the worker nor its memory, whatever they are (faults 3, 45)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 500 }), spoiled()), async (bytes) => {
        expect(await read(bytes)).not.toMatch(/too much/);
      }),
      { numRuns: 400 },
    );
  });

  it('named a fault are one line for a person (fault 3)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const said = await read(`<html>${text}`);
        expect(said).toBe(
          'https://feeds.example/all is a web page, not a feed; use the address of the feed itself',
        );
      }),
      { numRuns: 50 },
    );
  });
});

/** A golden feed with pieces of itself cut out, doubled and overwritten. */
function spoiled(): fc.Arbitrary<Uint8Array> {
  const bodies = readGolden().map(({ body }) => body);
  const change = fc.record({
    kind: fc.constantFrom('cut', 'double', 'overwrite'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    by: fc.uint8Array({ maxLength: 8 }),
  });
  return fc
    .tuple(fc.constantFrom(...bodies), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([body, changes]) => {
      let bytes = Buffer.from(body);
      for (const { kind, at, length, by } of changes) {
        const start = Math.floor(at * bytes.length);
        const piece = bytes.subarray(start, start + length);
        const middle = kind === 'cut' ? [] : kind === 'double' ? [piece, piece] : [by];
        bytes = Buffer.concat([bytes.subarray(0, start), ...middle, bytes.subarray(start + length)]);
      }
      return bytes;
    });
}
