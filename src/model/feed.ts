import type { Fault } from './fault.ts';
import type { Pace } from './manners.ts';

/** One line of a feed, as read: nothing is trusted but its text. What is optional is there whenever a parser read it. */
export type Entry = {
  /** guid, else canonical link: what tells this entry from the others of its feed. */
  readonly key: string;
  /** Absolute http(s) link to the article with tracking parameters and fragment taken off; `null` when the entry names none. */
  readonly link: string | null;
  /** Plain text: tags and character references resolved. */
  readonly title: string;
  /** People named as authors of this entry, split and tidied ("A and B" gives two). Empty: the entry is silent. */
  readonly authors: readonly string[];
  /** Milliseconds since the epoch; `null` when there is no date or an unreadable one. */
  readonly published: number | null;
  /** Milliseconds since the epoch of its last change, where the feed says so. */
  readonly updated?: number | null;
  /** What else it may be known by, as `guid:…`, `path:…`, `link:…`, `title:…`; no entry of this reading that leads to another page has it, too. */
  readonly identities?: readonly string[];
  /** Sections, categories and tags in the feed's words, plain text. */
  readonly categories?: readonly string[];
  /** Language tag in lower case ("en", "pt-br"), the entry's own or its feed's; `null` where nobody says. */
  readonly language?: string | null;
};

/** What a feed is written in. `sitemap` is a news sitemap, `rss-json` the elements of RSS as JSON. */
export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'rss-json' | 'sitemap';

/** What a feed says about itself as a whole. */
export type FeedNature = {
  readonly format: FeedFormat;
  /** Which parser read it. */
  readonly parser: 'rss-parser' | 'feedsmith' | 'sitemap';
  /** `false`: it broke off or was damaged, and only the entries that are whole were kept. */
  readonly whole: boolean;
  /** How many entries were left out because nothing tells them apart: no guid, link or title. */
  readonly unnamed: number;
  /** Language tag in lower case, or `null`. */
  readonly language: string | null;
  /** How long it asks to be left alone (`ttl`, `sy:updatePeriod`); milliseconds, or `null`. */
  readonly ttl: number | null;
  /** WebSub hubs, absolute http(s) links as they were written. */
  readonly hubs: readonly string[];
  /** The address it calls its own, absolute http(s), as it was written; a WebSub topic. */
  readonly self: string | null;
};

/** A feed that was read and parsed. Entries stand in the feed's own order, which means nothing. */
export type Feed = {
  readonly title: string;
  /** People named as authors of the whole feed; often the paper or its desk. */
  readonly authors: readonly string[];
  readonly entries: readonly Entry[];
  /** There whenever a parser read it. */
  readonly nature?: FeedNature;
};

/** HTTP validators: opaque, sent back byte for byte as they came. */
export type Validators = {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the body they came with, in base64: the same bytes again are no news. */
  readonly digest?: string;
};

/** Somebody's wish that a feed be left alone until a moment (ms since the epoch). */
export type Wish = { readonly by: 'ttl' | 'max-age' | 'Expires' | 'Retry-After'; readonly until: number };

/** Whom a feed names to tell of its news (WebSub): its hubs in their order, and the topic to ask them for; http(s), as written. */
export type Offer = { readonly hubs: readonly string[]; readonly topic: string };

/** No feed of a newsroom is larger when unpacked, and no push of one; bytes. */
export const MOST_FEED_BYTES = 5 * 1024 * 1024;

/** What is known of a feed between polls. */
export type FeedState = {
  readonly validators: Validators | null;
  /** Not to be asked before this; ms since the epoch. */
  readonly notBefore: number | null;
  /** Until when its whole host rests, where it does. */
  readonly hostUntil?: number;
  /** True when the server said 410: it is not asked again until a person says so. */
  readonly gone: boolean;
  readonly pace: Pace;
  /** Whose baseline stands. */
  readonly settled: readonly { readonly byline: string; readonly account: string }[];
};

/** What an answer says besides the feed; left out: nothing. */
export type Aside = {
  readonly wishes?: readonly Wish[];
  /** Where redirects led that all were permanent. */
  readonly moved?: string;
};

/**
 * What asking for a feed came to. `offer`: left out where it is not known whether it has one. `unchanged`: by a 304, or because the same bytes came with these validators.
 * `later` carries the server's own wish, if it named one; `host`: all of the host is asked too often.
 */
export type FeedAnswer =
  | ({
      readonly kind: 'read';
      readonly feed: Feed;
      readonly validators: Validators;
      readonly offer?: Offer | null;
    } & Aside)
  | ({ readonly kind: 'unchanged'; readonly validators?: Validators } & Aside)
  | { readonly kind: 'gone'; readonly fault: Fault }
  | { readonly kind: 'later'; readonly until: number | null; readonly host?: boolean; readonly fault: Fault }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** What a failed poll leaves behind: when to ask again, whether ever, and until when its whole host rests. */
export type Setback = {
  readonly fault: Fault;
  readonly notBefore: number | null;
  readonly gone: boolean;
  readonly pace?: Pace;
  readonly host?: { readonly name: string; readonly until: number };
};
