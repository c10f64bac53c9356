import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePage, type PageDocument } from '../../src/articles/dom.ts';
import { publishEdition, type Published } from '../../src/demo/edition.ts';
import { startDemoSite } from '../../src/demo/site.ts';
import { nameAuthors } from '../../src/demo/story.ts';

const NOW = Date.UTC(2031, 4, 6, 12);

type Page = { readonly published: Published; readonly document: PageDocument };

let site: Awaited<ReturnType<typeof startDemoSite>>;
let pages: readonly Page[];

beforeAll(async () => {
  site = await startDemoSite({ port: 0, now: NOW });
  site.release();
  pages = await Promise.all(
    publishEdition(site.origin, NOW, true).map(async (published) => {
      const html = await (await fetch(published.url)).text();
      return { published, document: parsePage(html) };
    }),
  );
});

afterAll(() => site.close());

describe('a story page of the demo site', () => {
  it('names its canonical link, authors, date and picture in its head', () => {
    for (const { published, document } of pages) {
      const { story, url, at } = published;
      const read = (name: string) =>
        document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content');
      expect(document.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(url);
      expect(read('author')).toBe(nameAuthors(story));
      expect(read('article:published_time')).toBe(at.toISOString());
      expect(read('og:title')).toBe(story.headline);
      expect(read('og:image')).toBe(`${site.origin}/pictures/${story.slug}.png`);
    }
  });

  it('describes itself as a NewsArticle in JSON-LD', () => {
    for (const { published, document } of pages) {
      const { story, url } = published;
      const script = document.querySelector('script[type="application/ld+json"]');
      const said: unknown = JSON.parse(script?.textContent ?? '');
      expect(said).toMatchObject({
        '@type': 'NewsArticle',
        headline: story.headline,
        author: story.authors.map(({ name }) => ({ name })),
        mainEntityOfPage: url,
      });
    }
  });

  it('carries the furniture of real sites', () => {
    const furniture = [
      'nav.site-navigation',
      'nav.breadcrumbs',
      '.share-bar',
      'figure figcaption .credit',
      '.story-text aside.newsletter-box',
      '.related a',
      '#respond form textarea',
      'footer.site-footer',
    ];
    for (const { published, document } of pages) {
      const missing = furniture.filter((part) => document.querySelector(part) === null);
      expect({ url: published.url, missing }).toEqual({ url: published.url, missing: [] });
      expect(document.querySelector('#respond')?.textContent).toContain('LEAVE A REPLY');
      expect(document.querySelector('figure img')?.getAttribute('alt')).not.toBe('');
    }
  });

  it('asks to follow each of its authors, the opinion desk excepted', () => {
    for (const { published, document } of pages) {
      const text = document.querySelector('.story-text')?.textContent ?? '';
      const lines = [...text.matchAll(/Follow (.+?) on Twitter at @(\w+)/gu)].map(([, name]) => name);
      const signed = published.story.authors.filter(({ handle }) => handle !== null);
      expect(lines).toEqual(signed.map(({ name }) => name));
    }
  });

  it('breaks into most texts with a promo for another story', () => {
    const promos = pages.map(({ document }) =>
      /(?:Also read|Read): /u.test(document.body?.textContent ?? ''),
    );
    expect(promos.filter(Boolean).length).toBeGreaterThanOrEqual(5);
  });

  it('tells every paragraph and every line of its lists, in order', () => {
    for (const { published, document } of pages) {
      const shown = document.querySelector('.story-text')?.textContent ?? '';
      const told = published.story.body.flatMap((passage) => {
        if (typeof passage === 'string') return [passage];
        return passage.kind === 'list' ? passage.lines : [];
      });
      const places = told.map((text) => shown.indexOf(text));
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});
