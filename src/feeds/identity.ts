import type { Entry } from '../model/feed.ts';
import { foldHeadline } from '../model/identity.ts';
import { nameLink } from '../model/link.ts';

/** Longer than this an identity is cut; characters. */
const LONGEST = 1000;
const DAY = 86_400_000;

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
  const owners = new Map<string, Entry | null>();
  for (const entry of entries) {
    for (const one of entry.identities ?? []) {
      const owner = owners.get(one);
      if (owner === undefined) owners.set(one, entry);
      else if (owner !== null && !isSame(one, owner, entry)) owners.set(one, null);
    }
  }
  return entries.map((entry) => {
    const { key, link, identities = [] } = entry;
    const shared = identities.some((one) => one.startsWith('guid:') && owners.get(one) === null);
    const own = identities.filter((one) => owners.get(one) !== null);
    return { ...entry, key: shared && link !== null ? link.slice(0, LONGEST) : key, identities: own };
  });
}

/** Whether what two entries share stands for one page, or is a title that came at one moment: of that, a day is too little. */
function isSame(identity: string, one: Entry, other: Entry): boolean {
  const { published } = one;
  const moment = published !== null && published % DAY !== 0 && published === other.published;
  return nameEntry(one) === nameEntry(other) || (identity.startsWith('title:') && moment);
}

function nameEntry({ key, link }: Entry): string {
  return link === null ? key : nameLink(link);
}

function pathOf(guid: string): string {
  const url = /^https?:/i.test(guid) && URL.canParse(guid) ? new URL(guid) : null;
  if (url === null) return '';
  const path = url.pathname + url.search + url.hash;
  return path === '/' ? '' : `path:${path}`;
}
