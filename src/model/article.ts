import type { Fault } from './fault.ts';
/** A block of running text, in reading order; furniture (promos, captions, share bars) is already out. */
export type Block = {
  readonly kind: 'paragraph' | 'heading' | 'list' | 'quote' | 'row';
  /** Plain text in NFC with single spaces. A list gives one block for each of its lines, a table one for each row. */
  readonly text: string;
};

/** The article's main picture. */
export type Image = {
  readonly url: string;
  /** What the page says that it shows: never the headline again, never a file's name. */
  readonly alt: string | null;
  /** Captions and credits beside it, each a text; left out: none. */
  readonly credits?: readonly string[];
};

/** What the author asks of the bot for one article, as the page says (`<meta name="bylinebot:…">`). */
export type Wishes = {
  /** Not to be told at all. */
  readonly skip: boolean;
  /** Not to be told before a person has looked. */
  readonly hold: boolean;
  /** The first post, word for word. */
  readonly first?: string;
  /** More accounts that are to tell it, by their names in the configuration. */
  readonly accounts: readonly string[];
};

/** An article page, read. */
export type Article = {
  /** Its identity: the page's canonical link, tidied; the fetched link where the page names another host. */
  readonly url: string;
  readonly title: string;
  /** People named by the page as its authors, split and tidied. Empty: the page is silent. */
  readonly byline: readonly string[];
  /** ISO 8601 with offset, or `null`. */
  readonly published: string | null;
  /** BCP 47, as the page says, or `null`. */
  readonly language: string | null;
  readonly image: Image | null;
  /** The author's own X handle without "@", from a "Follow … at @handle" line or `twitter:creator`. */
  readonly handle: string | null;
  readonly blocks: readonly Block[];
  /** Left out: none. */
  readonly wishes?: Wishes;
  /** Doubts found while reading, each a clause for a person, without a full stop (paywall, canonical on another host, …). */
  readonly doubts: readonly string[];
};

/** Whether an article may become a thread by itself; every reason is a clause for a person, without a full stop. */
export type Verdict = {
  readonly fit: boolean;
  readonly reasons: readonly string[];
};

/** What asking for an article page came to. `failed` may be tried again later; `gone` (404, 410) may not. */
export type ArticleAnswer =
  | { readonly kind: 'read'; readonly article: Article }
  | { readonly kind: 'gone'; readonly fault: Fault }
  | { readonly kind: 'failed'; readonly fault: Fault };
