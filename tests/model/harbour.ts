import type { Article } from '../../src/model/article.ts';
import type { ThreadAsk } from '../../src/model/ask.ts';
import type { Summary } from '../../src/model/summary.ts';
import { weigh } from '../../src/model/weight.ts';

/** Where the article stands. */
export const LINK = 'https://ledger.example.com/2025/10/harbour';

/** Its first sentence. */
export const LEAD =
  'The harbour of Port Alder will close for nine days in March while its old cranes are taken down.';

/** More of its sentences. */
export const MORE = [
  'Shipping lines have been told to use the northern terminal, which can take about half of the traffic.',
  'A spokeswoman for the port said the new cranes will be working before the end of the summer.',
  'Two of the cranes date from 1961 and were last inspected eleven years ago.',
];

/** What is asked of a thread. */
export const ask: ThreadAsk = {
  maxPosts: 7,
  numbering: true,
  attribution: 'Follow @mara',
  length: 280,
  weigh,
};

/** An article about a harbour. */
export function anArticle(changes: Partial<Article> = {}): Article {
  return {
    url: LINK,
    title: 'Port Alder closes its harbour to change cranes',
    byline: ['Mara Ellison'],
    published: null,
    language: 'en-GB',
    image: null,
    handle: null,
    blocks: [LEAD, ...MORE].map((text) => ({ kind: 'paragraph', text })),
    doubts: [],
    ...changes,
  };
}

/** A summary of these texts. */
export function told(texts: readonly string[], from = 0): Summary {
  return {
    units: texts.map((text, index) => ({ text, sources: [{ paragraph: from + index, sentence: 0 }] })),
    by: 'extractive',
  };
}
