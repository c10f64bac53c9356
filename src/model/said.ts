import { uncount } from './ask.ts';
import { NOT_BEGUN, type Thread, type ThreadState } from './thread.ts';

/** Their words are nowhere in public, and will not be. */
const UNSAID: ReadonlySet<ThreadState> = new Set<ThreadState>(['cancelled', 'rolled_back']);

/** Whether a thread's words are in public, or may come to be. */
export function isSaying({ state }: Thread): boolean {
  return !UNSAID.has(state);
}

/** Whether a thread has begun to say its words in public. */
export function hasBegun(thread: Thread): boolean {
  return isSaying(thread) && !NOT_BEGUN.includes(thread.state);
}

/** What threads of other accounts say of a thread's article, without counters. */
export function listSaid(
  threads: readonly Thread[],
  { account, article }: Pick<Thread, 'account' | 'article'>,
): readonly string[] {
  return threads
    .filter((other) => other.article === article && other.account !== account && isSaying(other))
    .flatMap(({ slots }) => slots.map(({ text }) => uncount(text)));
}
