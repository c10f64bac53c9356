import type { Article } from '../model/article.ts';
import { isWhole } from '../model/fitness.ts';
import { ENDS_AT_WALL } from '../model/wall.ts';
import { readLines } from './body.ts';
import { isBare, parsePage, readMeta, type PageDocument } from './dom.ts';
import { clearFurniture } from './furniture.ts';
import { readImage } from './image.ts';
import { doubtKind } from './kind.ts';
import { readCanonical, readLanguage, readPublished, readSite, readTitle } from './masthead.ts';
import { readByline, readHandle } from './signature.ts';
import { findWall } from './wall.ts';
import { readWishes } from './wishes.ts';
import { doubtArticles, doubtSeveral } from './several.ts';
import { isClosed, readStructured, type Structured } from './structured.ts';

/** Reads an article out of a page's HTML. `url` is where the page stands: a link, or a file's path as it was given. */
export function readArticle(html: string, url: string): Article {
  const page = parsePage(html);
  const structured = readStructured(page);
  const site = readSite(page, structured);
  const title = readTitle(page, structured, site);
  const byline = readByline(page, structured, site);
  const canonical = readCanonical(page, structured, url);
  const wishes = readWishes(page, isBare(html));
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
  const wall = findWall(page);
  // Last, because it takes the page apart.
  const lines = readLines(page);
  const blocks = clearFurniture(lines, title, byline);
  const walled = wall === 'wall' || (wall === 'meter' && !isWhole(blocks));
  const doubts = [...about.doubts, ...(walled ? [ENDS_AT_WALL] : []), ...doubtSeveral(title, lines)];
  return { ...about, doubts, blocks };
}

/** Asked of the page itself: is it free to read, and is it a story at all? */
function findDoubts(page: PageDocument, structured: Structured): readonly string[] {
  const tier = /^(?:locked|metered|premium)$/i.test(readMeta(page, ['article:content_tier']) ?? '');
  return [
    ...(isClosed(structured) || tier ? ['the page says that it is behind a paywall'] : []),
    ...doubtKind(structured),
    ...doubtArticles(page),
  ];
}
