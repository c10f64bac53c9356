import type { Article } from '../model/article.ts';
import {
  findKnown,
  nameCorrection,
  nextLook,
  wasGone,
  WATCHED,
  writeCorrection,
  type Finding,
} from '../model/correction.ts';
import { compareRevisions, isGrave, type Difference } from '../model/difference.ts';
import { describeFault } from '../model/fault.ts';
import { judgeArticle } from '../model/fitness.ts';
import { lintThread } from '../model/lint.ts';
import { GONE, toRevision, type KeptRevision, type Revision } from '../model/revision.ts';
import { listSaid } from '../model/said.ts';
import { threadId, type Draft, type Thread } from '../model/thread.ts';
import { describeDifference } from '../model/wording.ts';
import type { Desk } from '../ports/desk.ts';
import { findLinks } from './links.ts';
import { doubtByline, namesOf } from './second-look.ts';
import { readTold } from './told.ts';

/** Pages read in one round; the rest wait for the next one. A page takes up to half a minute, and stories must not wait. */
const MOST_LOOKS = 20;

/** An article whose threads are out, with what was kept of it. */
type Told = {
  readonly article: string;
  readonly threads: readonly Thread[];
  readonly kept: readonly KeptRevision[];
  /** When it is to be looked at; ms since the epoch. */
  readonly due: number;
};

/** Looks again at the articles that were told in the last 48 hours, at growing gaps, and tells people what is other now. */
export async function lookBack(desk: Desk, signal: AbortSignal): Promise<void> {
  const now = desk.clock.now();
  const out = await desk.store.threadsOut(now - WATCHED);
  const stories = out.filter(({ replyTo }) => replyTo === null);
  const articles = [...new Set(stories.map(({ article }) => article))];
  const told = await Promise.all(
    articles.map((article) =>
      recall(
        desk,
        article,
        stories.filter((thread) => thread.article === article),
      ),
    ),
  );
  const due = told.filter((each) => each.due <= now).toSorted((a, b) => a.due - b.due);
  for (const each of due.slice(0, MOST_LOOKS)) {
    if (signal.aborted) return;
    await lookAt(desk, each, out, signal);
  }
}

async function recall(desk: Desk, article: string, threads: readonly Thread[]): Promise<Told> {
  const kept = await desk.store.revisions(article);
  const lookedAt = kept.at(-1)?.lookedAt;
  const due = threads.map(({ startedAt }) =>
    lookedAt === undefined ? 0 : nextLook(startedAt ?? 0, lookedAt),
  );
  return { article, threads, kept, due: Math.min(...due) };
}

async function lookAt(
  desk: Desk,
  { article, threads, kept }: Told,
  out: readonly Thread[],
  signal: AbortSignal,
): Promise<void> {
  const [link] = await findLinks(desk, article);
  const answer = await desk.articles.read(link, signal);
  if (signal.aborted) return;
  const now = desk.clock.now();
  switch (answer.kind) {
    case 'read': {
      const revision = toRevision(answer.article);
      await desk.store.recordRevision(article, revision, now);
      for (const thread of threads) await compare(desk, thread, kept, answer.article, revision, out);
      return;
    }
    case 'gone': {
      await desk.store.recordRevision(article, GONE, now);
      if (!wasGone(kept)) return desk.log.warn('the page of a story that was told is gone', { article });
      for (const thread of threads) {
        const reason = `the article is gone: ${answer.fault.what}, twice; to take the thread back: bylinebot outbox rollback ${thread.id}`;
        await tell(desk, thread, { why: 'gone', mark: GONE.hash, reason }, null);
      }
      return;
    }
    case 'failed':
      await desk.store.recordRevision(article, null, now);
      return desk.log.warn('a story that was told cannot be looked at again', {
        article,
        reason: describeFault(answer.fault),
      });
  }
}

async function compare(
  desk: Desk,
  thread: Thread,
  kept: readonly KeptRevision[],
  article: Article,
  revision: Revision,
  out: readonly Thread[],
): Promise<void> {
  // Of a thread that is older than what is kept, the first look is the measure.
  const known = findKnown(await desk.store.events(thread.id), kept) ?? kept[0];
  if (known === undefined || known.hash === revision.hash) return;
  const difference = compareRevisions(known, revision);
  const lost = doubtByline(namesOf(desk, thread), known, revision);
  const unfit =
    isUnfit(article) && !isUnfit({ ...article, ...known, doubts: [] }) && difference.note === null;
  if (unfit || !(isGrave(difference) || lost.length > 0)) {
    return desk.log.info('an article has changed, but for nothing that was told', {
      thread: thread.id,
      unfit,
    });
  }
  const reason = describeDifference(difference);
  const correction = await draftCorrection(desk, thread, revision, difference, reason, out);
  await tell(desk, thread, { why: 'changed', mark: revision.hash, reason }, correction);
}

/** A story that became no story is a wall or an error page, not a correction. */
function isUnfit(article: Article): boolean {
  return !judgeArticle(article, null).fit;
}

async function tell(desk: Desk, thread: Thread, finding: Finding, correction: Draft | null): Promise<void> {
  const ruling = await desk.store.correct(thread.id, finding, correction, desk.clock.now());
  if (ruling.kind === 'refused') return;
  const drafted = correction === null ? null : threadId(correction.account, correction.article);
  const { reason: difference } = finding;
  desk.notifier.notify({ kind: 'correction', thread: ruling.thread, difference, correction: drafted });
}

/** One post that says what is other, behind the last one that is out; `null` where no wording of the article fits. */
async function draftCorrection(
  desk: Desk,
  thread: Thread,
  revision: Revision,
  difference: Difference,
  reason: string,
  out: readonly Thread[],
): Promise<Draft | null> {
  const { account, byline } = thread;
  const facts = desk.accounts.find(({ name }) => name === account)?.network.facts;
  const replyTo = findLastPost(thread, out);
  if (facts === undefined || replyTo === null) return null;
  const article = nameCorrection(thread.article, revision);
  const taken = listSaid(await readTold(desk, article), { account, article });
  const text = writeCorrection(difference, (words) => facts.weigh(words) <= facts.length, taken);
  if (text === null) return null;
  const posts = [{ text, weight: facts.weigh(text), sources: [] }];
  const placed = { link: null, linkAt: 0, names: [] };
  return {
    account,
    article,
    title: `Correction: ${revision.title}`,
    byline,
    posts,
    placed,
    reason: [reason, ...lintThread(posts, placed, { ...facts, taken })].join('; '),
    approvedBy: null,
    replyTo,
  };
}

/** The last post of a thread that is out, or of what corrected it since. */
function findLastPost(thread: Thread, out: readonly Thread[]): string | null {
  const corrections = out.filter(
    ({ account, article, replyTo }) =>
      account === thread.account && replyTo !== null && article.startsWith(`${thread.article}#`),
  );
  const slots = [thread, ...corrections].flatMap((each) => each.slots);
  return slots.findLast(({ state }) => state === 'posted')?.remoteId ?? null;
}
