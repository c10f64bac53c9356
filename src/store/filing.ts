import type { Reading, SeenEntry } from '../model/reading.ts';
import { openThread, type Draft, type Event, type Thread } from '../model/thread.ts';

/**
 * Text that comes back from SQLite as it went in, whatever a feed or page held: libsql cuts a text at a NUL when
 * it reads it, and UTF-8 has no half of a surrogate pair.
 */
export function toStorable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A reading with every text as the store keeps it, so that what is known is recognised again. */
export function toReadable(reading: Reading): Reading {
  const follows = reading.follows.map((follow) => ({
    ...follow,
    entries: follow.entries.map(({ entry, ...judged }) => ({
      ...judged,
      entry: {
        ...entry,
        key: toStorable(entry.key),
        link: entry.link === null ? null : toStorable(entry.link),
        title: toStorable(entry.title),
        ...(entry.identities && { identities: entry.identities.map(toStorable) }),
      },
    })),
  }));
  return { ...reading, title: toStorable(reading.title), follows };
}

/**
 * The threads that an entry's drafts open. None when the entry is no longer due: another process filed it, or its
 * account became another. An account that the entry is no longer for gets none, unless its page asked for it: a person
 * decides that. `entry` is `null` when the store
 * never saw it.
 */
export function openThreads(
  entry: SeenEntry | null,
  drafts: readonly Draft[],
  at: number,
): readonly Thread[] {
  if (entry !== null && entry.state !== 'due') return [];
  const wanted = drafts.filter(
    ({ account, asked, approvedBy }) =>
      entry === null || entry.accounts.includes(account) || (asked === true && approvedBy === null),
  );
  const threads = wanted.map((draft) => openThread(toStorableDraft(draft), at));
  return [...new Map(threads.map((thread) => [thread.id, thread])).values()];
}

/** A draft with every text as the store keeps it. */
export function toStorableDraft(draft: Draft): Draft {
  const posts = draft.posts.map((post) => ({ ...post, text: toStorable(post.text) }));
  const { article, title, image } = draft;
  const shown = image && { url: toStorable(image.url), alt: toStorable(image.alt) };
  const texts = { article: toStorable(article), title: toStorable(title), posts };
  return { ...draft, ...texts, ...(shown && { image: shown }) };
}

/** The event that begins a thread's history; `revision` is the hash of what its article said then. */
export function noteFiled(thread: Thread, drafts: readonly Draft[]): Event {
  const { createdAt, account, id, state, hash, approvedBy, reason, slots } = thread;
  const draft = drafts.find((each) => each.account === account);
  const image = thread.image?.url ?? null;
  const imageless = draft?.imageless === undefined ? {} : { imageless: toStorable(draft.imageless) };
  const revision = draft?.revision?.hash ?? null;
  const placed = draft?.placed === undefined ? {} : { placed: draft.placed };
  const about = {
    state,
    hash,
    approvedBy,
    reason,
    posts: slots.length,
    revision,
    image,
    ...imageless,
    ...placed,
  };
  return { at: createdAt, account, thread: id, kind: 'filed', about };
}

/** A due entry without one of its accounts; left with none, it is baseline. */
export function forsake(entry: SeenEntry, account: string): SeenEntry {
  const accounts = entry.accounts.filter((name) => name !== account);
  if (accounts.length > 0) return { ...entry, accounts };
  return { ...entry, accounts, state: 'baseline', reason: `account ${account} became another` };
}

/** What an entry says of itself once a person has ruled on its burst. */
export const RULED = {
  due: { reason: '' },
  baseline: { reason: 'it came in a burst that a person let go of' },
} as const;

/** What becomes of the other candidates of a first run once one of them is filed. */
export const PASSED_OVER = { state: 'baseline', reason: 'another article was the newest' } as const;

/** Which article an entry became, for a person: its page may name another link than the feed. */
export function tellFiled(drafts: readonly Draft[]): string {
  const [first] = drafts;
  return first === undefined ? '' : tellArticle(first.article);
}

/** The same for one article. */
export function tellArticle(article: string): string {
  return `told as ${article}`;
}
