import { z } from 'zod';
import { account } from './account-schema.ts';
import { byline } from './byline-schema.ts';
import { parseDuration } from './duration.ts';
import { keep } from './keep.ts';
import { isAddress, isPrivateLine, isWebLink } from './origin.ts';
import { summary } from './summary.ts';
import { websub } from './websub.ts';
import { duration, full, list, mapping, reference, wholeNumber } from './words.ts';

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
    perHost: wholeNumber(1, 32).default(4).describe('The most requests at once to one host.'),
  }).prefault({}),
  summary: summary.prefault({}),
  notices: mapping({
    webhook: webhook
      .optional()
      .describe('Is told of threads that need a person or are out, and of accounts that may not post.'),
  }).prefault({}),
  websub: websub
    .optional()
    .describe('Where hubs may call when feeds have news; left out: feeds are polled only.'),
  keep: keep
    .default('400d')
    .describe('How long threads that are finished are kept, with what happened to them; at least 40d.'),
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
