import { secret, type Secret } from '../model/secret.ts';
import type { FeedAccess } from './config.ts';
import { toGroup, type WrittenFeed } from './feed-schema.ts';
import type { ConfigFile } from './schema.ts';
import { takeSecret, type SecretPlaces } from './secrets.ts';

/** What private feeds are asked with, each feed once. */
export function resolveAccess(bylines: ConfigFile['bylines'], places: SecretPlaces): readonly FeedAccess[] {
  const feeds = bylines.flatMap(({ feeds: written }) => written.map(toGroup));
  const access = feeds.map((feed) => resolveFeed(feed, places)).filter(({ secrets }) => secrets.length > 0);
  return [...new Map(access.map((each) => [each.url, each])).values()];
}

function resolveFeed({ url, credentials, headers = {} }: WrittenFeed, places: SecretPlaces): FeedAccess {
  const own = Object.entries(headers).map(([name, reference]): readonly [string, Secret] => [
    name.toLowerCase(),
    takeSecret(reference, places),
  ]);
  const values = own.map(([, value]) => value);
  if (credentials === undefined) return { url, headers: Object.fromEntries(own), secrets: values };
  const username = takeSecret(credentials.username, places);
  const password = takeSecret(credentials.password, places);
  const pair = Buffer.from(`${username.reveal()}:${password.reveal()}`).toString('base64');
  const authorization = secret(`Basic ${pair}`);
  return {
    url,
    headers: { ...Object.fromEntries(own), authorization },
    secrets: [...values, password, secret(pair)],
  };
}
