import type { Account, Credentials } from '../model/account.ts';
import type { ThreadStyle } from '../model/ask.ts';
import type { Byline } from '../model/byline.ts';
import { parseHours } from '../model/hours.ts';
import type { Config, SummaryChoice, Webhook, WebsubChoice } from './config.ts';
import { parseDuration } from './duration.ts';
import { resolveAccess } from './access.ts';
import { toGroup } from './feed-schema.ts';
import { parseKeep } from './keep.ts';
import { readOrigin } from './origin.ts';
import type { ConfigFile } from './schema.ts';
import { takeSecret, type SecretPlaces } from './secrets.ts';

type FileByline = ConfigFile['bylines'][number];

/** The configuration that a faultless file and its secrets come to. Throws where a fault was let through. */
export function resolveConfig(file: ConfigFile, places: SecretPlaces): Config {
  return {
    bylines: file.bylines.map(resolveByline),
    accounts: Object.entries(file.accounts).map(([name, account]) => resolveAccount(name, account, places)),
    access: resolveAccess(file.bylines, places),
    delivery: {
      deadline: milliseconds(file.delivery.deadline),
      lookAgain: file.delivery.lookAgain.map(milliseconds),
    },
    sandbox: file.sandbox,
    fetch: file.fetch,
    notices: { webhook: resolveWebhook(file.notices, places) },
    summary: resolveSummary(file.summary, places),
    websub: resolveWebsub(file.websub, places),
    keep: resolveKeep(file.keep),
    log: file.log,
  };
}

function resolveByline({
  hours,
  settle,
  notAfter,
  quietAfter,
  feeds,
  thread,
  ...byline
}: FileByline): Byline {
  const open = hours === undefined ? null : parseHours(hours);
  const groups = feeds.map(toGroup);
  const bursts = groups.flatMap((feed) => (feed.burst === undefined ? [] : [[feed.url, feed.burst]]));
  return {
    ...byline,
    feeds: groups.map(({ url }) => url),
    ...(bursts.length > 0 && { bursts: Object.fromEntries(bursts) }),
    attribution: byline.attribution ?? null,
    thread: resolveThread(thread),
    ...(open !== null && { hours: open }),
    ...(milliseconds(settle) > 0 && { settle: milliseconds(settle) }),
    ...(quietAfter !== undefined && { quietAfter: milliseconds(quietAfter) }),
    ...(notAfter !== undefined && { notAfter: milliseconds(notAfter) }),
  };
}

/** Hashtags may be written with their sign or without. */
function resolveThread({ style, utm, hashtags, image, ...thread }: FileByline['thread']): ThreadStyle {
  const tags = hashtags === 'none' ? [] : hashtags.map((tag) => `#${tag.replace(/^#/, '')}`);
  return {
    ...thread,
    ...(style !== undefined && { style }),
    ...(utm !== undefined && { utm }),
    ...(image && { image }),
    ...(tags.length > 0 && { hashtags: tags }),
  };
}

type FileAccount = ConfigFile['accounts'][string];

/** A sandbox account may keep its X lines: they are not looked at, so that going live is one word. */
function resolveAccount(name: string, account: FileAccount, places: SecretPlaces): Account {
  const pace = { ...resolvePace(account), ...resolveBudget(account) };
  if (account.network === 'sandbox') {
    return { name, network: 'sandbox', api: null, credentials: null, ...pace };
  }
  const credentials = resolveCredentials(account, places);
  return { name, network: 'x', api: readOrigin(account.api), credentials, ...pace };
}

function resolvePace(account: FileAccount): Pick<Account, 'spacing' | 'threadGap'> {
  const threadGap = milliseconds(account.threadGap);
  return { spacing: milliseconds(account.spacing), ...(threadGap > 0 && { threadGap }) };
}

function resolveBudget({ budget }: FileAccount): Pick<Account, 'budget'> {
  if (budget === undefined) return {};
  const { perDay = null, perQuarterHour = null, perMonthUsd = null } = budget;
  return { budget: { ...budget, perDay, perQuarterHour, perMonthUsd } };
}

function resolveCredentials({ credentials }: FileAccount, places: SecretPlaces): Credentials {
  if (credentials === undefined) throw new Error('an account on x without credentials was let through');
  return {
    appKey: takeSecret(credentials.appKey, places),
    appSecret: takeSecret(credentials.appSecret, places),
    accessToken: takeSecret(credentials.accessToken, places),
    accessSecret: takeSecret(credentials.accessSecret, places),
  };
}

function resolveWebhook({ webhook }: ConfigFile['notices'], places: SecretPlaces): Webhook | null {
  return webhook === undefined ? null : { url: webhook.url, secret: takeSecret(webhook.secret, places) };
}

function resolveWebsub(websub: ConfigFile['websub'], places: SecretPlaces): WebsubChoice | null {
  return websub === undefined ? null : { ...websub, secret: takeSecret(websub.secret, places) };
}

function resolveSummary(
  { by, endpoint, model, key, deadline }: ConfigFile['summary'],
  places: SecretPlaces,
): SummaryChoice {
  if (by === 'extractive') return { by };
  if (endpoint === undefined || model === undefined || key === undefined) {
    throw new Error('a model without its address, name or key was let through');
  }
  return { by, endpoint, model, key: takeSecret(key, places), deadline: milliseconds(deadline) };
}

function resolveKeep(days: string): number {
  const length = parseKeep(days);
  if (length === null) throw new Error(`a number of days was let through: ${days}`);
  return length;
}

function milliseconds(duration: string): number {
  const length = parseDuration(duration);
  if (length === null) throw new Error(`a duration was let through: ${duration}`);
  return length;
}
