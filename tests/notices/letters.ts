import { openThread, type Thread } from '../../src/model/thread.ts';
import type { Notice } from '../../src/model/notice.ts';

/** When the thread of these tests was filed; ms since the epoch. */
export const FILED_AT = Date.UTC(2026, 0, 5, 9);

/** A thread of two posts in review, changed as the test wants it. */
export function createThread(change: Partial<Thread> = {}): Thread {
  const post = { weight: 5, sources: [] };
  const draft = {
    account: 'mara',
    article: 'https://ledger.example/story-1',
    title: 'Port Alder approves “berth 4”',
    byline: 'Mara Ellison',
    posts: [
      { ...post, text: 'One' },
      { ...post, text: 'Two' },
    ],
    reason: 'waits for approval',
    approvedBy: null,
  };
  return { ...openThread(draft, FILED_AT), ...change };
}

/** A thread's notice that it waits for a person. */
export function fileNotice(change: Partial<Thread> = {}): Notice {
  return { kind: 'filed', thread: createThread(change) };
}
