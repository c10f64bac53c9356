import type { Article } from '../../src/model/article.ts';
import type { ArticleReader } from '../../src/ports/desk.ts';
import { createArticle } from '../newsroom/desk.ts';
import type { Chance } from './chance.ts';

/** What becomes of the pages of filed threads after `at` (true time, ms since the epoch), and whether they can be read before `downUntil`. */
export type Fate = {
  readonly becomes: 'same' | 'other' | 'gone';
  readonly at: number;
  readonly downUntil: number;
};

/** Pages that stay as they are. */
export const STEADY: Fate = { becomes: 'same', at: 0, downUntil: 0 };

const MINUTE = 60_000;

/** Draws what becomes of a world's pages, which begins at `start`. */
export function drawFate(chance: Chance, start: number): Fate {
  const becomes = chance.hits(0.85) ? 'same' : chance.pick(['other', 'other', 'gone'] as const);
  return {
    becomes,
    at: start + chance.pick([0, 10_000, 2 * MINUTE, 20 * MINUTE]),
    downUntil: chance.hits(0.9) ? 0 : start + chance.pick([MINUTE, 10 * MINUTE, 50 * MINUTE]),
  };
}

/** The page of a filed thread, as it was told or `other`. */
export function tellPage(url: string, other: boolean): Article {
  const answer = createArticle(1, { url });
  if (answer.kind !== 'read') throw new Error('a page that cannot be read');
  return other ? { ...answer.article, title: `Other news from ${url.split('/').at(-1)}` } : answer.article;
}

/** Reads the pages of filed threads by their fate, and every other page as `told` does. */
export function createPages(fate: Fate, now: () => number, told: ArticleReader): ArticleReader {
  return {
    readPage: told.readPage,
    read: async (url, signal) => {
      if (!url.includes('/filed-')) return told.read(url, signal);
      if (now() < fate.downUntil) return { kind: 'failed', fault: { what: 'HTTP 503', remedy: '' } };
      const over = now() >= fate.at;
      if (over && fate.becomes === 'gone') return { kind: 'gone', fault: { what: 'HTTP 404', remedy: '' } };
      return { kind: 'read', article: tellPage(url, over && fate.becomes === 'other') };
    },
  };
}
