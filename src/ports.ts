import type { AccountState, Gate, Identity, Pinned, WhoAmI } from './model/account.ts';
import type { Article, ArticleAnswer } from './model/article.ts';
import type { Budget, Spending } from './model/budget.ts';
import type { Byline } from './model/byline.ts';
import type { Fault } from './model/fault.ts';
import type { FeedAnswer, FeedState, Validators } from './model/feed.ts';
import type { Notice } from './model/notice.ts';
import type { Dispatch, Newest, Outcome, Removal, Sightings } from './model/outcome.ts';
import type { EntryRef, Reading, SeenEntry } from './model/reading.ts';
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
  /** Deletes an own post: one request, never retried; `deadline` in milliseconds from now, for everything. */
  remove(remoteId: string, deadline: number, signal: AbortSignal): Promise<Removal>;
  /** The id of the newest own post, or of none: one cheap read. */
  findNewest(signal: AbortSignal): Promise<Newest>;
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
  /** How long what is finished is kept, in milliseconds; left out: for ever. */
  readonly keep?: number;
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
  /** Milliseconds from the last post of a thread to the first of the next; left out: none. */
  readonly threadGap?: number;
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
  /** A feed was asked and had nothing new. */
  recordUnchanged(feed: string, at: number): Promise<void>;
  recordFeedFault(
    feed: string,
    fault: Fault,
    notBefore: number | null,
    gone: boolean,
    at: number,
  ): Promise<void>;

  /** Entries to be drafted now, in the order they are to be drafted. */
  dueEntries(at: number): Promise<readonly SeenEntry[]>;
  /** Entries that lead to a link, or were told as the article there, each as one byline saw it. */
  entriesFor(link: string): Promise<readonly SeenEntry[]>;
  /** Entries that were first seen, or published, at or after `since`. */
  entriesSince(since: number): Promise<readonly SeenEntry[]>;
  deferEntry(entry: EntryRef, reason: string, nextTry: number): Promise<void>;
  settleEntry(entry: EntryRef, state: SeenEntry['state'], reason: string): Promise<void>;
  /** Files an entry's threads, all accounts at once. A thread that stands already stays as it is. Returns the new ones. */
  file(entry: EntryRef, drafts: readonly Draft[], at: number): Promise<readonly Thread[]>;

  /** Every thread, newest first. */
  threads(): Promise<readonly Thread[]>;
  thread(id: string): Promise<Thread | null>;
  /** Threads of an account that are neither ended nor waiting for a person, oldest first. */
  openThreads(account: string): Promise<readonly Thread[]>;
  events(thread: string): Promise<readonly Event[]>;

  approve(id: string, by: string, at: number): Promise<Ruling>;
  /** Cancels what has not begun; what goes out stops before its next post, for a person. */
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
  /** Orders what is public of a thread to be deleted, last post first. */
  rollBack(id: string, by: string, at: number): Promise<Ruling>;

  /** Posts of an account that are out or may be, armed at or after `since`. */
  spendings(account: string, since: number): Promise<readonly Spending[]>;
  /** Says why an approved thread is not begun. */
  postpone(id: string, reason: string, at: number): Promise<Ruling>;
  /** Refused where the whole of what is left does not fit the budget; left out: no cap. */
  reserve(id: string, sinceId: string | null, at: number, budget?: Budget): Promise<Ruling>;
  arm(id: string, index: number, deadline: number, at: number, budget?: Budget): Promise<Ruling>;
  record(id: string, attempt: string, outcome: Outcome, firstLook: number, at: number): Promise<Ruling>;
  expire(id: string, firstLook: number, at: number): Promise<Ruling>;
  armDelete(id: string, index: number, deadline: number, at: number): Promise<Ruling>;
  /** `armed`: the `notBefore` that the arming of this very call gave the thread. */
  recordDelete(
    id: string,
    index: number,
    armed: number | null,
    removal: Removal,
    at: number,
  ): Promise<Ruling>;
  look(id: string, sightings: Sightings, lookAgain: readonly number[], at: number): Promise<Ruling>;

  /**
   * Takes a batch of finished threads out whose last change is before `before` (never less than 40 days), with all that
   * belongs to them, and returns how many went; 0: none is left. Their articles stay told: no way leads to them anew.
   */
  prune(before: number, at: number): Promise<number>;

  close(): Promise<void>;
};
