import type { Article } from '../model/article.ts';
import type { Byline } from '../model/byline.ts';
import { fitsUnit, toThread, unitCount, type Composed } from '../model/compose.ts';
import type { Network, Summarizer } from '../ports/desk.ts';

/** How a byline wants its threads. */
export type Style = Pick<Byline, 'thread' | 'attribution'>;

/** Makes an article's thread as a network with these facts would carry it. */
export async function composeThread(
  article: Article,
  style: Style,
  facts: Network['facts'],
  summarizer: Summarizer,
  signal: AbortSignal,
): Promise<Composed> {
  const ask = {
    ...style.thread,
    attribution: style.attribution ?? (article.handle === null ? null : `Follow @${article.handle}`),
    length: facts.length,
    weigh: facts.weigh,
  };
  const fits = (text: string): boolean => fitsUnit(text, ask);
  const summary = await summarizer.summarize(article, { units: unitCount(ask), fits }, signal);
  return toThread(article, summary, ask);
}
