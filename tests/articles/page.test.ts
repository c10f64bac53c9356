import { describe, expect, it } from 'vitest';
import { BODY, read, type Parts } from './newspaper.ts';

function linked(node: object): string {
  return `<script type="application/ld+json">${JSON.stringify(node)}</script>`;
}

describe('what a page says of itself', () => {
  it('is read from JSON-LD with a graph, arrays and references', () => {
    const graph = [
      { '@type': 'WebPage', '@id': '#page' },
      { '@type': ['Person'], '@id': '#mara', name: 'Mara Lind' },
      {
        '@type': ['NewsArticle'],
        headline: 'Council votes &amp; builds',
        author: [
          { '@id': '#mara' },
          { '@type': 'Person', name: 'Tom Okoro' },
          { '@type': 'Organization', name: 'Daily Planet' },
        ],
        datePublished: '2025-10-27T12:20:13+0100',
        inLanguage: 'en',
        image: { '@type': 'ImageObject', url: 'https://news.example/pier.jpg' },
      },
    ];
    expect(read({ head: linked({ '@graph': graph }) })).toMatchObject({
      title: 'Council votes & builds',
      byline: ['Mara Lind', 'Tom Okoro'],
      published: '2025-10-27T12:20:13+01:00',
      language: 'en-GB',
      image: { url: 'https://news.example/pier.jpg', alt: null },
      doubts: [],
    });
  });

  it.each<[string, Parts]>([
    ['article:author that is a name', { head: '<meta property="article:author" content="Mara Lind">' }],
    [
      'author before article:author that is a link',
      {
        head: '<meta property="article:author" content="https://facebook.example/tom"><meta name="author" content="Mara Lind">',
      },
    ],
    ['rel=author', { above: '<h1>x</h1><a rel="author" href="/mara">Mara Lind</a>' }],
    ['itemprop', { above: '<div itemprop="author"><span itemprop="name">Mara Lind</span></div>' }],
    ['a byline class', { above: '<p class="story-byline">By Mara Lind, Environment Correspondent</p>' }],
    [
      'broken JSON-LD beside a good one',
      {
        head: `<script type="application/ld+json">{"a":</script>${linked({ '@type': 'Article', author: 'Mara Lind' })}`,
      },
    ],
  ])('names the author by %s', (_, parts) => {
    expect(read(parts).byline).toEqual(['Mara Lind']);
  });

  it('names no author for a headline, a newspaper or a machine', () => {
    const above = '<h1>A response to Mara Lind</h1><aside><a rel="author">Tom Okoro</a></aside>';
    const head =
      '<meta property="og:site_name" content="Daily Planet"><meta name="author" content="Daily Planet"><meta name="dc.creator" content="admin">';
    expect(read({ head, above }).byline).toEqual([]);
  });

  it("loses the site's name from its title", () => {
    expect(read().title).toBe('Council votes to rebuild the pier');
    const head =
      '<meta property="og:site_name" content="Daily Planet"><meta property="og:title" content="Pier: yes - or no? – Daily Planet">';
    expect(read({ head }).title).toBe('Pier: yes - or no?');
  });

  it('takes the times it can trust', () => {
    const published = (content: string) =>
      read({ head: `<meta property="article:published_time" content="${content}">` }).published;
    expect(published('2025-10-27T12:20:13Z')).toBe('2025-10-27T12:20:13Z');
    expect(published('2025-10-27 12:20')).toBe('2025-10-27T12:20:00.000Z');
    expect(published('0001-01-01T00:00:00Z')).toBeNull();
    expect(published('soon')).toBeNull();
  });

  it('finds what the picture shows, if anybody says', () => {
    const head = '<meta property="og:image" content="/img/pier.jpg">';
    const shown = (alt: string) =>
      read({ head, above: `<h1>T</h1><img src="/img/pier-300x200.jpg?w=3" alt="${alt}">` }).image?.alt;
    expect(shown('The old pier')).toBe('The old pier');
    expect(shown('pier.jpg')).toBeNull();
    expect(shown('')).toBeNull();
  });

  it.each([[false], ['False'], ['false']])('doubts when isAccessibleForFree is %j', (free) => {
    const head = linked({ '@type': 'NewsArticle', isAccessibleForFree: free });
    expect(read({ head }).doubts).toEqual(['the page says that it is behind a paywall']);
    expect(read({ head: linked({ '@type': 'NewsArticle', isAccessibleForFree: true }) }).doubts).toEqual([]);
  });
});

