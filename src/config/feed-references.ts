import { z } from 'zod';
import type { Finding, Path } from './fault.ts';
import { findSecret, type SecretPlaces } from './secrets.ts';
import { REFERENCE } from './words.ts';

const secrets = z.record(z.string(), z.unknown()).optional().catch(undefined);
const looseFeed = z.object({ url: z.string(), credentials: secrets, headers: secrets });

/** The address of a feed, however it is written; anything else stays as it is. */
export function addressOf(written: unknown): unknown {
  const feed = looseFeed.safeParse(written);
  return feed.success ? feed.data.url : written;
}

/** Secrets of feeds that are not to be had, and feeds that two bylines ask with different ones. */
export function findFeedFaults(
  bylines: readonly (readonly unknown[])[],
  places: SecretPlaces,
): readonly Finding[] {
  const known = new Map<string, string>();
  return bylines.flatMap((feeds, i) =>
    feeds.flatMap((written, j) => {
      const path = ['bylines', i, 'feeds', j];
      const feed = looseFeed.safeParse(written);
      if (!feed.success) return [];
      const { url, credentials, headers } = feed.data;
      const lost = Object.entries({ credentials, headers }).flatMap(([group, references = {}]) =>
        Object.entries(references).flatMap(([key, reference]) =>
          findLostSecret([...path, group, key], reference, places),
        ),
      );
      const asked = JSON.stringify([credentials, headers]);
      const before = known.get(url);
      if (before === undefined) known.set(url, asked);
      if (before === undefined || before === asked) return lost;
      return [...lost, { path, what: 'another byline asks this feed with other secrets', remedy: OTHERS }];
    }),
  );
}

const OTHERS = 'write the same credentials and headers at both';

/** A secret that is not to be had. */
export function findLostSecret(path: Path, reference: unknown, places: SecretPlaces): readonly Finding[] {
  if (typeof reference !== 'string' || !REFERENCE.test(reference)) return [];
  const answer = findSecret(reference, places);
  return answer.kind === 'found' ? [] : [{ path, what: answer.what, remedy: answer.remedy }];
}
