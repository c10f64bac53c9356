import type { Article } from '../../../src/model/article.ts';

/** An article of these paragraphs. */
export function anArticle(...paragraphs: readonly string[]): Article {
  return {
    url: 'https://news.example/port',
    title: '',
    byline: [],
    published: null,
    language: 'en',
    image: null,
    handle: null,
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
    doubts: [],
  };
}
