/** A followed author: what to look for, where, and who tells it. */
export type Byline = {
  readonly author: string;
  /** Other spellings of the same name. */
  readonly aliases: readonly string[];
  readonly feeds: readonly string[];
  /** Names of accounts. */
  readonly accounts: readonly string[];
  /** "Follow @handle"; `null`: the handle found in the article, else none. */
  readonly attribution: string | null;
  /** A node-cron expression, five or six fields. */
  readonly schedule: string;
  /** IANA time zone. */
  readonly timezone: string;
  readonly firstRun: 'baseline' | 'newest';
  readonly review: 'none' | 'one';
  readonly thread: { readonly maxPosts: number; readonly numbering: boolean };
};
