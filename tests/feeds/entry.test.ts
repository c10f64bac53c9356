import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/feed.ts';
import { readFeed, type ReadAnswer } from '../../src/feeds/read.ts';
import { describeFault } from '../../src/model/fault.ts';

const URL = 'https://feeds.example/all.xml';
const SPACES =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"';

function read(text: string): Promise<ReadAnswer> {
  return readFeed({ text, url: URL, base: URL, first: 'rss-parser' });
}

async function parse(xml: string) {
  const parsed = await read(xml);
  if (parsed.kind === 'fault') throw new Error(describeFault(parsed.fault));
  return parsed.feed;
}

async function rss(entry: string): Promise<Entry | undefined> {
  const feed = await parse(
    `<rss version="2.0" ${SPACES}><channel><title>Daily</title><link>https://news.example/</link><item>${entry}</item></channel></rss>`,
  );
  return feed.entries[0];
}

async function atom(entry: string): Promise<Entry | undefined> {
  const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title><entry>${entry}</entry></feed>`;
  return (await parse(xml)).entries[0];
}

describe('an entry of RSS', () => {
  it('is known by its guid, with its link tidied', async () => {
    const entry = await rss(
      '<title>A pier</title><guid isPermaLink="false">n-1</guid><link>https://news.example/a?utm_source=rss#x</link><pubDate>Mon, 27 Oct 2025 12:00:00 +0000</pubDate><dc:creator>Mara Lind</dc:creator>',
    );
    expect(entry).toEqual({
      key: 'n-1',
      link: 'https://news.example/a',
      title: 'A pier',
      authors: ['Mara Lind'],
      published: Date.UTC(2025, 9, 27, 12),
      updated: null,
      categories: [],
      language: null,
      identities: ['guid:n-1', 'link:news.example/a', 'title:2025-10-27 a pier'],
    });
  });

  it('is known by its canonical link when it has no guid, resolved against the site', async () => {
    expect(await rss('<title>A</title><link>/a?fbclid=1</link>')).toMatchObject({
      key: 'https://news.example/a',
      link: 'https://news.example/a',
    });
  });

  it('takes a guid for its link unless the feed says that it is none', async () => {
    expect((await rss('<guid>https://news.example/a</guid>'))?.link).toBe('https://news.example/a');
    expect((await rss('<guid isPermaLink="false">https://news.example/?p=1</guid>'))?.link).toBeNull();
  });

  it('is left out when nothing tells it from others', async () => {
    expect(await rss('<description>only this</description>')).toBeUndefined();
  });

  it('gives its title as plain text', async () => {
    expect(
      (await rss('<title>R&amp;amp;D: &lt;b&gt;bold&lt;/b&gt; caf&amp;eacute;&#160; x</title>'))?.title,
    ).toBe('R&D: bold café x');
    expect((await rss('<title><![CDATA[<img src=x onerror=alert(1)>Storm &amp; sea]]></title>'))?.title).toBe(
      'Storm & sea',
    );
  });

  it.each([
    ['<dc:creator>Mara Lind and Tom Okoro</dc:creator>', ['Mara Lind', 'Tom Okoro']],
    ['<dc:creator>Mara Lind</dc:creator><dc:creator>Tom Okoro</dc:creator>', ['Mara Lind', 'Tom Okoro']],
    ['<author>desk@news.example (Mara Lind)</author>', ['Mara Lind']],
    ['<author>desk@news.example</author><itunes:author>Mara Lind</itunes:author>', ['Mara Lind']],
    ['<dc:creator>Mara Lind</dc:creator><author>x@news.example (Tom Okoro)</author>', ['Mara Lind']],
    ['<dc:creator>JOS&amp;#xC9; GIL &amp;amp; Mara Lind</dc:creator>', ['José Gil', 'Mara Lind']],
    ['<dc:creator><![CDATA[Mara&nbsp;Lind <mara@news.example>]]></dc:creator>', ['Mara Lind']],
    ['<media:credit>Zoe Zed</media:credit>', []],
    ['<dc:creator></dc:creator>', []],
  ])('names the authors of %s', async (elements, authors) => {
    expect((await rss(`<title>t</title>${elements}`))?.authors).toEqual(authors);
  });

  it('has no date when its date is unreadable', async () => {
    expect((await rss('<title>t</title><pubDate>soon</pubDate>'))?.published).toBeNull();
  });
});

describe('an entry of Atom', () => {
  it('has its id, its alternate link, its authors and the date of publication', async () => {
    const entry = await atom(
      '<id>tag:1</id><title type="html">A &amp;amp; B</title><link rel="enclosure" href="/x.mp3"/><link rel="alternate" href="https://news.example/a"/><author><name>Mara Lind</name></author><author><name>Tom Okoro</name></author><published>2025-10-27T12:00:00Z</published><updated>2025-10-28T12:00:00Z</updated>',
    );
    expect(entry).toEqual({
      key: 'tag:1',
      link: 'https://news.example/a',
      title: 'A & B',
      authors: ['Mara Lind', 'Tom Okoro'],
      published: Date.UTC(2025, 9, 27, 12),
      updated: Date.UTC(2025, 9, 28, 12),
      categories: [],
      language: null,
      identities: ['guid:tag:1', 'link:news.example/a', 'title:2025-10-27 a b'],
    });
  });

  it("keeps its own authors apart from the feed's", async () => {
    const own = '<author><name>Tom Okoro</name></author>';
    const feed = await parse(
      `<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Mara Lind</name></author><entry><id>1</id></entry><entry><id>2</id>${own}</entry></feed>`,
    );
    expect(feed.authors).toEqual(['Mara Lind']);
    expect(feed.entries.map(({ authors }) => authors)).toEqual([[], ['Tom Okoro']]);
  });

  it('does not lose the feed over one bad date', async () => {
    expect(
      (await atom('<id>1</id><published>never</published><updated>nor then</updated>'))?.published,
    ).toBeNull();
  });
});

describe('other feeds', () => {
  it('reads RSS 1.0 and RSS without a version', async () => {
    const rdf = await parse(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${SPACES}><channel><title>Daily</title></channel><item rdf:about="https://news.example/a"><title>A</title><link>https://news.example/a</link><dc:date>2025-10-27T12:00:00Z</dc:date></item></rdf:RDF>`,
    );
    expect(rdf.entries[0]).toMatchObject({
      key: 'https://news.example/a',
      published: Date.UTC(2025, 9, 27, 12),
    });
    const bare = await parse('<rss><channel><title>D</title><item><guid>1</guid></item></channel></rss>');
    expect(bare.entries).toHaveLength(1);
  });

  it('leaves declared entities unexpanded (fault 45)', async () => {
    const bomb =
      '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';
    for (const name of ['b', 'x']) {
      const parsed = await read(
        `${bomb}<rss version="2.0"><channel><title>&${name};</title></channel></rss>`,
      );
      expect(JSON.stringify(parsed)).not.toMatch(/aaaa|root:/);
    }
  });

  it('takes a description that chokes tag strippers in its stride (fault 45)', async () => {
    const before = performance.now();
    await rss(`<guid>1</guid><description>${'x&lt;p'.repeat(60_000)}</description>`);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
