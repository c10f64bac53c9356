import { z } from 'zod';
import { PRICES } from '../model/budget.ts';
import { isPrivateLine, readOrigin } from './origin.ts';
import { duration, mapping, reference, switchOf, wholeNumber } from './words.ts';

const API_WANTED = 'is no origin; write a scheme and a host alone, such as https://api.x.com';
const api = z
  .string({ error: API_WANTED })
  .refine((value) => readOrigin(value) !== null, { error: API_WANTED, abort: true })
  .refine((value) => isPrivateLine(readOrigin(value) ?? value), {
    error: 'would send the keys unencrypted; write https://, or an address of this machine',
  })
  .describe('Origin of the X API; plain http only to this machine.');

const credentials = mapping({
  appKey: reference.describe('API key of the app.'),
  appSecret: reference.describe('API key secret of the app.'),
  accessToken: reference.describe('Access token of the account.'),
  accessSecret: reference.describe('Access token secret of the account.'),
}).describe('References only: ${NAME} from the environment, or file:/path.');

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
    post: dollars.default(PRICES.post).describe('US dollars for a post.'),
    linkPost: dollars.default(PRICES.linkPost).describe('US dollars for a post with a link.'),
    delete: dollars.default(PRICES.delete).describe('US dollars for taking a post away.'),
    altText: dollars.default(PRICES.altText).describe('US dollars for the alt text of a picture.'),
    read: dollars.default(PRICES.read).describe('US dollars for reading one post of the own timeline.'),
  }).prefault({}),
});

/** An account as it is written. */
export const account = mapping({
  network: z
    .enum(['x', 'sandbox'], { error: switchOf('x', 'sandbox') })
    .describe('x posts in public; sandbox is a stand-in on this machine.'),
  api: api.default('https://api.x.com'),
  credentials: credentials.optional(),
  spacing: duration.default('5s').describe('Between the posts of a thread.'),
  threadGap: duration.default('0s').describe('Between the last post of a thread and the first of the next.'),
  budget: budget.optional().describe('A thread that does not fit as a whole is not begun. Left out: no cap.'),
});
