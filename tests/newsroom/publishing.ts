import { runOnce } from '../../src/newsroom/once.ts';
import { createArticle, createEntry, FEED, showEntries, type TestDesk } from './desk.ts';

/** Nothing is told to stop. */
export const NEVER = new AbortController().signal;

/** Shows old stories at a first run, then the new ones, so that the new ones are due. */
export async function publish(desk: TestDesk, ...numbers: readonly number[]): Promise<void> {
  desk.feedAnswers.set(FEED, showEntries(createEntry(1)));
  await runOnce(desk, NEVER);
  for (const n of numbers) desk.pages.set(`https://ledger.example/story-${n}`, createArticle(n));
  desk.feedAnswers.set(FEED, showEntries(...numbers.map((n) => createEntry(n)), createEntry(1)));
}
