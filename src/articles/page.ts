import type { Article } from '../model/article.ts';
import { readLines } from './body.ts';
import { parsePage, readMeta, type PageDocument } from './dom.ts';
import { clearFurniture } from './furniture.ts';
import { readImage } from './image.ts';
import { doubtKind } from './kind.ts';
import { readCanonical, readLanguage, readPublished, readSite, readTitle } from './masthead.ts';
import { readByline, readHandle } from './signature.ts';
import { doubtWall } from './wall.ts';
import { readWishes } from './wishes.ts';
import { doubtArticles, doubtSeveral } from './several.ts';
import { isNode, listOf, readStructured, type Structured } from './structured.ts';

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
  const lines = readLines(page);
  return {
    ...about,
    blocks: clearFurniture(lines, title, byline),
    doubts: [...about.doubts, ...doubtSeveral(title, lines)],
  };
}

/** Asked of the page itself: is it free to read, and is it a story at all? */
function findDoubts(page: PageDocument, structured: Structured): readonly string[] {
  const parts = [structured.article, ...listOf(structured.article['hasPart'])].filter(isNode);
  const closed = parts.some((part) =>
    /(?:^|\/)(?:false|no)$/i.test(String(part['isAccessibleForFree'] ?? '')),
  );
  const tier = /^(?:locked|metered|premium)$/i.test(readMeta(page, ['article:content_tier']) ?? '');
  return [
    ...(closed || tier ? ['the page says that it is behind a paywall'] : []),
    ...doubtWall(page),
    ...doubtKind(structured),
    ...doubtArticles(page),
  ];
}
