import type { Article } from '../model/article.ts';
import { matchPage } from '../model/author.ts';
import { namesOf, type Byline } from '../model/byline.ts';
import { doubtAge, doubtDates, findEmbargo, tellableSince, writeMoment } from '../model/embargo.ts';
import { describeFault, FaultError, type Fault } from '../model/fault.ts';
import { findLanguageBar } from '../model/filter.ts';
import { judgeArticle } from '../model/fitness.ts';
import type { SeenEntry } from '../model/reading.ts';
import { threadId } from '../model/thread.ts';
import type { Desk } from '../ports/desk.ts';
import { composeDrafts } from './drafts.ts';

/** Failed readings of a page wait 1 min, 2, 4 … at most 6 h; after twelve (about a day) a person is told. */
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 6 * 3_600_000;
const MOST_TRIES = 12;

/** Reads the page of every entry that is due and files its threads, one for each account. */
export async function draftDue(desk: Desk, signal: AbortSignal): Promise<void> {
  const decided = new Set<string>();
  const now = desk.clock.now();
  // Those put off are read too: while a newer candidate of a first run waits for its page, no older one takes its place.
  for (const entry of await desk.store.dueEntries(Number.MAX_SAFE_INTEGER)) {
    if (signal.aborted) return;
    const run = `${entry.byline}\n${entry.feed}`;
    if (entry.firstRun && decided.has(run)) continue;
    const fate = entry.nextTry > now ? 'waits' : await draftAlone(desk, entry, signal);
    if (entry.firstRun && fate !== 'out') decided.add(run);
  }
}

/** What became of an entry: its threads stand, it is to be tried again, or it cannot become one. */
type Fate = 'filed' | 'waits' | 'out';

/** A page that trips a bug of ours must not keep the stories behind it from their readers. */
async function draftAlone(desk: Desk, entry: SeenEntry, signal: AbortSignal): Promise<Fate> {
  try {
    return await draft(desk, entry, signal);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    const what = `${entry.link ?? entry.key}: a bug in bylinebot (${String(error)})`;
    return retryLater(desk, entry, { what, remedy: 'report it with this line' });
  }
}

async function draft(desk: Desk, entry: SeenEntry, signal: AbortSignal): Promise<Fate> {
  const byline = desk.bylines.find((each) => each.author === entry.byline);
  const accounts = entry.accounts.filter((name) => byline?.accounts.includes(name));
  if (byline === undefined || accounts.length === 0 || entry.link === null) {
    const reason = 'its byline or account is no longer configured';
    desk.log.warn('article is dropped', { link: entry.link, byline: entry.byline, reason });
    await desk.store.settleEntry(entry, 'dropped', reason);
    return 'out';
  }
  if (await stands(desk, accounts, entry.link)) {
    await desk.store.file(entry, [], desk.clock.now());
    return 'filed';
  }
  const answer = await desk.articles.read(entry.link, signal);
  switch (answer.kind) {
    case 'read': {
      const embargo = findEmbargo(datesOf(entry, answer.article), entry.seenAt, desk.clock.now());
      if (embargo !== null) return keepEmbargo(desk, entry, embargo);
      return file(desk, entry, byline, accounts, answer.article, signal);
    }
    // A feed is often ahead of its pages: a page that is not there yet is asked for again.
    case 'gone':
    case 'failed':
      return signal.aborted ? 'waits' : retryLater(desk, entry, answer.fault);
  }
}

async function stands(desk: Desk, accounts: readonly string[], article: string): Promise<boolean> {
  const threads = await Promise.all(accounts.map((name) => desk.store.thread(threadId(name, article))));
  return threads.every((thread) => thread !== null);
}

async function retryLater(desk: Desk, entry: SeenEntry, fault: Fault): Promise<Fate> {
  const details = { link: entry.link, title: entry.title, reason: describeFault(fault) };
  if (entry.tries + 1 >= MOST_TRIES) {
    desk.log.error('article could not be read and is given up; tell its story by hand', details);
    await desk.store.settleEntry(entry, 'dropped', fault.what);
    if (entry.certain) tellLost(desk, entry, fault);
    return 'out';
  }
  const wait = Math.min(FIRST_WAIT * 2 ** entry.tries, LONGEST_WAIT);
  desk.log.warn('article cannot be read yet', details);
  await desk.store.deferEntry(entry, fault.what, desk.clock.now() + wait);
  return 'waits';
}

