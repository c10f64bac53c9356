import type { Article } from '../model/article.ts';
import { matchByline } from '../model/author.ts';
import { findCorrected, findKnown, storyOf } from '../model/correction.ts';
import { compareRevisions, isGrave } from '../model/difference.ts';
import { findEmbargo, writeMoment } from '../model/embargo.ts';
import type { Fault } from '../model/fault.ts';
import { judgeArticle } from '../model/fitness.ts';
import { endOf } from '../model/interval.ts';
import { isWaived, type Withholding } from '../model/review.ts';
import { isFirstSame, toRevision, type Revision } from '../model/revision.ts';
import type { Event, Thread } from '../model/thread.ts';
import { describeDifference } from '../model/wording.ts';
import type { Desk } from '../ports/desk.ts';
import { findLinks, isSamePage } from './links.ts';
import type { Hold } from './reserve.ts';

/** A page that cannot be read is asked for again this often, and for so long; milliseconds. */
const AGAIN = 120_000;
const PATIENCE = 30 * 60_000;

const UNREADABLE = 'its page cannot be read';

/**
 * Reads the article's page once more before anything of its thread goes out: what is gone, other than it was told or
 * no longer fit goes to a person. A correction asks that the page is there and still says what it corrects to; a thread of
 * whose article nobody kept what it said, only that the page is there.
 */
export async function lookAgain(desk: Desk, thread: Thread, signal: AbortSignal): Promise<Hold | null> {
  const story = storyOf(thread.article);
  const kept = await desk.store.revisions(story);
  const rest = restPage(thread, kept.at(-1)?.lookedAt ?? 0, desk.clock.now());
  if (rest !== null) return rest;
  const events = await desk.store.events(thread.id);
  const [link] = await findLinks(desk, story);
  const answer = await desk.articles.read(link, signal);
  if (signal.aborted) return null;
  const now = desk.clock.now();
  switch (answer.kind) {
    case 'gone':
      return unlessWaived(events, {
        why: 'gone',
        mark: 'gone',
        reason: `the article is gone: ${answer.fault.what}`,
      });
    case 'failed':
      await desk.store.recordRevision(story, null, now);
      return awaitPage(events, answer.fault, now);
    case 'read': {
      const revision = toRevision(answer.article);
      await desk.store.recordRevision(story, revision, now);
      const reasons =
        thread.replyTo === null
          ? findDoubts(desk, thread, events, findKnown(events, kept), { ...answer.article, revision }, now)
          : findSuperseded(findKnown(events, kept) ?? findCorrected(thread.article, kept), revision);
      if (reasons.length === 0) return null;
      return unlessWaived(events, { why: 'changed', mark: revision.hash, reason: reasons.join('; ') });
    }
  }
}

/** Why a story is not as it was told; of one of which nobody kept what it said, nobody can say. */
function findDoubts(
  desk: Desk,
  thread: Thread,
  events: readonly Event[],
  known: Revision | null,
  article: Article & { readonly revision: Revision },
  now: number,
): readonly string[] {
  if (known === null) return [];
  const { revision } = article;
  return [
    ...findChanges(known, revision),
    ...(isFirstSame(known, revision) ? [] : [tellFirst(article)]),
    ...doubtByline(namesOf(desk, thread), known, revision),
    ...doubtPage(events, thread, article),
    ...doubtDate(thread, article, now),
  ];
}

/** Why a correction no longer says what its article says: only what would be corrected in its turn counts. */
function findSuperseded(known: Revision | null, revision: Revision): readonly string[] {
  const superseded = known !== null && isGrave(compareRevisions(known, revision));
  return superseded ? findChanges(known, revision).map((reason) => `${reason}, since it was corrected`) : [];
}

/** The author of a thread with the names that the configuration adds. */
export function namesOf({ bylines }: Desk, { byline }: Thread): readonly string[] {
  const aliases = bylines.find(({ author }) => author === byline)?.aliases ?? [];
  return [byline, ...aliases];
}

/** Why the page no longer names the author, where it did or named nobody. */
export function doubtByline(names: readonly string[], before: Revision, after: Revision): readonly string[] {
  const match = matchByline(names, after.byline);
  if (match === 'yes' || match === matchByline(names, before.byline)) return [];
  return [
    match === 'no' ? `the page now says by ${after.byline.join(', ')}` : 'the page names no author any more',
  ];
}

function unlessWaived(events: readonly Event[], finding: Withholding): Hold | null {
  return isWaived(events, finding) ? null : { kind: 'withhold', finding };
}

/** The outbox is looked at more often than a page that could not be read is to be asked for. */
function restPage({ reason }: Thread, lookedAt: number, now: number): Hold | null {
  const until = endOf(lookedAt, AGAIN, now);
  return reason.startsWith(UNREADABLE) && until > now ? { kind: 'wait', reason, until } : null;
}

/** Waits for a page that cannot be read, from the first time since the approval on; then a person decides. */
function awaitPage(events: readonly Event[], { what }: Fault, now: number): Hold | null {
  const reason = `${UNREADABLE}: ${what}`;
  const finding: Withholding = { why: 'gone', mark: 'unread', reason };
  if (isWaived(events, finding)) return null;
  const approved = events.findLastIndex(({ kind }) => kind === 'approved');
  const first = events.find(
    ({ kind, about }, index) =>
      index > approved && kind === 'postponed' && String(about['reason']).startsWith(UNREADABLE),
  );
  if (first !== undefined && now - first.at >= PATIENCE) return { kind: 'withhold', finding };
  return { kind: 'wait', reason, until: now + AGAIN };
}

function findChanges(known: Revision, revision: Revision): readonly string[] {
  if (known.hash === revision.hash) return [];
  const words = describeDifference({ ...compareRevisions(known, revision), byline: null });
  return words === '' ? [] : [`the article has changed: ${words}`];
}

function tellFirst({ wishes }: Article): string {
  return wishes?.first === undefined
    ? 'the page asks for no first post any more (bylinebot:first)'
    : `the page asks for another first post now (bylinebot:first): “${wishes.first}”`;
}

/** What the page puts off after it was told of is not told before a person has looked. */
function doubtDate({ seenAt }: Thread, { published }: Article, now: number): readonly string[] {
  const embargo = findEmbargo([published === null ? null : Date.parse(published)], seenAt, now);
  return embargo === null ? [] : [`its page now has a date ahead, ${writeMoment(embargo)}`];
}

/** Doubts that nobody has seen yet: a rule approves none, and a person approved those that were told. */
function doubtPage(events: readonly Event[], thread: Thread, article: Article): readonly string[] {
  const elsewhere = isSamePage(article.url, storyOf(thread.article))
    ? []
    : [`its link leads to ${article.url} now`];
  const told = events.map(({ about }) => String(about['reason'])).join('\n');
  return [...elsewhere, ...judgeArticle(article, null).reasons].filter((reason) => !told.includes(reason));
}
