import type { AccountState, Gate, Identity, Pinned, WhoAmI } from './model/account.ts';
import type { Article, ArticleAnswer } from './model/article.ts';
import type { Budget, Spending } from './model/budget.ts';
import type { Byline } from './model/byline.ts';
import type { Fault } from './model/fault.ts';
import type { FeedAnswer, FeedState, Validators } from './model/feed.ts';
import type { Notice } from './model/notice.ts';
import type { Finding } from './model/correction.ts';
import type { Dispatch, Outcome, Recent, Sightings } from './model/outcome.ts';
import type { EntryRef, Reading, SeenEntry } from './model/reading.ts';
import type { KeptRevision, Revision } from './model/revision.ts';
import type { Withholding } from './model/review.ts';
import type { Ruling } from './model/step.ts';
import type { Post, Summary } from './model/summary.ts';
import type { Draft, Event, Thread } from './model/thread.ts';

/** The time, and waiting for it. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts; it never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

/** A log of static messages with their details in an object. */
export type Log = {
  debug(message: string, details?: object): void;
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
  error(message: string, details?: object): void;
};

/** Fetches and parses feeds. Never throws for what the world sends. */
export type FeedReader = {
  read(url: string, validators: Validators | null, signal: AbortSignal): Promise<FeedAnswer>;
};

/** Fetches and reads article pages. Never throws for what the world sends. */
export type ArticleReader = {
  read(url: string, signal: AbortSignal): Promise<ArticleAnswer>;
  /** Reads a page that is already at hand: `html` as bytes, `url` where it is said to stand. */
  readPage(html: Uint8Array, url: string): Promise<ArticleAnswer>;
};

/** Chooses what to tell of an article. `fits` says whether a text can be one post. */
export type Summarizer = {
  summarize(article: Article, ask: SummaryAsk, signal: AbortSignal): Promise<Summary>;
};

/** How much to choose: at most `units`, each of which passes `fits`. */
export type SummaryAsk = {
  readonly units: number;
  fits(text: string): boolean;
};

/** One account on one network. Its differences are facts, never branches in the line. */
export type Network = {
  readonly facts: {
    /** The longest post, in the unit that `weigh` counts. */
    readonly length: number;
    weigh(text: string): number;
    /** Whether a post whose answer was lost may be sent again. */
    readonly resend: 'safe' | 'never';
  };
  whoAmI(signal: AbortSignal): Promise<WhoAmI>;
  /** One request, never retried. */
  publish(dispatch: Dispatch, signal: AbortSignal): Promise<Outcome>;
  /** The newest own post, and the own posts since a time (ms since the epoch): a cheap read, and a second where many are that new. */
  findRecent(since: number, signal: AbortSignal): Promise<Recent>;
  /** Own posts newer than `sinceId` (all that one page shows when `null`). */
  find(sinceId: string | null, signal: AbortSignal): Promise<Sightings>;
};

/** Carries notices to people. Never throws, and nobody waits for it. */
export type Notifier = { notify(notice: Notice): void };

/** What the newsroom works with; built in `assemble.ts`, replaced whole in tests. */
export type Desk = {
  readonly bylines: readonly Byline[];
  readonly accounts: readonly DeskAccount[];
  readonly delivery: DeliveryRules;
  readonly feeds: FeedReader;
  readonly articles: ArticleReader;
  readonly summarizer: Summarizer;
  readonly store: Store;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly log: Log;
};

/** An account with the hand that reaches its network. */
export type DeskAccount = {
  readonly name: string;
  /** Together with the id that the network gives, the account's identity. */
  readonly kind: 'x' | 'sandbox';
  readonly network: Network;
  /** Milliseconds between the posts of a thread. */
  readonly spacing: number;
  /** Left out: no cap of ours. */
  readonly budget?: Budget;
};

/** `deadline` of one call and the gaps between looks, all in milliseconds. */
export type DeliveryRules = {
  readonly deadline: number;
  readonly lookAgain: readonly number[];
};

/**
 * The truth. Every verb is one transaction, durable when it resolves, and safe with several processes at once.
 * `at` is the time of the change in ms since the epoch. A thread that does not exist is refused, not thrown.
 */
