import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArticleReader } from '../../src/articles/reader.ts';
import { judgeArticle } from '../../src/model/fitness.ts';
import { createFetcher, type Fetcher } from '../../src/web/fetch.ts';

const URL = 'https://ledger.example/story';
/** Time and memory are what the worker may take; the program's own deadline is shorter, this one forgives a busy machine. */
const DEADLINE = 60_000;

let fetcher: Fetcher;
let reader: ReturnType<typeof createArticleReader>;

beforeAll(() => {
  fetcher = createFetcher({ allowPrivate: [], userAgent: 'Bylinebot/test' });
  reader = createArticleReader({ fetcher, readDeadline: DEADLINE });
});

afterAll(async () => {
  await reader.close();
  await fetcher.close();
});

function page(head: string, body = '', before = '<!doctype html>'): string {
  return `${before}<html lang="en"><head><title>The berth</title>${head}</head><body><article><h1>The berth</h1>
<p>The harbour authority approved it on Tuesday after a vote.</p>${body}</article></body></html>`;
}

function linked(json: string): string {
  return page(`<script type="application/ld+json">${json}</script>`);
}

const MULTIPLIED = Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`);
const LAUGHS = `<!DOCTYPE html [<!ENTITY a0 "haha">${MULTIPLIED.join('')}]>`;
const FILE = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

const TRAPS: readonly (readonly [string, () => string])[] = [
  ['entities that unfold to 4 TB', () => page('', '<p>&a12;</p>', LAUGHS)],
  ['an entity that names a file', () => page('<meta name="author" content="&x;">', '<p>&x;</p>', FILE)],
  ['an author of 4 MB of initials', () => page(`<meta name="author" content="${'A. '.repeat(1_400_000)}">`)],
  ['1 MB of dashes for a title', () => page(`<meta property="og:title" content="${' - '.repeat(350_000)}">`)],
  [
    '1 MB of "live, " for a title',
    () => page(`<meta property="og:title" content="${'live, '.repeat(170_000)}">`),
  ],
  ['1 MB of blanks for JSON', () => linked(' '.repeat(1_000_000) + '{')],
  ['8,000 lines of "follow follow …"', () => page('', `<p>${'follow '.repeat(80)}</p>`.repeat(8_000))],
  ['a million openings of comments', () => page('', '<!--'.repeat(1_000_000))],
  ['4 million bare "&"', () => page('', '&'.repeat(4_000_000))],
  ['2 million brackets of JSON', () => linked('['.repeat(2_000_000))],
  ['200,000 nodes of JSON in one another', () => linked('{"mainEntity":'.repeat(200_000))],
  [
    '20,000 authors',
    () => linked(`{"@type":"NewsArticle","author":[${'{"name":"Mara Lind"},'.repeat(20_000)}{}]}`),
  ],
];

describe('a hostile page', () => {
  it.each(TRAPS)(
    'is read within the limits of the worker: %s (fault 45)',
    async (_, build) => {
      const answer = await reader.readPage(Buffer.from(build()), URL);
      if (answer.kind !== 'read') throw new Error(answer.fault.what);
      expect(answer.article.title).not.toBe('');
      const since = performance.now();
      judgeArticle(answer.article, null);
      expect(performance.now() - since).toBeLessThan(5_000);
      expect(answer.article.byline.length).toBeLessThan(2);
      expect(JSON.stringify(answer.article)).not.toMatch(/haha|root:/);
    },
    2 * DEADLINE,
  );
});
