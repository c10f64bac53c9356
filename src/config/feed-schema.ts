import { z } from 'zod';
import { isPrivateLine, isWebLink } from './origin.ts';
import { mapping, reference, wholeNumber } from './words.ts';

const FEED_WANTED = 'is no feed address; write one that starts with https:// and holds no password';
const address = z.string({ error: FEED_WANTED }).refine(isWebLink, { error: FEED_WANTED });

/** Headers that the bot writes itself, or that only a connection may have. */
const OWN =
  /^(?:host|connection|content-.*|transfer-encoding|te|upgrade|expect|keep-alive|trailer|accept-encoding|user-agent|if-.*|range|proxy-.*)$/i;

const headers = z
  .record(z.string(), reference, { error: 'is no group of headers; write "Name: ${VARIABLE}" lines' })
  .refine((names) => Object.keys(names).every((name) => /^[\w-]{1,64}$/.test(name) && !OWN.test(name)), {
    error: 'holds what is no header, or one that the bot writes itself; write names such as X-Api-Key',
  });

/** Settings of one feed. */
const group = mapping({
  url: address.describe('Address of the feed.'),
  credentials: mapping({
    username: reference.describe('User name.'),
    password: reference.describe('Password.'),
  })
    .optional()
    .describe('For a feed that asks for a password (basic auth). References only: ${NAME}, or file:/path.'),
  headers: headers.optional().describe('Headers by name, such as a key. References only.'),
  burst: wholeNumber(1, 1_000).optional().describe('As for the byline, for this feed alone.'),
}).refine((feed) => (feed.credentials ?? feed.headers) === undefined || isSafe(feed.url), {
  error: 'would send its secrets unencrypted; write https://, or an address of this machine',
});

/** A feed as it is written: its address, or its address with settings of its own. */
export const feed = z.union([address, group], { error: FEED_WANTED });

/** A feed's address and settings, however it is written. */
export type WrittenFeed = z.output<typeof group>;

/** A feed as a group of keys. */
export function toGroup(written: z.output<typeof feed>): WrittenFeed {
  return typeof written === 'string' ? { url: written } : written;
}

function isSafe(url: string): boolean {
  return isWebLink(url) && isPrivateLine(new URL(url).origin);
}
