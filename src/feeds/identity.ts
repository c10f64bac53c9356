import type { Entry } from '../model/feed.ts';
import { foldHeadline } from '../model/identity.ts';
import { nameLink } from '../model/link.ts';

/** Longer than this an identity is cut; characters. */
const LONGEST = 1000;

/**
 * What an entry may be known by when its guid is churned, its site moves to https or its link is spelled otherwise:
 * the guid, the guid without scheme and host, the canonical link without scheme and `www.`, the title with its day.
 */
export function findIdentities(guid: string, entry: Omit<Entry, 'identities'>): readonly string[] {
  const day = entry.published === null ? '' : new Date(entry.published).toISOString().slice(0, 10);
  const title = foldHeadline(entry.title);
  const found = [
    guid === '' ? '' : `guid:${guid}`,
    pathOf(guid),
    entry.link === null ? '' : `link:${nameLink(entry.link)}`,
    title === '' || day === '' ? '' : `title:${day} ${title}`,
  ];
  return found.filter((one) => one !== '').map((one) => one.slice(0, LONGEST));
}

/**
 * Takes from the entries of one reading what several of them share though they lead to different pages: it tells none
 * apart. Those that share their guid go by their links.
 */
export function dropShared(entries: readonly Entry[]): readonly Entry[] {
  const owners = new Map<string, string | null>();
  for (const { key, link, identities = [] } of entries) {
    const page = link ?? key;
    for (const one of identities) owners.set(one, owners.has(one) && owners.get(one) !== page ? null : page);
  }
  return entries.map((entry) => {
    const { key, link, identities = [] } = entry;
    const shared = identities.some((one) => one.startsWith('guid:') && owners.get(one) === null);
    const own = identities.filter((one) => owners.get(one) !== null);
    return { ...entry, key: shared && link !== null ? link.slice(0, LONGEST) : key, identities: own };
  });
}

function pathOf(guid: string): string {
  const url = /^https?:/i.test(guid) && URL.canParse(guid) ? new URL(guid) : null;
  if (url === null) return '';
  const path = url.pathname + url.search + url.hash;
  return path === '/' ? '' : `path:${path}`;
}
