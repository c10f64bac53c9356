import { findEntities } from './entities.ts';
import { imageFor } from './image.ts';
import type { Thread } from './thread.ts';

/** What an account may spend. `null`: no cap of ours. Windows roll; the month is the calendar month in UTC. */
export type Budget = {
  /** Posts in 24 hours. */
  readonly perDay: number | null;
  /** Posts in 15 minutes. */
  readonly perQuarterHour: number | null;
  /** US dollars in a month. */
  readonly perMonthUsd: number | null;
  /** Posts of a day that only threads which a person approved may use. */
  readonly reserveForBreaking: number;
  readonly prices: Prices;
};

/** US dollars: for a post without and with a link, for taking one away, for a picture's alt text, and for reading one of the account's own. */
export type Prices = {
  readonly post: number;
  readonly linkPost: number;
  readonly delete: number;
  readonly altText: number;
  readonly read: number;
};

/** What X asks since February 2026. */
export const PRICES: Prices = { post: 0.015, linkPost: 0.2, delete: 0.01, altText: 0.005, read: 0.001 };

/** A post that is out, or may be: when it was armed (ms since the epoch), its text, and whether it had a picture (left out: no). */
export type Spending = { readonly at: number; readonly text: string; readonly pictured?: boolean };

/** Whether texts fit a budget; if not, why, and from when they may (`null`: never as they are). */
export type Allowance =
  | { readonly kind: 'fits' }
  | { readonly kind: 'full'; readonly reason: string; readonly until: number | null };

/** The texts of a thread that are still to be paid for. */
export function unspentTexts(thread: Thread): readonly string[] {
  return thread.slots.filter(({ state }) => state === 'pending').map(({ text }) => text);
}

/** How many pictures of a thread are still to be paid for. */
export function unspentPictures(thread: Thread): number {
  return thread.slots.filter(({ state, index }) => state === 'pending' && imageFor(thread, index) !== null)
    .length;
}

/** Whether a person, not a rule, approved a thread: only then may it use what is kept for breaking news. */
export function isByPerson(thread: Thread): boolean {
  return thread.approvedBy !== null && !thread.approvedBy.startsWith(RULE);
}

/** How a rule signs what it approves. */
export const RULE = 'the rule';

const DAY = 24 * 3_600_000;
const QUARTER_HOUR = 15 * 60_000;

/** From when on spendings matter at `at`: the month's beginning, or a day ago where that is earlier. */
export function spentSince(at: number): number {
  return Math.min(startOfMonth(at), at - DAY);
}

/**
 * Whether all of `texts` and so many pictures may go out at `at` on top of what is spent. A clock that was set back refills nothing: what
 * was spent later than `at` counts too.
 */
export function allow(
  budget: Budget,
  spent: readonly Spending[],
  texts: readonly string[],
  byPerson: boolean,
  at: number,
  pictures = 0,
): Allowance {
  const kept = byPerson ? 0 : budget.reserveForBreaking;
  const perDay = budget.perDay === null ? null : Math.max(budget.perDay - kept, 0);
  const caps = [
    allowPosts(perDay, DAY, 'a day', spent, texts.length, at),
    allowPosts(budget.perQuarterHour, QUARTER_HOUR, 'in 15 minutes', spent, texts.length, at),
    allowMoney(budget, spent, texts, pictures, at),
  ];
  return caps.find(({ kind }) => kind === 'full') ?? { kind: 'fits' };
}

function allowPosts(
  cap: number | null,
  window: number,
  name: string,
  spent: readonly Spending[],
  wanted: number,
  now: number,
): Allowance {
  if (cap === null) return { kind: 'fits' };
  const times = spent.map(({ at }) => at).filter((at) => at > now - window);
  const over = times.length + wanted - cap;
  if (over <= 0) return { kind: 'fits' };
  const reason = `the budget allows ${cap} posts ${name}: ${times.length} are spent, ${wanted} are wanted`;
  const freed = times.toSorted((a, b) => a - b)[over - 1];
  return { kind: 'full', reason, until: freed === undefined ? null : freed + window };
}

function allowMoney(
  { perMonthUsd, prices }: Budget,
  spent: readonly Spending[],
  texts: readonly string[],
  pictures: number,
  now: number,
): Allowance {
  if (perMonthUsd === null) return { kind: 'fits' };
  const price = (text: string): number => (holdsLink(text) ? prices.linkPost : prices.post);
  const sum = (list: readonly string[], seen: number): number =>
    list.reduce((total, text) => total + price(text), seen * prices.altText);
  const month = startOfMonth(now);
  const paid = spent.filter(({ at }) => at >= month);
  const used = sum(
    paid.map(({ text }) => text),
    paid.filter(({ pictured }) => pictured).length,
  );
  const wanted = sum(texts, pictures);
  // A tenth of a cent of slack: sums of prices are not exact.
  if (used + wanted <= perMonthUsd + 0.001) return { kind: 'fits' };
  const reason = `the budget allows $${perMonthUsd.toFixed(2)} a month: $${used.toFixed(2)} are spent, $${wanted.toFixed(2)} are wanted`;
  return { kind: 'full', reason, until: wanted > perMonthUsd + 0.001 ? null : startOfNextMonth(now) };
}

/** Whether a post costs what one with a link costs. */
export function holdsLink(text: string): boolean {
  return findEntities(text).some(({ kind }) => kind === 'link');
}

function startOfMonth(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

function startOfNextMonth(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
