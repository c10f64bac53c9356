import { toRevision, type Revision } from '../../src/model/revision.ts';
import type { Summarizer } from '../../src/ports/desk.ts';
import {
  createArticle,
  createEntry,
  createTestDesk,
  FEED,
  showEntries,
  type TestDesk,
} from '../newsroom/desk.ts';
import { tellPage } from './pages.ts';

/** A feed with one story behind the baseline, and its page. */
export const TOLD: Pick<TestDesk, 'feeds' | 'articles' | 'pictures' | 'summarizer'> = openTold();

function openTold(): typeof TOLD {
  const desk = createTestDesk();
  desk.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(1)));
  desk.pages.set('https://ledger.example/story-2', createArticle(2));
  return { ...desk, summarizer: tellOnce(desk.summarizer) };
}

/**
 * Tells a page once for all schedules: the rules are pure, the style is the same in every world, and telling was a
 * quarter of their time.
 */
function tellOnce({ summarize }: Summarizer): Summarizer {
  const told = new Map<string, ReturnType<typeof summarize>>();
  return {
    summarize: (article, ask, signal) => {
      const key = JSON.stringify([article, ask.units, ask.taken]);
      const summary = told.get(key) ?? summarize(article, ask, signal);
      told.set(key, summary);
      return summary;
    },
  };
}

const revisions = new Map<string, Revision>();

/** What the page of a filed thread said when it was filed; worked out once for all schedules. */
export function revisionOf(article: string): Revision {
  const known = revisions.get(article) ?? toRevision(tellPage(article, false));
  revisions.set(article, known);
  return known;
}
