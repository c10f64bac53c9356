import { readArticle } from '../../src/articles/page.ts';
import type { Article } from '../../src/model/article.ts';

/** Where the page of these tests stands. */
export const URL = 'https://news.example/2025/pier/?utm_source=rss';
/** Its paragraphs. */
export const TEXT: readonly string[] = [
  'The harbour council voted on Tuesday to rebuild the old pier before the winter storms arrive, after months of argument over its cost and its use.',
  '“We have waited long enough for this,” said the harbour master, Ines Falk, who has run the port for a decade. “The boats need it.”',
  'The work will cost about 12 million crowns, of which the state pays half, and is to begin in the first week of November at the northern end.',
];
/** Its paragraphs as markup. */
export const BODY = TEXT.map((text) => `<p>${text}</p>`).join('\n');

/** What a test puts into the page. */
export type Parts = { head?: string; above?: string; body?: string; below?: string };

/** Reads a small news page made of these parts. */
export function read(parts: Parts = {}, url = URL): Article {
  const { head = '', above = '<h1>Council votes to rebuild the pier</h1>', body = BODY, below = '' } = parts;
  return readArticle(
    `<!DOCTYPE html><html lang="en-gb"><head><title>Council votes to rebuild the pier | Daily Planet</title>${head}</head><body><nav><a href="/">Home</a></nav><article>${above}<div class="entry-content">${body}</div></article>${below}<footer>© 2025 Daily Planet</footer></body></html>`,
    url,
  );
}
