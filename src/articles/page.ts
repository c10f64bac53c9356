import type { Article, Image } from '../model/article.ts';
import { tidyLink } from '../model/link.ts';
import { tidyText } from '../model/plain.ts';
import { readLines } from './body.ts';
import { parsePage, readMeta, type PageDocument } from './dom.ts';
import { clearFurniture } from './furniture.ts';
import { doubtKind } from './kind.ts';
import { absolute, readCanonical, readLanguage, readPublished, readSite, readTitle } from './masthead.ts';
import { readByline, readHandle } from './signature.ts';
import { readWishes } from './wishes.ts';
import { isNode, listOf, readStructured, readText, type Structured } from './structured.ts';

/** Reads an article out of a page's HTML. `url` is where the page stands: a link, or a file's path as it was given. */
export function readArticle(html: string, url: string): Article {
  const page = parsePage(html);
  const structured = readStructured(page);
  const site = readSite(page, structured);
  const title = readTitle(page, structured, site);
  const byline = readByline(page, structured, site);
  const canonical = readCanonical(page, structured, url);
  const wishes = readWishes(page);
  const about = {
    url: canonical.link,
    title,
    byline,
    published: readPublished(page, structured),
    language: readLanguage(page, structured),
    image: readImage(page, structured, url, title),
    handle: readHandle(page, byline),
    ...(wishes !== undefined && { wishes }),
    doubts: [...(canonical.doubt === null ? [] : [canonical.doubt]), ...findDoubts(page, structured)],
  };
  // Last, because it takes the page apart.
  return { ...about, blocks: clearFurniture(readLines(page), title, byline) };
}

/** Asked of the page itself: is it free to read, and is it a story at all? */
function findDoubts(page: PageDocument, structured: Structured): readonly string[] {
  const parts = [structured.article, ...listOf(structured.article['hasPart'])].filter(isNode);
  const closed = parts.some((part) => /^false$/i.test(String(part['isAccessibleForFree'] ?? '')));
  const tier = /^(?:locked|metered|premium)$/i.test(readMeta(page, ['article:content_tier']) ?? '');
  return [...(closed || tier ? ['the page says that it is behind a paywall'] : []), ...doubtKind(structured)];
}

function readImage(page: PageDocument, structured: Structured, url: string, title: string): Image | null {
  const base = tidyLink(url);
  const linked = structured.resolve(listOf(structured.article['image'])[0]);
  const named = [
    readMeta(page, ['og:image:secure_url', 'og:image', 'twitter:image']),
    readText(linked, 'url'),
  ];
  const link = named.map((href) => absolute(href, base)).find((href) => href !== null);
  if (link === undefined || link === null) return null;
  const alt = tidyText(readMeta(page, ['og:image:alt', 'twitter:image:alt']) ?? findAlt(page, link) ?? '');
  return { url: link, alt: describes(alt, title) ? alt : null };
}

/** The headline once more, a file name or a program's slip says nothing of what is in the picture. */
function describes(alt: string, title: string): boolean {
  return (
    alt !== '' && alt !== title && !/^(?:undefined|null|image|photo|\S+\.(?:jpe?g|png|webp|gif))$/i.test(alt)
  );
}

/** The same picture shown on the page, in whatever size, says what is in it. */
function findAlt(page: PageDocument, link: string): string | null {
  const file = fileOf(link);
  for (const image of page.querySelectorAll('img[alt]')) {
    const source = image.getAttribute('src') ?? '';
    const alt = image.getAttribute('alt') ?? '';
    if (alt.trim() !== '' && file !== '' && fileOf(source) === file) return alt;
  }
  return null;
}

/** "…/truce-1024x576.png?w=640" and "…/truce.png" are one picture. */
function fileOf(link: string): string {
  const file = link.split(/[?#]/)[0]?.split('/').pop() ?? '';
  return file.replace(/-\d+x\d+(?=\.\w+$)/, '');
}
