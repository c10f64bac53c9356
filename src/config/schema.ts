import { z } from 'zod';
import { DURATION, parseDuration } from './duration.ts';
import { isAddress, isPrivateLine, isWebLink, readOrigin } from './origin.ts';
import { isCronExpression, isTimeZone } from './schedule.ts';

/** What a reference to a secret looks like: `${NAME}` from the environment, or `file:/path`. */
export const REFERENCE = /^(?:\$\{[A-Za-z_][A-Za-z0-9_]*\}|file:\/.+)$/;

const ONE_LINE = /^(?=.*\S)[^\p{Cc}\u2028\u2029]+$/u;

/** What an account may be called. */
export const ACCOUNT_NAME = /^(?!__)[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;

/** Every message is `what; remedy`; the value it is about is put before it. */
const text = z.string({ error: 'is no text; write a word or a line, in quotes if need be' });

const line = text.regex(ONE_LINE, { error: 'is no line of text; write at least one letter, on one line' });

const switchOf = (a: string, b: string) => `is not one of its choices; write ${a} or ${b}`;

const DURATION_WANTED =
  'is no duration; write a whole number and ms, s, m, h or d, such as "20s", at most 24 days';
const duration = z
  .string({ error: DURATION_WANTED })
  .regex(DURATION, { error: DURATION_WANTED, abort: true })
  .refine((value) => parseDuration(value) !== null, { error: DURATION_WANTED });

const wholeNumber = (least: number, most: number) => {
  const error = `is out of range; write a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const list = <T extends z.ZodType>(of: T) =>
  z.array(of, { error: 'is no list; write [one, two], or a line with "- " for each' });

const full = <T extends z.ZodType>(of: T, what: string) =>
  list(of).min(1, { error: `is empty; name at least one ${what}` });

const mapping = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'invalid_type' ? 'is no group of keys; write "key: value" lines' : undefined,
  });

const CRON_WANTED = 'is no cron expression; write five or six fields, such as "*/10 * * * *"';
const schedule = z
  .string({ error: CRON_WANTED })
  .refine(isCronExpression, { error: CRON_WANTED })
  .describe('When to look at the feeds: a cron expression of five or six fields.');

const ZONE_WANTED = 'is no time zone; write one such as Asia/Hong_Kong or UTC';
const timezone = z
  .string({ error: ZONE_WANTED })
  .refine(isTimeZone, { error: ZONE_WANTED })
  .describe('The time zone that the schedule is meant in, by its IANA name.');

const FEED_WANTED = 'is no feed address; write one that starts with https:// and holds no password';
const feed = z.string({ error: FEED_WANTED }).refine(isWebLink, { error: FEED_WANTED });

const API_WANTED = 'is no origin; write a scheme and a host alone, such as https://api.x.com';
const api = z
  .string({ error: API_WANTED })
  .refine((value) => readOrigin(value) !== null, { error: API_WANTED, abort: true })
  .refine((value) => isPrivateLine(readOrigin(value) ?? value), {
    error: 'would send the keys unencrypted; write https://, or an address of this machine',
  })
  .describe('Origin of the X API; plain http only to this machine.');

const REFERENCE_WANTED =
  'is not a reference to a secret; write ${NAME} for a variable or file:/path for a file, never the secret itself';
const reference = z.string({ error: REFERENCE_WANTED }).regex(REFERENCE, { error: REFERENCE_WANTED });

const credentials = mapping({
  appKey: reference.describe('API key of the app.'),
  appSecret: reference.describe('API key secret of the app.'),
  accessToken: reference.describe('Access token of the account.'),
  accessSecret: reference.describe('Access token secret of the account.'),
}).describe('References only: ${NAME} from the environment, or file:/path.');

const HOOK_WANTED = 'is no address to send to; write one that starts with https:// and holds no password';
const webhook = mapping({
  url: z
    .string({ error: HOOK_WANTED })
    .refine(isWebLink, { error: HOOK_WANTED, abort: true })
    .refine((value) => isPrivateLine(new URL(value).origin), {
      error: 'would send notices unencrypted; write https://, or an address of this machine',
    })
    .describe('Where notices are sent; plain http only to this machine.'),
  secret: reference.describe('Key that signs them: ${NAME} from the environment, or file:/path.'),
});

const thread = mapping({
  maxPosts: wholeNumber(1, 25).default(7).describe('The most posts that a thread may have.'),
  numbering: z
    .boolean({ error: switchOf('true', 'false') })
    .default(true)
    .describe('Whether posts are counted: 1/7, 2/7, …'),
});

const byline = mapping({
  author: line.describe('The name as the feed or the article page writes it.'),
  aliases: list(line).default([]).describe('Other spellings of the same name.'),
  feeds: full(feed, 'feed').describe('Addresses of RSS or Atom feeds.'),
  accounts: full(text, 'account').describe(
    'Which accounts tell it, by the names they have under "accounts".',
  ),
  attribution: line
    .max(100, { error: 'is too long for a last line; write at most 100 characters' })
    .optional()
    .describe('Ends the thread. Left out: the handle found in the article, else none.'),
  schedule: schedule.default('*/10 * * * *'),
  timezone: timezone.default('UTC'),
  firstRun: z
    .enum(['baseline', 'newest'], { error: switchOf('baseline', 'newest') })
    .default('baseline')
    .describe('baseline: nothing old is posted; newest: the newest matching article is, whatever its age.'),
  review: z
    .enum(['none', 'one'], { error: switchOf('none', 'one') })
    .default('none')
    .describe('one: a person approves each thread with "bylinebot outbox approve".'),
  thread: thread.prefault({}),
});

const dollars = z
  .number({ error: 'is no amount; write dollars, such as 25 or 0.015' })
  .min(0, { error: 'is less than nothing; write dollars, such as 25 or 0.015' })
  .max(1_000_000, { error: 'is more than anybody spends; write dollars, such as 25' });

const budget = mapping({
  perDay: wholeNumber(0, 10_000).optional().describe('The most posts in 24 hours.'),
  perQuarterHour: wholeNumber(0, 1_000).optional().describe('The most posts in 15 minutes.'),
  perMonthUsd: dollars.optional().describe('The most US dollars in a calendar month (UTC).'),
  reserveForBreaking: wholeNumber(0, 10_000)
    .default(0)
    .describe('Posts of a day that only threads approved by a person may use.'),
  prices: mapping({
    post: dollars.default(0.015).describe('US dollars for a post.'),
    linkPost: dollars.default(0.2).describe('US dollars for a post with a link.'),
  }).prefault({}),
});

const account = mapping({
  network: z
    .enum(['x', 'sandbox'], { error: switchOf('x', 'sandbox') })
    .describe('x posts in public; sandbox is a stand-in on this machine.'),
  api: api.default('https://api.x.com'),
  credentials: credentials.optional(),
  spacing: duration.default('5s').describe('Between the posts of a thread.'),
  budget: budget.optional().describe('A thread that does not fit as a whole is not begun. Left out: no cap.'),
});

/** The file as it is written, before secrets are looked up; the JSON Schema for editors is made of it. */
export const fileSchema = mapping({
  bylines: full(byline, 'byline').describe('The authors that are followed.'),
  accounts: z
    .record(z.string(), account, { error: 'is no group of accounts; write "name:" and its keys below' })
    .describe('The accounts that post, each by a name of your choice.'),
  delivery: mapping({
    deadline: duration
      .refine((value) => parseDuration(value) !== 0, { error: 'leaves no time for any call; write "20s"' })
      .default('20s')
      .describe('How long one call may take.'),
    lookAgain: full(duration, 'duration')
      .default(['5s', '30s', '2m', '10m', '30m'])
      .describe('When to read back after an unclear answer.'),
  }).prefault({}),
  sandbox: mapping({
    port: wholeNumber(0, 65_535).default(4280).describe('Port on this machine; 0 picks a free one.'),
  }).prefault({}),
  fetch: mapping({
    allowPrivate: list(
      z
        .string({ error: 'is no IP address; write one such as 127.0.0.1' })
        .refine(isAddress, { error: 'is no IP address; write one such as 127.0.0.1' }),
    )
      .default([])
      .describe('Addresses that may be fetched though private, for tests.'),
  }).prefault({}),
  notices: mapping({
    webhook: webhook
      .optional()
      .describe('Is told of threads that need a person or are out, and of accounts that may not post.'),
  }).prefault({}),
  log: mapping({
    level: z
      .enum(['debug', 'info', 'warn', 'error'], {
        error: 'is no log level; write debug, info, warn or error',
      })
      .default('info'),
  }).prefault({}),
});

/** The file with its defaults filled in. */
export type ConfigFile = z.output<typeof fileSchema>;
