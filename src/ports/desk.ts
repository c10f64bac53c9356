import type { WhoAmI } from '../model/account.ts';
import type { Article, ArticleAnswer } from '../model/article.ts';
import type { Budget } from '../model/budget.ts';
import type { Byline } from '../model/byline.ts';
import type { FeedAnswer, Validators } from '../model/feed.ts';
import type { Fault } from '../model/fault.ts';
import type { ChosenImage, MediaLimits, Picture, PictureAnswer, Upload } from '../model/image.ts';
import type { Notice } from '../model/notice.ts';
import type { Dispatch, Outcome, Recent, Removal, Sightings } from '../model/outcome.ts';
import type { HubMode, SubscriptionRef } from '../model/subscription.ts';
import type { Summary } from '../model/summary.ts';
import type { Store } from './store.ts';

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
  /** `address`: where to ask for the feed, when it has moved. */
  read(
    feed: string,
    validators: Validators | null,
    signal: AbortSignal,
    address?: string,
  ): Promise<FeedAnswer>;
};

/** Fetches and reads article pages. Never throws for what the world sends. */
export type ArticleReader = {
  read(url: string, signal: AbortSignal): Promise<ArticleAnswer>;
  /** Reads a page that is already at hand: `html` as bytes, `url` where it is said to stand. */
  readPage(html: Uint8Array, url: string): Promise<ArticleAnswer>;
};

/**
 * Fetches a picture and makes it fit a network; `deadline` in milliseconds from now, for everything. Never throws for
 * what the world sends.
 */
export type PictureReader = {
  read(url: string, limits: MediaLimits, deadline: number, signal: AbortSignal): Promise<PictureAnswer>;
};

/** Chooses what to tell of an article. `fits` says whether a text can be one post. */
export type Summarizer = {
  summarize(article: Article, ask: SummaryAsk, signal: AbortSignal): Promise<Summary>;
};

/** How much to choose: at most `units`, each of which passes `fits`; `taken` is what other accounts tell, which it refuses. */
export type SummaryAsk = {
  readonly units: number;
  readonly taken?: readonly string[];
  fits(text: string): boolean;
};

/** One account on one network. Its differences are facts, never branches in the line. */
export type Network = {
  readonly facts: {
    /** The longest post, in the unit that `weigh` counts. */
    readonly length: number;
    weigh(text: string): number;
    /** The most cashtags in a post; left out: any number. */
    readonly cashtags?: number;
    /** Whether a post whose answer was lost may be sent again. */
    readonly resend: 'safe' | 'never';
    /** What it takes as a picture of a post; left out: none. */
    readonly media?: MediaLimits;
  };
  whoAmI(signal: AbortSignal): Promise<WhoAmI>;
  /** One request, never retried. */
  publish(dispatch: Dispatch, signal: AbortSignal): Promise<Outcome>;
  /**
   * Uploads a picture with its alt text for one post of this account; `deadline` in milliseconds from now, for
   * everything. May be made again: what no post carries is seen by nobody. Left out where `facts.media` is.
   */
  upload?(picture: Picture, alt: ChosenImage['alt'], deadline: number, signal: AbortSignal): Promise<Upload>;
  /** Deletes an own post: one request, never retried; `deadline` in milliseconds from now, for everything. */
  remove(remoteId: string, deadline: number, signal: AbortSignal): Promise<Removal>;
  /** The newest own post, and the own posts since a time (ms since the epoch): a cheap read, and a second where many are that new. */
  findRecent(since: number, signal: AbortSignal): Promise<Recent>;
  /** Own posts newer than `sinceId` (all that one page shows when `null`). */
  find(sinceId: string | null, signal: AbortSignal): Promise<Sightings>;
};

/** Carries notices to people. Never throws, and nobody waits for it. */
export type Notifier = { notify(notice: Notice): void };

/** What a hub made of a request: it will verify it, or it did not take it. */
export type HubAnswer = { readonly kind: 'accepted' } | { readonly kind: 'failed'; readonly fault: Fault };

/** Hubs that tell of what feeds publish: asked to, and heard. Never throws for what the world sends. */
export type Hubs = {
  /** By what name the store knows the address that this hub is given; another secret or callback gives another. */
  nameCallback(ref: SubscriptionRef): string;
  ask(ref: SubscriptionRef, mode: HubMode, signal: AbortSignal): Promise<HubAnswer>;
  /** Says whom to ring, by the feed's address, when a hub has told of news. */
  onPush(ring: (feed: string) => void): void;
};

/** What the newsroom works with; built in `assemble.ts`, replaced whole in tests. */
export type Desk = {
  readonly bylines: readonly Byline[];
  readonly accounts: readonly DeskAccount[];
  readonly delivery: DeliveryRules;
  /** How long what is finished is kept, in milliseconds; left out: for ever. */
  readonly keep?: number;
  readonly feeds: FeedReader;
  readonly articles: ArticleReader;
  readonly pictures: PictureReader;
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
