import {
  allow,
  isByPerson,
  unspentPictures,
  unspentTexts,
  type Allowance,
  type Budget,
  type Spending,
} from './budget.ts';
import type { Outcome, Quota } from './outcome.ts';
import type { Thread } from './thread.ts';

/** Where an account stands with its money and its network: `budget` is ours, `quotas` are the network's. */
export type Means = {
  readonly budget: Budget | undefined;
  readonly spent: readonly Spending[];
  readonly quotas: readonly Quota[];
};

/** Whether all that a thread has still to send fits the network's windows and the account's budget. */
export function allowThread(thread: Thread, { budget, spent, quotas }: Means, at: number): Allowance {
  const texts = unspentTexts(thread);
  const allowance = allowQuotas(quotas, texts.length, at);
  if (allowance.kind === 'full' || budget === undefined) return allowance;
  return allow(budget, spent, texts, isByPerson(thread), at, unspentPictures(thread));
}

/**
 * Whether the network still allows so many posts at `at`, as far as it has said. A window whose time is over says
 * nothing; one that a clock was set back before still holds.
 */
export function allowQuotas(quotas: readonly Quota[], wanted: number, at: number): Allowance {
  const short = quotas.filter(({ remaining, until }) => until > at && remaining < wanted);
  const [last] = short.toSorted((a, b) => b.until - a.until);
  if (last === undefined) return { kind: 'fits' };
  const time = new Date(last.until).toISOString();
  const reason = `the network allows ${last.remaining} more posts until ${time}: ${wanted} are wanted`;
  return { kind: 'full', reason, until: last.until };
}

/**
 * What is known of an account's windows after an answer: what it tells takes the place of what was known. Of a window
 * that it does not tell, the post that is out or may be is one less. A time that is over is kept until the network
 * names another: a clock that is set back must not refill it.
 */
export function noteQuotas(known: readonly Quota[], { kind, quotas: told = [] }: Outcome): readonly Quota[] {
  const spent = kind === 'posted' || kind === 'unknown' ? 1 : 0;
  const silent = known
    .filter(({ window }) => !told.some((quota) => quota.window === window))
    .map((quota) => ({ ...quota, remaining: Math.max(quota.remaining - spent, 0) }));
  return [...silent, ...told];
}
