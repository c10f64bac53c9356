import { findEntries, type Mended } from './mend.ts';
import { toRawLink, type RawEntry } from './raw.ts';

const ORIGINAL = /<feedburner:origlink[^>]{0,100}>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]{1,2000})/i;

/** feedsmith does not know where FeedBurner keeps an entry's own link: it is put before the one that leads through FeedBurner. */
export function findOriginalLinks(
  { xml, mask, kind }: Mended,
  items: readonly RawEntry[],
): readonly RawEntry[] {
  if (!/feedburner:origlink/i.test(xml)) return items;
  const starts = findEntries(mask, kind);
  if (starts.length !== items.length) return items;
  return items.map((item, index) => {
    const link = ORIGINAL.exec(xml.slice(starts[index], starts[index + 1]))?.[1];
    return link === undefined
      ? item
      : { ...item, links: [toRawLink(link.replaceAll('&amp;', '&')), ...item.links] };
  });
}