export type Store = {
  /**
   * Pins an account's identity. `changed`: another network or id than before; its open threads are cancelled and its
   * feeds are baseline again. `taken`: one of `rivals` is pinned as the same; nothing changes. Else opens an `auth` gate.
   */
  pin(account: string, identity: Identity, at: number, rivals?: readonly string[]): Promise<Pinned>;
  accountState(account: string): Promise<AccountState>;
  /** Closes an account's gate, or with `EVERY_ACCOUNT` the whole bot's. A stricter one that is closed already stays. */
  closeGate(account: string, gate: Gate, at: number): Promise<void>;
  /** Opens a gate that a person closed; `false` when it was not closed by a person. */
  openGate(account: string, at: number): Promise<boolean>;

  feedState(feed: string): Promise<FeedState>;
  /** Files what a feed showed, and returns the entries that became due. */
  recordReading(reading: Reading, at: number): Promise<readonly SeenEntry[]>;
  recordFeedFault(
    feed: string,
    fault: Fault,
    notBefore: number | null,
    gone: boolean,
    at: number,
  ): Promise<void>;

  /** Entries to be drafted now, in the order they are to be drafted. */
  dueEntries(at: number): Promise<readonly SeenEntry[]>;
  /** Entries that lead to a link, or became the article by it, each as one byline saw it. */
  entriesFor(link: string): Promise<readonly SeenEntry[]>;
  deferEntry(entry: EntryRef, reason: string, nextTry: number): Promise<void>;
  settleEntry(entry: EntryRef, state: SeenEntry['state'], reason: string): Promise<void>;
  /** Files an entry's threads, all accounts at once. A thread that stands already stays as it is. Returns the new ones. */
  file(entry: EntryRef, drafts: readonly Draft[], at: number): Promise<readonly Thread[]>;

  /** What an article said, oldest first; a look that shows nothing new only moves the last `lookedAt`, as does `null`, one that failed. */
  revisions(article: string): Promise<readonly KeptRevision[]>;
  recordRevision(article: string, seen: Revision | null, at: number): Promise<void>;
  /** Threads that are out, whole or accepted in part, and begun at or after `since`; oldest first. */
  threadsOut(since: number): Promise<readonly Thread[]>;
  /** Tells on a thread that is out what became of its article, each revision once, and files what corrects it. */
  correct(id: string, finding: Finding, correction: Draft | null, at: number): Promise<Ruling>;

  /** Every thread, newest first. */
  threads(): Promise<readonly Thread[]>;
  thread(id: string): Promise<Thread | null>;
  /** Threads of an account that are neither ended nor waiting for a person, oldest first. */
  openThreads(account: string): Promise<readonly Thread[]>;
  events(thread: string): Promise<readonly Event[]>;

  approve(id: string, by: string, at: number): Promise<Ruling>;
  reject(id: string, by: string, at: number): Promise<Ruling>;
  /** `seenHash`: the hash of the thread that the editor had before them. */
  edit(id: string, posts: readonly Post[], seenHash: string, by: string, at: number): Promise<Ruling>;
  cancel(id: string, reason: string, at: number): Promise<Ruling>;
  handOver(id: string, reason: string, at: number): Promise<Ruling>;
  pause(id: string, reason: string, at: number): Promise<Ruling>;
  /** Takes the approval of a thread that has not begun back, for a person to look again. */
  withhold(id: string, finding: Withholding, at: number): Promise<Ruling>;

  resume(id: string, by: string, at: number): Promise<Ruling>;
  accept(id: string, by: string, at: number): Promise<Ruling>;
  bind(id: string, index: number, remoteId: string, by: string, at: number): Promise<Ruling>;
  sendAgain(id: string, index: number, sightings: Sightings, by: string, at: number): Promise<Ruling>;
  abandon(id: string, index: number, by: string, at: number): Promise<Ruling>;

  /** Posts of an account that are out or may be, armed at or after `since`. */
  spendings(account: string, since: number): Promise<readonly Spending[]>;
  /** Says why an approved thread is not begun. */
  postpone(id: string, reason: string, at: number): Promise<Ruling>;
  /** Refused where the whole of what is left does not fit the budget; left out: no cap. */
  reserve(id: string, sinceId: string | null, at: number, budget?: Budget): Promise<Ruling>;
  arm(id: string, index: number, deadline: number, at: number, budget?: Budget): Promise<Ruling>;
  record(id: string, attempt: string, outcome: Outcome, firstLook: number, at: number): Promise<Ruling>;
  expire(id: string, firstLook: number, at: number): Promise<Ruling>;
  look(id: string, sightings: Sightings, lookAgain: readonly number[], at: number): Promise<Ruling>;

  close(): Promise<void>;
};