/** Where the feed does not name the author, nobody waits for the article. */
function tellLost(desk: Desk, { feed, byline, link, title }: SeenEntry, fault: Fault): void {
  const reason = `"${title}" (${link ?? 'no link'}) could not be read for a day: ${fault.what}`;
  desk.notifier.notify({ kind: 'article-lost', feed, byline, reason, at: desk.clock.now() });
}

/** What is not to be told yet is read again when it is. */
async function keepEmbargo(desk: Desk, entry: SeenEntry, until: number): Promise<Fate> {
  const reason = `embargo until ${writeMoment(until)}`;
  desk.log.info('article is not told yet', { link: entry.link, title: entry.title, reason });
  await desk.store.deferEntry(entry, reason, until);
  return 'waits';
}

async function file(
  desk: Desk,
  entry: SeenEntry,
  byline: Byline,
  accounts: readonly string[],
  article: Article,
  signal: AbortSignal,
): Promise<Fate> {
  const page = matchPage(namesOf(byline), article.byline);
  const ruled = ruleOut(entry, byline, article, page);
  if (ruled !== null) {
    await desk.store.settleEntry(entry, ruled.state, ruled.reason);
    return 'out';
  }
  if (article.wishes?.skip === true) return passOver(desk, entry);
  const doubts = listDoubts(entry, byline, article, page);
  const seenAt = tellableSince(datesOf(entry, article), entry.seenAt, entry.since);
  const drafts = await composeDrafts(desk, { byline, accounts, article, doubts, seenAt }, signal);
  if (signal.aborted) return 'waits';
  const threads = await desk.store.file(entry, drafts, desk.clock.now());
  for (const thread of threads) desk.notifier.notify({ kind: 'filed', thread });
  return 'filed';
}

/** Its author asks on the page not to have it told. */
async function passOver(desk: Desk, entry: SeenEntry): Promise<Fate> {
  const reason = 'the page asks not to be told (bylinebot:skip)';
  desk.log.info('article is not told', { link: entry.link, title: entry.title, reason });
  await desk.store.settleEntry(entry, 'dropped', reason);
  return 'out';
}

/** What keeps a page from being drafted at all: another's name, or a language that the byline does not tell. */
function ruleOut(
  entry: SeenEntry,
  byline: Byline,
  article: Article,
  page: 'yes' | 'no' | 'unknown',
): Pick<SeenEntry, 'state' | 'reason'> | null {
  if (page === 'no' && !entry.certain) return { state: 'other', reason: `by ${article.byline.join(', ')}` };
  const bar = findLanguageBar(byline, article.language);
  return bar === null ? null : { state: 'filtered', reason: bar };
}

function datesOf({ published }: SeenEntry, article: Article): readonly (number | null)[] {
  return [published, article.published === null ? null : Date.parse(article.published)];
}

function listDoubts(
  entry: SeenEntry,
  byline: Byline,
  article: Article,
  page: 'yes' | 'no' | 'unknown',
): readonly string[] {
  return [
    ...judgeArticle(article, null).reasons,
    ...doubtByline(entry, byline, article, page),
    ...doubtDates(datesOf(entry, article), entry.seenAt),
    // A first run asks for the newest, whatever its age.
    ...(entry.firstRun ? [] : doubtAge(datesOf(entry, article), entry.since)),
  ];
}

/** A name known only from the page may start a draft, never pass review by itself: pages name more people than authors. */
function doubtByline(
  entry: SeenEntry,
  byline: Byline,
  article: Article,
  page: 'yes' | 'no' | 'unknown',
): readonly string[] {
  if (entry.certain) {
    if (page !== 'no') return [];
    return [`the feed says by ${byline.author}, the page says by ${article.byline.join(', ')}`];
  }
  return page === 'yes' ? ['only the page names the author'] : ['nobody is named as its author'];
}
