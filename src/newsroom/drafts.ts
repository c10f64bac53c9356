import type { Article } from '../model/article.ts';
import { uncount } from '../model/ask.ts';
import { matchByline } from '../model/author.ts';
import { RULE } from '../model/budget.ts';
import { namesOf, type Byline } from '../model/byline.ts';
import { chooseImage, type MediaLimits } from '../model/image.ts';
import { toRevision } from '../model/revision.ts';
import { isSaying } from '../model/said.ts';
import type { Draft } from '../model/thread.ts';
import type { Desk } from '../ports/desk.ts';
import { composeThread } from './compose.ts';
import { readTold } from './told.ts';

/** An article that is to be told, by whom, and what speaks against telling it by itself. */
export type Story = {
  readonly byline: Byline;
  readonly accounts: readonly string[];
  readonly article: Article;
  readonly doubts: readonly string[];
  /** When a feed first showed it, or its embargo ended; ms since the epoch. */
  readonly seenAt: number;
};

const ASKED = 'the page asks for this account, its byline does not have it';

/** Where several accounts tell a story, no thread is made shorter than this for the sake of the others. */
const FEWEST_POSTS = 4;

/**
 * The threads of a story, one for each account: no account says what another says of it. Where one takes too much for
 * the next to have enough, all of them are made shorter; the accounts of other followed authors of the story, who file
 * their own threads, are left enough as well.
 */
export async function composeDrafts(
  desk: Desk,
  story: Story,
  signal: AbortSignal,
): Promise<readonly Draft[]> {
  const threads = await readTold(desk, story.article.url);
  const told = threads.filter(isSaying).map(({ account, slots }) => ({ account, posts: slots }));
  const own = [
    ...story.accounts.map((name) => ({ name, doubts: story.doubts })),
    ...findMore(desk, story).map((name) => ({ name, doubts: [...story.doubts, ASKED] })),
  ];
  const beside = findBeside(desk, story, told).map((name) => ({ name, doubts: [] }));
  const whole = story.byline.thread.maxPosts;
  const first = await composeAll(desk, story, own, told, whole, signal);
  // A model is asked once: it is dear, and its threads wait for a person anyhow.
  if (own.length + beside.length < 2 || first.some(({ asked }) => asked)) return listDrafts(first);
  for (let most = whole; most >= FEWEST_POSTS; most -= 1) {
    const all =
      most === whole && beside.length === 0
        ? first
        : await composeAll(desk, story, [...own, ...beside], told, most, signal);
    if (!all.some(({ short }) => short)) return listDrafts(all.slice(0, own.length));
  }
  return listDrafts(first);
}

/** What an account says of an article already, or is to say. */
type Told = { readonly account: string; readonly posts: readonly { readonly text: string }[] };

type Teller = { readonly name: string; readonly doubts: readonly string[] };
type Composed = { readonly draft: Draft; readonly short: boolean; readonly asked: boolean };

function listDrafts(all: readonly Composed[]): readonly Draft[] {
  return all.map(({ draft }) => draft);
}

async function composeAll(
  desk: Desk,
  story: Story,
  tellers: readonly Teller[],
  told: readonly Told[],
  maxPosts: number,
  signal: AbortSignal,
): Promise<readonly Composed[]> {
  const all: Composed[] = [];
  for (const teller of tellers) {
    const others = [...told, ...listDrafts(all)].filter(({ account }) => account !== teller.name);
    const taken = others.flatMap(({ posts }) => posts.map(({ text }) => uncount(text)));
    all.push(await composeDraft(desk, story, teller, { maxPosts, taken }, signal));
  }
  return all;
}

async function composeDraft(
  desk: Desk,
  { byline, article, seenAt }: Story,
  { name, doubts }: Teller,
  { maxPosts, taken }: { readonly maxPosts: number; readonly taken: readonly string[] },
  signal: AbortSignal,
): Promise<Composed> {
  const account = desk.accounts.find((each) => each.name === name);
  if (account === undefined) throw new Error(`no account ${name} on the desk`);
  const { facts } = account.network;
  const style = { ...byline, thread: { ...byline.thread, maxPosts } };
  const worded = await composeThread(article, style, facts, desk.summarizer, taken, signal);
  const concerns = [...doubts, ...worded.reasons];
  const byRule = byline.review === 'none' && concerns.length === 0;
  const draft: Draft = {
    account: name,
    article: article.url,
    title: article.title,
    byline: byline.author,
    posts: worded.posts,
    reason: byRule ? '' : concerns.join('; ') || 'waits for approval',
    approvedBy: byRule ? `${RULE} "review: none"` : null,
    writtenBy: worded.by,
    placed: worded.placed,
    ...(doubts.includes(ASKED) && { asked: true }),
    seenAt,
    revision: toRevision(article),
    ...pickImage(desk, byline, article, name, facts.media),
  };
  return { draft, short: worded.short, asked: worded.asked };
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

/** Accounts of other followed authors whom the page names, that have not told the story yet. */
function findBeside({ bylines, accounts }: Desk, story: Story, told: readonly Told[]): readonly string[] {
  const others = bylines.filter(
    (byline) =>
      byline.author !== story.byline.author && matchByline(namesOf(byline), story.article.byline) === 'yes',
  );
  const names = new Set(others.flatMap((byline) => byline.accounts));
  return accounts
    .map(({ name }) => name)
    .filter((name) => names.has(name) && !story.accounts.includes(name))
    .filter((name) => !told.some(({ account }) => account === name));
}
