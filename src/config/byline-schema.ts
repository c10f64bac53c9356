import { z } from 'zod';
import { HOURS, parseHours } from '../model/hours.ts';
import { parseDuration } from './duration.ts';
import { feed } from './feed-schema.ts';
import { filter } from './filter-schema.ts';
import { isCronExpression, isTimeZone } from './schedule.ts';
import { duration, full, line, list, mapping, switchOf, text, wholeNumber } from './words.ts';

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

const HOURS_WANTED = 'is no window of the day; write two different times, such as "07:00-23:00"';
const hours = z
  .string({ error: HOURS_WANTED })
  .regex(HOURS, { error: HOURS_WANTED, abort: true })
  .refine((value) => parseHours(value) !== null, { error: HOURS_WANTED })
  .describe('When threads may begin, in the byline’s time zone; also over midnight. Left out: at any time.');

const notAfter = duration
  .refine((value) => parseDuration(value) !== 0, { error: 'leaves no time for any thread; write "6h"' })
  .describe('How long after the first sight of an article its thread may begin; later a person is asked.');

const paced = z.object({ settle: duration.default('0s'), notAfter: notAfter.optional() });

/** Milliseconds of a duration that was looked at already. */
const lasts = (value: string): number => parseDuration(value) ?? 0;

const utmWord = line.max(100, { error: 'is too long for a link; write at most 100 characters' });

const utm = mapping({
  source: utmWord.optional().describe('utm_source, such as "x".'),
  medium: utmWord.optional().describe('utm_medium, such as "social".'),
  campaign: utmWord.optional().describe('utm_campaign.'),
});

const TAG_WANTED = 'is no hashtag; write letters, digits and "_", one letter at least, such as "PortAlder"';
const hashtag = z
  .string({ error: TAG_WANTED })
  .regex(/^#?(?=[\p{L}\p{M}\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+$/u, { error: TAG_WANTED })
  .max(50, { error: 'is too long for a hashtag; write at most 50 characters' });

const TAGS_WANTED = 'is neither "none" nor a list; write none, or [one, two] with at most five hashtags';
const hashtags = z.union([
  z.array(hashtag, { error: TAGS_WANTED }).max(5, { error: TAGS_WANTED }),
  z.literal('none', { error: TAGS_WANTED }),
]);

const thread = mapping({
  maxPosts: wholeNumber(1, 25).default(7).describe('The most posts that a thread may have.'),
  numbering: z
    .boolean({ error: switchOf('true', 'false') })
    .default(true)
    .describe('Whether posts are counted: 1/7, 2/7, …'),
  style: z
    .enum(['lead', 'headline'], { error: switchOf('lead', 'headline') })
    .optional()
    .describe('What the first post is. Left out: the lead where it stands alone, else the headline.'),
  link: z
    .enum(['last', 'first', 'none'], { error: 'is not one of its choices; write last, first or none' })
    .default('last')
    .describe('Which post carries the link of the article.'),
  utm: utm.optional().describe('Parameters for the newsroom’s own statistics, put behind the link.'),
  image: z
    .boolean({ error: switchOf('true', 'false') })
    .default(false)
    .describe('Whether the first post carries the article’s picture, where its page says what it shows.'),
  hashtags: hashtags.default('none').describe('Hashtags that end the last post; at most five.'),
});

/** A byline as it is written. */
export const byline = mapping({
  author: line.describe('The name as the feed or the article page writes it.'),
  aliases: list(line).default([]).describe('Other spellings of the same name.'),
  feeds: full(feed, 'feed').describe('Addresses of feeds, or groups of keys with settings of their own.'),
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
  burst: wholeNumber(1, 1_000)
    .default(10)
    .describe('The most new articles of a feed at one poll that are told; more are held for a person.'),
  quietAfter: duration
    .refine((value) => parseDuration(value) !== 0, { error: 'is always over; write "14d"' })
    .optional()
    .describe('Tells a person once when nothing by the author, or nothing new in a feed, came for so long.'),
  only: filter.optional().describe('Tells only articles that suit each list here.'),
  not: filter.optional().describe('Tells no article that suits any list here.'),
  hours: hours.optional(),
  settle: duration
    .default('0s')
    .describe('How long after the first sight of an article its page is read: corrections come early.'),
  notAfter: notAfter.optional(),
  thread: thread.prefault({}),
}).refine(({ settle, notAfter: latest }) => latest === undefined || lasts(latest) > lasts(settle), {
  error: 'is over before the page is read; write more than "settle" has',
  path: ['notAfter'],
  // Said along with whatever else is wrong.
  when: ({ value }) => paced.safeParse(value).success,
});
