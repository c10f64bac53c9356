import { createHash } from 'node:crypto';
import type { ChosenImage } from './image.ts';
import type { Placed } from './lint.ts';
import type { Outcome } from './outcome.ts';
import type { Revision } from './revision.ts';
import type { Post, Source, Writer } from './summary.ts';

/** Where a thread stands; the picture is in ARCHITECTURE.md. */
export type ThreadState =
  | 'draft'
  | 'in_review'
  | 'approved'
  | 'publishing'
  | 'paused'
  | 'reconciling'
  | 'needs_review'
  | 'published'
  | 'accepted'
  | 'rolling_back'
  | 'rolled_back'
  | 'cancelled';

/** Where one post of a thread stands. */
export type SlotState =
  'pending' | 'armed' | 'posted' | 'ambiguous' | 'held' | 'refused' | 'abandoned' | 'deleting' | 'deleted';

/** One place in a thread, counted from 0, with its exact text. */
export type Slot = {
  readonly index: number;
  readonly text: string;
  readonly weight: number;
  readonly sources: readonly Source[];
  readonly state: SlotState;
  /** The network's id once the post is known to be out; it stays when the post is deleted. */
  readonly remoteId: string | null;
};

/** One call to the network for one slot, written down before the call. Times are milliseconds since the epoch. */
export type Attempt = {
  readonly id: string;
  readonly index: number;
  readonly text: string;
  readonly parentId: string | null;
  /** Newest own post before the thread began; `null` when the account had none. */
  readonly sinceId: string | null;
  readonly armedAt: number;
  /** When the call is over, whatever happened. */
  readonly deadline: number;
  /** What the call came to; `null` while nobody has said. */
  readonly outcome: Outcome['kind'] | null;
  readonly reason: string;
  /** Reads of the timeline that were answered and did not show the post. */
  readonly looks: number;
  /** When to read back next; `null` when there is nothing to look for. */
  readonly lookAt: number | null;
};

/** N posts for one account about one article, with what was approved and how far it got. */
export type Thread = {
  readonly id: string;
  readonly account: string;
  /** The article's identity, its canonical link. */
  readonly article: string;
  readonly title: string;
  readonly byline: string;
  readonly state: ThreadState;
  /** Why it stands there, for a person; empty when there is nothing to say. */
  readonly reason: string;
  /** Hash of the exact texts in order. */
  readonly hash: string;
  readonly approvedHash: string | null;
  readonly approvedBy: string | null;
  /** Newest own post of the account when the thread was reserved. */
  readonly sinceId: string | null;
  /** Nothing is armed before this (back-off, spacing, a delete under way); `null`: at once. */
  readonly notBefore: number | null;
  /** When its first post was armed, or a person let it go on, or its rollback last came further; `null` before. */
  readonly startedAt: number | null;
  /** When a feed first showed its article. */
  readonly seenAt: number;
  /** When it was approved; `null` where nobody has, or an approval is void. */
  readonly approvedAt: number | null;
  /** Id of the own post that its first post replies to: a correction's. `null`: it begins a thread of its own. */
  readonly replyTo: string | null;
  /** Who worded it when it was filed; a person's edit does not change it, as a network wants to know. */
  readonly writtenBy: Writer;
  /** The picture of its first post, approved with its texts; `null`: none. */
  readonly image: ChosenImage | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly slots: readonly Slot[];
  readonly attempts: readonly Attempt[];
};

/** A line of the append-only log. `kind` is a past verb such as `armed`; `about` holds its details. */
export type Event = {
  readonly at: number;
  readonly account: string | null;
  readonly thread: string | null;
  readonly kind: string;
  readonly about: Readonly<Record<string, unknown>>;
};

/** An account carries one thread at a time: these states occupy it. */
export const UNDER_WAY: readonly ThreadState[] = ['publishing', 'paused', 'reconciling', 'rolling_back'];

/** States before the first post: a person may still reject or edit. */
export const NOT_BEGUN: readonly ThreadState[] = ['draft', 'in_review', 'approved'];

/** States that nothing leads out of, but for the rollback of what is published or accepted. */
export const ENDED: readonly ThreadState[] = ['published', 'accepted', 'rolled_back', 'cancelled'];

/** The id of the one thread that an account may have about an article. */
export function threadId(account: string, article: string): string {
  return createHash('sha256').update(`${account}\n${article}`).digest('hex').slice(0, 12);
}

/** Hash of exact texts in order; a changed byte, a moved post, a joined pair each change it. */
export function hashTexts(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

/** What is filed for one account: the thread as composed, and whether a rule approved it. */
export type Draft = {
  readonly account: string;
  readonly article: string;
  readonly title: string;
  readonly byline: string;
  readonly posts: readonly Post[];
  /** Why a person must look; empty and `approvedBy` set: approved as it is. */
  readonly reason: string;
  readonly approvedBy: string | null;
  /** What is live in its posts on purpose; kept in its history. Left out: nobody knows. */
  readonly placed?: Placed;
  /** Its page asks for this account; its byline does not have it. */
  readonly asked?: boolean;
  /** When a feed first showed its article, in ms since the epoch; left out: when it is filed. */
  readonly seenAt?: number;
  /** Id of the own post that its first post replies to; left out: none. */
  readonly replyTo?: string;
  /** Who worded it; left out: the article itself. */
  readonly writtenBy?: Writer;
  /** The picture of its first post; left out: none. */
  readonly image?: ChosenImage;
  /** Why it has no picture though its byline wants one; left out: nothing to say. */
  readonly imageless?: string;
  /** What its article said when it was made of it; kept with it. Left out: nobody knows. */
  readonly revision?: Revision;
};

/** A new thread out of a draft: approved when a rule says so, else in review. No rule approves a model's words. */
export function openThread(draft: Draft, at: number): Thread {
  const hash = hashTexts(draft.posts.map((post) => post.text));
  const writtenBy = draft.writtenBy ?? 'extractive';
  const approved = draft.approvedBy !== null && draft.posts.length > 0 && writtenBy !== 'model';
  return {
    id: threadId(draft.account, draft.article),
    account: draft.account,
    article: draft.article,
    title: draft.title,
    byline: draft.byline,
    state: approved ? 'approved' : 'in_review',
    reason: draft.reason,
    hash,
    approvedHash: approved ? hash : null,
    approvedBy: approved ? draft.approvedBy : null,
    sinceId: null,
    notBefore: null,
    startedAt: null,
    seenAt: draft.seenAt ?? at,
    approvedAt: approved ? at : null,
    replyTo: draft.replyTo ?? null,
    writtenBy,
    image: draft.image ?? null,
    createdAt: at,
    updatedAt: at,
    slots: draft.posts.map(({ text, weight, sources }, index) => {
      return { index, text, weight, sources, state: 'pending', remoteId: null };
    }),
    attempts: [],
  };
}
