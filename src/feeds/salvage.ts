import { readWithFeedsmith } from './feedsmith.ts';
import { closersOf, entryName, findEntries, type Mended } from './mend.ts';
import type { RawEntry, RawFeed } from './raw.ts';

/** So many tries find a few bad entries among thousands; a feed with more of them loses what is left. */
const MOST_TRIES = 500;

/**
 * Reads a feed that no parser reads as a whole: its entries are read in groups, and a group that does not read is
 * halved until the damaged entries stand alone. `null` when none reads.
 */
export function salvage({ kind, xml, mask }: Mended): RawFeed | null {
  const starts = findEntries(mask, kind);
  const [first] = starts;
  if (first === undefined) return null;
  const name = entryName(kind);
  const chunks = starts.map((start, index) => {
    const end = starts[index + 1];
    return closeEntry(xml.slice(start, end), mask.slice(start, end), name);
  });
  const root = /^<[^>]*>/.exec(mask)?.[0] ?? '';
  const bare = xml.slice(0, root.length) + (kind === 'rss' ? '<channel>' : '');
  return gather(xml.slice(0, first), chunks) ?? gather(bare, chunks);
}

/** What stands behind an entry's end belongs to nobody; an entry without an end is given one. */
function closeEntry(chunk: string, mask: string, name: string): string {
  const end = new RegExp(`</(?:[\\w.-]{1,40}:)?${name}\\s{0,9}>`, 'i').exec(mask);
  if (end !== null) return chunk.slice(0, end.index + end[0].length);
  const opened = /^<([^\s>]+)/.exec(chunk)?.[1] ?? name;
  return `${chunk}</${opened}>`;
}

function gather(head: string, chunks: readonly string[]): RawFeed | null {
  const tail = closersOf(head);
  const items: RawEntry[] = [];
  const waiting: (readonly string[])[] = [chunks];
  let found: RawFeed | null = null;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const group = waiting.pop();
    if (group === undefined) break;
    const feed = tryToRead(head + group.join('\n') + tail);
    const whole = feed !== null && feed.items.length >= group.length;
    if (!whole && group.length > 1) {
      const half = Math.ceil(group.length / 2);
      waiting.push(group.slice(half), group.slice(0, half));
      continue;
    }
    if (feed === null || feed.items.length === 0) continue;
    found ??= feed;
    items.push(...feed.items);
  }
  return found === null ? null : { ...found, items };
}

function tryToRead(xml: string): RawFeed | null {
  try {
    return readWithFeedsmith(xml);
  } catch {
    return null;
  }
}
