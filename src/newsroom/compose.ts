import type { Article } from '../model/article.ts';
import type { Byline } from '../model/byline.ts';
import { fitsUnit, type ThreadAsk } from '../model/ask.ts';
import { toThread, unitCount, type Composed } from '../model/compose.ts';
import type { Summary, Writer } from '../model/summary.ts';
import type { Network, Summarizer } from '../ports/desk.ts';

/** How a byline wants its threads. */
export type Style = Pick<Byline, 'thread' | 'attribution'>;

/** A thread as composed, and how it was worded. */
export type Worded = Composed & {
  readonly by: Writer;
  /** Whether a model was asked, which is dear and may take a minute. */
  readonly asked: boolean;
};

/** Why no rule approves what a model wrote. */
const BY_A_MODEL = 'written by a model: a person must look';

/** Makes an article's thread as a network with these facts would carry it; `taken`: what other accounts tell of it, without counters. */
export async function composeThread(
  article: Article,
  style: Style,
  facts: Network['facts'],
  summarizer: Summarizer,
  taken: readonly string[],
  signal: AbortSignal,
): Promise<Worded> {
  const ask: ThreadAsk = {
    ...style.thread,
    attribution: style.attribution ?? (article.handle === null ? null : `Follow @${article.handle}`),
    length: facts.length,
    weigh: facts.weigh,
    taken,
  };
  const fits = (text: string): boolean => fitsUnit(text, ask);
  const summary = await summarizer.summarize(article, { units: unitCount(ask), taken, fits }, signal);
  return sign(toThread(article, summary, ask), summary);
}

function sign(composed: Composed, { by, doubts = [], loose = false, inVain = false }: Summary): Worded {
  const reasons = [...(by === 'model' ? [BY_A_MODEL] : []), ...doubts, ...composed.reasons];
  const asked = by === 'model' || inVain;
  return { ...composed, reasons, by, asked, short: composed.short || loose };
}
