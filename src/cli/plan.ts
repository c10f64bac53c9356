import { SPAN, type AccountPlan, type FeedPlan, type Habit } from '../model/plan.ts';
import { planMonth, type Plan } from '../newsroom/plan.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { toLine } from './plain.ts';
import { align } from './table.ts';

/** Forecasts a month's posts and dollars from the last 30 days of each feed; posts and stores nothing. */
export async function plan(
  doors: Doors,
  options: Options,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  const log = await doors.createLog(config, options.logLevel ?? 'error');
  const house = await doors.openHouse(config, options.data, log);
  try {
    const month = await planMonth(house.desk, signal);
    const all = sumUp(month.accounts);
    if (options.json === true) streams.out(`${JSON.stringify({ days: SPAN, ...month, all })}\n`);
    else streams.out(describePlan(month));
    return 0;
  } finally {
    await house.close();
  }
}

/** A forecast as a table that a newsroom manager reads. */
export function describePlan({ feeds, accounts }: Plan): string {
  const all = sumUp(accounts);
  const rows = accounts.flatMap((account) => [
    [
      account.account,
      String(account.threads),
      String(account.posts),
      dollars(account.dollars),
      judge(account),
    ],
  ]);
  const table = align(
    [
      ['account', 'threads', 'posts', 'dollars', 'budget'],
      ...rows,
      ['in all', String(all.threads), String(all.posts), dollars(all.dollars), ''],
    ],
    [false, true, true, true, false],
  );
  const [head = '', ...body] = table;
  const last = body.pop() ?? '';
  const told = body.flatMap((line, index) => [line, ...noteHabit(accounts[index]?.habit)]);
  return [
    `A month like the last ${SPAN} days:`,
    '',
    ...describeFeeds(feeds),
    '',
    head,
    ...told,
    last,
    '',
    ...describePrices(accounts),
    `Reading the timeline before each thread costs up to ${dollars(all.readDollars)} more; no budget counts it.`,
    '',
  ].join('\n');
}

function sumUp(accounts: readonly AccountPlan[]) {
  const sum = (of: (account: AccountPlan) => number): number =>
    accounts.reduce((total, account) => total + of(account), 0);
  return {
    threads: sum(({ threads }) => threads),
    posts: sum(({ posts }) => posts),
    dollars: sum((account) => account.dollars),
    readDollars: sum(({ readDollars }) => readDollars),
  };
}

function describeFeeds(feeds: readonly FeedPlan[]): readonly string[] {
  const rows = feeds.map(({ articles, byline, feed }) => [String(articles), toLine(byline), toLine(feed)]);
  const [head = '', ...lines] = align([['articles', 'byline', 'feed'], ...rows], [true, false, false]);
  const margin = ' '.repeat('articles  '.length);
  return [
    head,
    ...lines.flatMap((line, index) => [line, ...noteFeed(feeds[index]).map((note) => margin + note)]),
  ];
}

function noteFeed(feed: FeedPlan | undefined): readonly string[] {
  if (feed === undefined) return [];
  const { fault, scaled, undated, unsigned } = feed;
  const notes: string[] = [];
  if (fault !== null)
    notes.push(`it cannot be read now, so only what was seen before counts: ${toLine(fault)}`);
  if (scaled !== null) {
    notes.push(
      `it reaches back only ${count(scaled.days, 'day')}: ${count(scaled.articles, 'article')}, scaled up`,
    );
  }
  if (undated > 0) notes.push(`${undated} without a date, counted from the day it was first seen`);
  if (unsigned > 0) notes.push(`not counted: ${unsigned} that nobody signed; their pages decide`);
  return notes;
}

function noteHabit(habit: Habit | undefined): readonly string[] {
  // Without a byline that posts to it there is nothing to say.
  if (habit === undefined || habit.posts === 0) return [];
  const size = `  ${round(habit.posts)} posts a thread, ${round(habit.links)} of them with a link`;
  if (habit.threads === 0) return [`${size}: the most there may be, as it has no thread yet`];
  return [`${size}: the mean of ${count(habit.threads, 'thread')} so far`];
}

function judge({ perMonthUsd, spentOnDay, overDay }: AccountPlan): string {
  const day =
    overDay === null ? [] : [`${count(overDay.posts, 'post')} on a mean day, ${overDay.perDay} are allowed`];
  if (perMonthUsd === null) return day.length === 0 ? 'no cap' : day.join('');
  const month = spentOnDay === null ? 'fits' : `would be spent on day ${spentOnDay}`;
  return [`${dollars(perMonthUsd)} a month: ${month}`, ...day].join('; ');
}

function describePrices(accounts: Plan['accounts']): readonly string[] {
  const lines = accounts.map(
    ({ prices }) => `A post costs $${price(prices.post)}, one with a link $${price(prices.linkPost)}.`,
  );
  const same = new Set(lines).size === 1;
  return same ? lines.slice(0, 1) : lines.map((line, index) => `${accounts[index]?.account}: ${line}`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}

function price(amount: number): string {
  return Number.isInteger(Math.round(amount * 1e6) / 1e4) ? amount.toFixed(2) : String(amount);
}

function round(number: number): string {
  return String(Math.round(number * 10) / 10);
}
