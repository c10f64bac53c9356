import { z } from 'zod';
import type { Finding } from './fault.ts';
import { findLostSecret } from './feed-references.ts';
import { isWebLink } from './origin.ts';
import { findSecret, type SecretPlaces } from './secrets.ts';
import { line, mapping, reference, REFERENCE, wholeNumber } from './words.ts';

const CALLBACK_WANTED =
  'is no address that hubs can call; write one such as "https://bot.example.org/websub", without "?", "#" or a password';

/** Whoever guesses this could ring the bot, and tell it when a feed is over; characters. */
const SHORTEST = 32;

/** Where hubs may call when feeds have news. */
export const websub = mapping({
  callback: z
    .string({ error: CALLBACK_WANTED })
    .refine(isCallback, { error: CALLBACK_WANTED })
    .describe('Public address of the bot, as hubs call it; what follows it is added.'),
  port: wholeNumber(1, 65_535).describe('Port on this machine that the address leads to.'),
  host: line.default('127.0.0.1').describe('Address of this machine to listen on; 0.0.0.0 in a container.'),
  secret: reference.describe('Secret that all keys of hubs are made of: ${NAME}, or file:/path.'),
});

/** A group as it can be read even where parts of it are wrong. */
export const looseWebsub = z.object({ secret: z.unknown() }).optional().catch(undefined);

/** A secret that is not to be had, or too short to be one. */
export function findWebsubFaults(
  group: z.output<typeof looseWebsub>,
  places: SecretPlaces,
): readonly Finding[] {
  const path = ['websub', 'secret'];
  const lost = findLostSecret(path, group?.secret, places);
  const written = group?.secret;
  if (lost.length > 0 || typeof written !== 'string' || !REFERENCE.test(written)) return lost;
  const found = findSecret(written, places);
  if (found.kind !== 'found' || found.secret.reveal().length >= SHORTEST) return [];
  const remedy = `take at least ${SHORTEST} random letters, such as those of: openssl rand -hex 32`;
  return [{ path, what: 'the secret is short enough to be guessed', remedy }];
}

function isCallback(text: string): boolean {
  return isWebLink(text) && !/[?#\s]/.test(text);
}
