import type { AccountState, Gate, Identity, Pinned } from '../model/account.ts';
import type { Budget, Spending } from '../model/budget.ts';
import type { FeedState, Setback } from '../model/feed.ts';
import type { FeedHealth } from '../model/health.ts';
import type { Finding } from '../model/correction.ts';
import type { Outcome, Removal, Sightings } from '../model/outcome.ts';
import type { EntryRef, Reading, SeenEntry, Unchanged } from '../model/reading.ts';
import type { KeptRevision, Revision } from '../model/revision.ts';
import type { Withholding } from '../model/review.ts';
import type { Ruling } from '../model/step.ts';
import type { FeedOffer } from '../model/subscribing.ts';
import type { Subscription, SubscriptionNews, SubscriptionRef } from '../model/subscription.ts';
import type { Post } from '../model/summary.ts';
import type { Draft, Event, Thread } from '../model/thread.ts';

/**
 * The truth. Every verb is one transaction, durable when it resolves, and safe with several processes at once. What feeds
 * showed (`recordReading`, `recordUnchanged`, `recordFeedFault`) is durable with the next verb: a power cut may take it as
 * if the feed had not been asked.
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
  /** Files what a feed showed, and returns the entries that are news: due, or held. */
  recordReading(reading: Reading, at: number): Promise<readonly SeenEntry[]>;
  /** A feed was asked and had nothing new. */
  recordUnchanged(unchanged: Unchanged, at: number): Promise<void>;
  recordFeedFault(feed: string, setback: Setback, at: number): Promise<void>;
  /** A feed that stopped or rests is asked again at the next round; `false`: it was never asked. */
  retryFeed(feed: string): Promise<boolean>;
  /** A person lets what a feed's bursts held go on, or lets go of it; how many entries that was. */
  ruleHeld(feed: string, into: 'due' | 'baseline', at: number): Promise<number>;

  /** How every feed does that was ever asked, by address. */
  feedHealth(): Promise<readonly FeedHealth[]>;
  /** Makes these alarms the ones that stand, and gives those that did not before. */
  setAlarms(subjects: readonly string[]): Promise<readonly string[]>;

  /** What the feeds offer that name a hub and are not gone, by feed. */
  offers(): Promise<readonly FeedOffer[]>;
  subscriptions(): Promise<readonly Subscription[]>;
  /** The subscription whose callback has this name. */
  subscriptionAt(callback: string): Promise<Subscription | null>;
  /** Keeps what became of a subscription; gives it as it is then, `null` where there is none. */
  recordSubscription(ref: SubscriptionRef, news: SubscriptionNews, at: number): Promise<Subscription | null>;

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

  /** `seen`: what the hash of the posts began with when they were looked at; left out: whatever stands there. */
  approve(id: string, by: string, at: number, seen?: string): Promise<Ruling>;
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
  /** Puts a thread whose first post was kept from going out back to `approved`. */
  putBack(id: string, at: number): Promise<Ruling>;
  /** `note`: what became of the post's picture, kept in the history. */
  arm(
    id: string,
    index: number,
    deadline: number,
    at: number,
    budget?: Budget,
    note?: string,
  ): Promise<Ruling>;
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
