import type { Article } from '../../src/model/article.ts';
import { uncount } from '../../src/model/ask.ts';
import { toThread, unitCount } from '../../src/model/compose.ts';
import { judgeArticle } from '../../src/model/fitness.ts';
import { splitSentences } from '../../src/model/sentences.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { ASK, fits } from './builders.ts';
import { digest } from './halves.ts';

/** Who made a thread: the program, or whoever posts the first sentences. */
export type BlindBuilder = 'Bylinebot' | 'LEAD';

/** A thread as a reader sees it: the headline, and the posts that are to be marked. */
export type Shown = {
  readonly builder: BlindBuilder;
  readonly source: string;
  readonly headline: string;
  readonly posts: readonly string[];
};

const summarizer = createExtractiveSummarizer();

/**
 * Threads of articles that the program would post without a person, every other one by LEAD, until each builder has
 * `least` posts; the articles in the order of a salted hash, from its end (the first were read in the counts of 25 November).
 * LEAD packs whole sentences into posts as the program does, and makes as many as the program makes of that article.
 */
export async function listShown(
  source: string,
  articles: readonly Article[],
  least: number,
): Promise<Shown[]> {
  const shown: Shown[] = [];
  const left = { Bylinebot: least, LEAD: least };
  for (const article of articles.toSorted((a, b) => (digest(a.url) > digest(b.url) ? -1 : 1))) {
    const own = await tell(article);
    if (own === null) continue;
    const builder = left.Bylinebot >= left.LEAD ? 'Bylinebot' : 'LEAD';
    if (left[builder] <= 0) break;
    const posts = builder === 'LEAD' ? lead(article).slice(0, own.length) : own;
    left[builder] -= posts.length;
    shown.push({ builder, source, headline: article.title, posts });
  }
  return shown;
}

/** The posts made of sentences, without their counters; `null` where a person would have to look. */
async function tell(article: Article): Promise<readonly string[] | null> {
  const summary = await summarizer.summarize(article, { units: unitCount(ASK), fits }, AbortSignal.abort());
  const thread = toThread(article, summary, ASK);
  const reasons = [...(summary.doubts ?? []), ...thread.reasons];
  if (!judgeArticle(article, null).fit || reasons.length > 0) return null;
  return thread.posts.filter(({ sources }) => sources.length > 0).map(({ text }) => uncount(text));
}

/** The first sentences, as many in a post as fit; one that is too long for a post stands alone. */
function lead(article: Article): string[] {
  const told = article.blocks.filter(({ kind }) => kind === 'paragraph');
  const posts: string[] = [];
  for (const { text } of told.flatMap((block) => splitSentences(block.text))) {
    const joined = `${posts.at(-1) ?? ''} ${text}`;
    if (posts.length > 0 && fits(joined)) posts[posts.length - 1] = joined;
    else posts.push(text);
  }
  return posts;
}
