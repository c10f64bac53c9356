import type { Article } from '../model/article.ts';
import { uncount } from '../model/ask.ts';
import { RULE } from '../model/budget.ts';
import type { Byline } from '../model/byline.ts';
import { chooseImage, type MediaLimits } from '../model/image.ts';
import { toRevision } from '../model/revision.ts';
import { threadId, type Draft, type ThreadState } from '../model/thread.ts';
import type { Desk } from '../ports/desk.ts';
import { composeThread } from './compose.ts';

/** An article that is to be told, by whom, and what speaks against telling it by itself. */
export type Story = {
  readonly byline: Byline;
  readonly accounts: readonly string[];
  readonly article: Article;
  readonly doubts: readonly string[];
  /** When a feed first showed it, or its embargo ended; ms since the epoch. */
  readonly seenAt: number;
};

/** Their words are nowhere in public, and will not be. */
const UNSAID: ReadonlySet<ThreadState> = new Set<ThreadState>(['cancelled', 'rolled_back']);

const ASKED = 'the page asks for this account, its byline does not have it';

/** The threads of a story, one for each account: no account says what another says of it. */
export async function composeDrafts(
  desk: Desk,
  story: Story,
  signal: AbortSignal,
): Promise<readonly Draft[]> {
  const { article, accounts, doubts } = story;
  const told = await readTold(desk, article.url);
  const drafts: Draft[] = [];
  const add = async (account: string, concerns: readonly string[]): Promise<void> => {
    const others = [...told, ...drafts].filter((each) => each.account !== account);
    const taken = others.flatMap(({ posts }) => posts.map(({ text }) => uncount(text)));
    drafts.push(await composeDraft(desk, story, account, concerns, taken, signal));
  };
  for (const account of accounts) await add(account, doubts);
  for (const account of findMore(desk, story)) await add(account, [...doubts, ASKED]);
  return drafts;
}

async function composeDraft(
  desk: Desk,
  { byline, article, seenAt }: Story,
  name: string,
  doubts: readonly string[],
  taken: readonly string[],
  signal: AbortSignal,
): Promise<Draft> {
  const account = desk.accounts.find((each) => each.name === name);
  if (account === undefined) throw new Error(`no account ${name} on the desk`);
  const { facts } = account.network;
  const { posts, reasons } = await composeThread(article, byline, facts, desk.summarizer, taken, signal);
  const concerns = [...doubts, ...reasons];
  const byRule = byline.review === 'none' && concerns.length === 0;
  return {
    account: name,
    article: article.url,
    title: article.title,
    byline: byline.author,
    posts,
    reason: byRule ? '' : concerns.join('; ') || 'waits for approval',
    approvedBy: byRule ? `${RULE} "review: none"` : null,
    ...(doubts.includes(ASKED) && { asked: true }),
    seenAt,
    revision: toRevision(article),
    ...pickImage(desk, byline, article, name, facts.media),
  };
}

/** The picture of a thread, or why it has none though its byline wants one: something to know, no reason for a review. */
function pickImage(
  { log }: Desk,
  { thread }: Byline,
  article: Article,
  account: string,
  media: MediaLimits | undefined,
): Pick<Draft, 'image' | 'imageless'> {
  if (thread.image !== true) return {};
  const choice = chooseImage(article, true, media);
  if (choice.kind === 'chosen') return { image: choice.image };
  const { reason } = choice;
  log.info('a thread is drafted without a picture', { article: article.url, account, reason });
  return { imageless: reason };
}

type Told = { readonly account: string; readonly posts: readonly { readonly text: string }[] };

/** What accounts say of the article already. */
async function readTold({ accounts, store }: Desk, article: string): Promise<readonly Told[]> {
  const threads = await Promise.all(accounts.map(({ name }) => store.thread(threadId(name, article))));
  return threads.flatMap((thread) =>
    thread === null || UNSAID.has(thread.state) ? [] : [{ account: thread.account, posts: thread.slots }],
  );
}

/** Accounts that the page asks for beside those of the byline; a page names none that the configuration does not have. */
function findMore({ accounts, log }: Desk, { article, accounts: own }: Story): readonly string[] {
  const asked = (article.wishes?.accounts ?? []).filter((name) => !own.includes(name));
  const known = asked.filter((name) => accounts.some((account) => account.name === name));
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    log.warn('the page asks for an account that the configuration does not have', {
      article: article.url,
      accounts: unknown,
    });
  }
  return known;
}
