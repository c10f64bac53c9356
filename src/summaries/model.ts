import type { Article } from '../model/article.ts';
import type { Summary } from '../model/summary.ts';
import type { Log, Summarizer, SummaryAsk } from '../ports/desk.ts';
import { setDeadline } from '../web/deadline.ts';
import { judgePosts, type Judged } from './judge.ts';
import type { AskModel } from './model-call.ts';
import { numberSentences, type Numbered } from './numbered.ts';
import { writeComplaint, writeRequest, type Request } from './prompt.ts';

/** A model's telling, or why there is none: a clause that begins behind "the model". */
type Telling =
  { readonly kind: 'told'; readonly judged: Judged } | { readonly kind: 'failed'; readonly reason: string };

/** One try of a model, with its answer as it came. */
type Draft =
  | { readonly kind: 'told'; readonly judged: Judged; readonly answer: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** A person is told so many faults of a thread. */
const SHOWN = 3;

/**
 * A summarizer that asks a model and believes nothing of what it says: a post that is not faithful is asked for once
 * more, and then, or when there is no answer within `deadline` (milliseconds for all of it), `otherwise` tells the
 * article. Never rejects for what a model does.
 */
export function createModelSummarizer(by: {
  readonly ask: AskModel;
  readonly deadline: number;
  readonly otherwise: Summarizer;
  readonly log: Log;
}): Summarizer {
  return {
    async summarize(article, ask, signal) {
      if (ask.units === 0) return { units: [], by: 'extractive' };
      const telling = await tell(article, ask, by, signal);
      if (telling.kind === 'told') return sign(telling.judged);
      const reason = `the model ${telling.reason}`;
      // What the end of the program cut off is asked for anew.
      if (!signal.aborted) by.log.warn('an article is told without the model', { link: article.url, reason });
      const summary = await by.otherwise.summarize(article, ask, signal);
      return {
        ...summary,
        inVain: true,
        doubts: [...(summary.doubts ?? []), `told in the article’s own words, as ${reason}`],
      };
    },
  };
}

function sign({ units, doubts }: Judged): Summary {
  return { units, by: 'model', doubts };
}

async function tell(
  article: Article,
  ask: SummaryAsk,
  by: { readonly ask: AskModel; readonly deadline: number },
  signal: AbortSignal,
): Promise<Telling> {
  const sentences = numberSentences(article);
  if (sentences.length === 0) return { kind: 'failed', reason: 'has no sentence to tell' };
  const { signal: bounded, release } = setDeadline(by.deadline, signal);
  try {
    const telling = await talk(by.ask, writeRequest(article, sentences, ask), sentences, ask, bounded);
    if (telling.kind === 'told' || !bounded.aborted) return telling;
    const late = `did not answer within ${by.deadline / 1_000} s`;
    return { kind: 'failed', reason: signal.aborted ? 'was not waited for' : late };
  } finally {
    release();
  }
}

/** Doubts alone are worth a second try as well, and no reason to throw the posts away. */
async function talk(
  askModel: AskModel,
  request: Request,
  sentences: readonly Numbered[],
  ask: SummaryAsk,
  signal: AbortSignal,
): Promise<Telling> {
  const write = async (wanted: Request): Promise<Draft> => {
    const answer = await askModel(wanted, signal);
    if (answer.kind === 'failed') return answer;
    return { kind: 'told', judged: judgePosts(answer.posts, sentences, ask), answer: answer.answer };
  };
  const first = await write(request);
  if (first.kind === 'failed' || listFaults(first.judged).length === 0) return first;
  const second = await write(writeComplaint(request, first.answer, listFaults(first.judged)));
  if (second.kind === 'told' && second.judged.blocks.length === 0) return second;
  if (first.judged.blocks.length === 0) return first;
  return second.kind === 'failed' ? second : { kind: 'failed', reason: refuse(second.judged) };
}

function listFaults({ blocks, doubts }: Judged): readonly string[] {
  return [...blocks, ...doubts];
}

function refuse({ blocks }: Judged): string {
  return `is not true to the article: ${blocks.slice(0, SHOWN).join('; ')}`;
}
