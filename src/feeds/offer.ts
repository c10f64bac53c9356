import type { FeedNature, Offer } from '../model/feed.ts';
import { readLinkHeader } from './link-header.ts';

/** More hubs than this nobody asks. */
const MOST_HUBS = 5;
/** One address without spaces, controls or halves of signs; what is longer is no address. */
const ADDRESS = /^https?:\/\/[^\s\p{Cc}\p{Cs}]{1,2000}$/iu;

/**
 * Whom a feed names to tell of its news; the `Link` header of its answer wins over what stands in it. `base` is where it was
 * read: its topic, where it names none. `undefined`: a feed that broke off may have one.
 */
export function readOffer(
  header: string,
  nature: FeedNature | undefined,
  base: string,
): Offer | null | undefined {
  const links = readLinkHeader(header, base);
  const pick = (rel: string) =>
    links.filter(({ href, rels }) => rels.includes(rel) && ADDRESS.test(href)).map(({ href }) => href);
  const named = pick('hub');
  const found = named.length > 0 ? named : (nature?.hubs ?? []).filter((hub) => ADDRESS.test(hub));
  const hubs = [...new Set(found)].slice(0, MOST_HUBS);
  if (hubs.length === 0) return nature?.whole === false ? undefined : null;
  const self = pick('self')[0] ?? nature?.self ?? base;
  return { hubs, topic: ADDRESS.test(self) ? self : base };
}
