import type { FeedFormat } from '../model/feed.ts';

/** A link as it was written: of RSS an element's text, of Atom its attributes. "" where one is missing. */
export type RawLink = { readonly href: string; readonly rel: string; readonly type: string };

/** An entry in its feed's own words; every parser hands over this shape, and one set of rules reads it. */
export type RawEntry = {
  readonly guid: string;
  /** False when the feed says that the guid leads nowhere. */
  readonly permalink: boolean;
  readonly links: readonly RawLink[];
  /** Text or markup. */
  readonly title: string;
  /** Author strings by kind of element; the first kind that names somebody decides. */
  readonly people: readonly (readonly string[])[];
  /** Dates by rank; the first readable one counts. */
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly categories: readonly string[];
  readonly language: string;
  /** Its `xml:base`, "" where it has none. */
  readonly base: string;
};

/** A feed in its own words. */
export type RawFeed = {
  readonly format: FeedFormat;
  readonly title: string;
  readonly links: readonly RawLink[];
  readonly people: readonly (readonly string[])[];
  readonly language: string;
  readonly ttl: number | null;
  readonly items: readonly RawEntry[];
};

/** A link without attributes. */
export function toRawLink(href: string): RawLink {
  return { href, rel: '', type: '' };
}

/** Milliseconds from RSS's `ttl` (minutes), else from `sy:updatePeriod` and `sy:updateFrequency`; `null` when neither says. */
export function readTtl(minutes: string, period: string, frequency: string): number | null {
  const ttl = Number(minutes);
  if (minutes.trim() !== '' && Number.isFinite(ttl) && ttl > 0) return ttl * 60_000;
  const length = PERIODS[period.trim().toLowerCase()];
  if (length === undefined) return null;
  const times = Number(frequency);
  const each = Math.round(length / (Number.isFinite(times) && times >= 1 ? times : 1));
  // WordPress writes "hourly" into every feed, whatever its paper does: that is nobody's wish.
  return each === HOUR ? null : each;
}

const HOUR = 3_600_000;
const PERIODS: Readonly<Record<string, number>> = {
  hourly: HOUR,
  daily: 24 * HOUR,
  weekly: 7 * 24 * HOUR,
  monthly: 30 * 24 * HOUR,
  yearly: 365 * 24 * HOUR,
};
