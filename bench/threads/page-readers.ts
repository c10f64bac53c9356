import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readArticle } from '../../src/articles/page.ts';
import { toThread } from '../../src/model/compose.ts';
import { judgeArticle } from '../../src/model/fitness.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { ASK, fits } from './builders.ts';

/** Milliseconds by the wall clock, and of the processor alone, which other programs do not lengthen. */
export type Cost = { readonly wall: number; readonly processor: number };

/** What a reader made of a page; `fit`: the gate would let it go out by itself. */
export type PageReading = {
  readonly text: string;
  readonly cost: Cost;
  readonly title: boolean;
  readonly byline: boolean;
  readonly fit: boolean;
  /** From the page's HTML to the thread; `null` for a reader that makes none. */
  readonly toThread: Cost | null;
};

/** The readers that are compared, by name. */
export const PAGE_READERS = {
  'plain readability': readPlainly,
  Bylinebot: readAsProgram,
} as const;

/** The name of a reader. */
export type PageReaderName = keyof typeof PAGE_READERS;

/** `@mozilla/readability` over `linkedom`, as its manual shows it, nothing taken out before or after. */
async function readPlainly(html: string): Promise<PageReading> {
  const clock = startClock();
  const { document } = parseHTML(html);
  const found = new Readability(document as never).parse();
  return {
    text: found?.textContent ?? '',
    cost: clock(),
    title: (found?.title ?? '') !== '',
    byline: (found?.byline ?? '') !== '',
    fit: found !== null,
    toThread: null,
  };
}

async function readAsProgram(html: string, url: string): Promise<PageReading> {
  const clock = startClock();
  const article = readArticle(html, url);
  const cost = clock();
  const summary = await createExtractiveSummarizer().summarize(
    article,
    { units: ASK.maxPosts - 1, fits },
    AbortSignal.abort(),
  );
  toThread(article, summary, ASK);
  return {
    text: article.blocks.map((block) => block.text).join('\n'),
    cost,
    title: article.title !== '',
    byline: article.byline.length > 0,
    fit: judgeArticle(article, null).fit,
    toThread: clock(),
  };
}

function startClock(): () => Cost {
  const begun = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { wall: performance.now() - begun, processor: (user + system) / 1000 };
  };
}
