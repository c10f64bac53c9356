import type { Article } from '../model/article.ts';
import type { Byline } from '../model/byline.ts';
import { fitsUnit, type ThreadAsk } from '../model/ask.ts';
import { toThread, unitCount, type Composed } from '../model/compose.ts';
import type { Network, Summarizer } from '../ports/desk.ts';

/** How a byline wants its threads. */
export type Style = Pick<Byline, 'thread' | 'attribution'>;

/** Makes an article's thread as a network with these facts would carry it; `taken`: what other accounts tell of it, without counters. */
export async function composeThread(
  article: Article,
  style: Style,
  facts: Network['facts'],
  summarizer: Summarizer,
  taken: readonly string[],
  signal: AbortSignal,
): Promise<Composed> {
  const ask: ThreadAsk = {
    ...style.thread,
    attribution: style.attribution ?? (article.handle === null ? null : `Follow @${article.handle}`),
    length: facts.length,
    weigh: facts.weigh,
    taken,
  };
  const fits = (text: string): boolean => fitsUnit(text, ask);
  const summary = await summarizer.summarize(article, { units: unitCount(ask), fits }, signal);
  return toThread(article, summary, ask);
}
