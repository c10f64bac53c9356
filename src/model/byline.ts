import type { ThreadStyle } from './ask.ts';
import type { Filter } from './filter.ts';
import type { Hours } from './hours.ts';

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
  /** When its threads may begin, in its time zone; left out: at any time. */
  readonly hours?: Hours;
  /** Milliseconds from the first sight of an article until its page is read; left out: none. */
  readonly settle?: number;
  /** Milliseconds from the first sight of an article in which its thread may begin; left out: for ever. */
  readonly notAfter?: number;
  /** The most new entries of a feed at one poll that are drafted; more are held. Left out: any number. */
  readonly burst?: number;
  /** The same for single feeds, by address. */
  readonly bursts?: Readonly<Record<string, number>>;
  /** Which articles by the author are told; left out: all. */
  readonly only?: Filter | undefined;
  readonly not?: Filter | undefined;
  /** Milliseconds without anything by the author after which a person is told; left out: never. */
  readonly quietAfter?: number;
  readonly thread: ThreadStyle;
};

/** Every way in which a followed author's name may be spelled, the chief one first. */
export function namesOf({ author, aliases }: Pick<Byline, 'author' | 'aliases'>): readonly string[] {
  return [author, ...aliases];
}