describe('the link of a page', () => {
  const canonical = (href: string) => ({ head: `<link rel="canonical" href="${href}">` });

  it('is its canonical one, tidied', () => {
    expect(read(canonical('https://www.news.example/pier?utm_medium=x')).url).toBe(
      'https://www.news.example/pier',
    );
    expect(read(canonical('/pier')).url).toBe('https://news.example/pier');
  });

  it('stays on the host that was fetched, with a doubt (fault 12)', () => {
    const article = read(canonical('https://other.example/pier'));
    expect(article.url).toBe('https://news.example/2025/pier/');
    expect(article.doubts[0]).toMatch(/another host, other\.example/);
  });

  it('is never the front page', () => {
    expect(read(canonical('https://news.example/')).url).toBe('https://news.example/2025/pier/');
  });

  it("is the canonical one for a file, else the file's path as it was given", () => {
    expect(read(canonical('https://other.example/pier'), 'pages/pier.html')).toMatchObject({
      url: 'https://other.example/pier',
      doubts: [],
    });
    expect(read({}, 'pages/pier.html').url).toBe('pages/pier.html');
    expect(read(canonical('{{BASE}}/pier'), 'file:///tmp/pier.html').url).toBe('file:///tmp/pier.html');
  });
});

describe("the author's handle", () => {
  const head = '<meta name="author" content="Mara Lind"><meta name="twitter:site" content="@planet">';

  it.each([
    [
      '<p>Follow Mara Lind on Twitter at <a href="https://twitter.com/maralind">@maralind</a></p>',
      'maralind',
    ],
    ['<p>Follow Mara Lind on Twitter at @maralind</p>', 'maralind'],
    ['<p>Follow Lind on <a href="https://x.com/maralind?lang=en">X</a></p>', 'maralind'],
    ['<p>Mara Lind writes about ports. Follow her on X: @maralind.</p>', 'maralind'],
    ['<p>Follow us on Twitter at @planetnews</p>', null],
    ['<p>Follow Tom Okoro on Twitter at @tomokoro</p>', null],
    ['<p>Follow Mara Lind on Twitter at @planet</p>', null],
    ['<p>She told @somebody to follow the rules.</p>', null],
    ['<a href="https://twitter.com/intent/tweet?text=x">Follow Mara Lind</a>', null],
    ['<p>Write to mara@planet.example. Follow Mara Lind on Twitter @maralind</p>', 'maralind'],
    ['<p>Mara Lind reports with @tomokoro. Follow her at @maralind.</p>', 'maralind'],
    [
      '<p>With <a href="https://x.com/tomokoro">Tom Okoro</a>. Follow her at <a href="https://x.com/maralind">@maralind</a></p>',
      'maralind',
    ],
    ['<p>“Follow me @minister,” the minister wrote on Tuesday.</p>', null],
    ['<blockquote><p>Follow me on X: @minister</p></blockquote>', null],
    ['<section class="comments"><p>Great! Follow me @reader</p></section>', null],
    ['<ol><li id="comment-7">Follow me on <a href="https://x.com/reader">X</a></li></ol>', null],
  ])('is found in %s as %j', (line, handle) => {
    expect(read({ head, body: BODY + line }).handle).toBe(handle);
  });

  it("falls back on twitter:creator, unless that is the newspaper's", () => {
    expect(read({ head: `${head}<meta name="twitter:creator" content="@maralind">` }).handle).toBe(
      'maralind',
    );
    expect(read({ head: `${head}<meta name="twitter:creator" content="@Planet">` }).handle).toBeNull();
  });

  it('is not guessed where several people wrote', () => {
    const both = '<meta name="author" content="Mara Lind and Tom Okoro">';
    expect(
      read({ head: both, body: `${BODY}<p>Follow Mara Lind on Twitter at @maralind</p>` }).handle,
    ).toBeNull();
  });
});
