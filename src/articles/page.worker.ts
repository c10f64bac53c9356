import type { Article } from '../model/article.ts';
import { readArticle } from './page.ts';

/** A page's HTML and where it stands. */
export type PageAsk = { readonly html: string; readonly url: string };

/** The article, or that the page's markup is beyond reading. */
export type PageAnswer = { readonly kind: 'article'; readonly article: Article } | { readonly kind: 'bad' };

/** Reads one page; called in a worker thread. */
export function answer(ask: PageAsk): PageAnswer {
  try {
    return { kind: 'article', article: readArticle(ask.html, ask.url) };
  } catch {
    return { kind: 'bad' };
  }
}
