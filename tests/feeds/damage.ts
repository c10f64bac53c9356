/** A way to damage a feed. `inject` gives `null` where the feed has no place for it. */
export type Damage = { readonly name: string; inject(xml: string): string | Uint8Array | null };

const WARNING =
  '<br />\n<b>Warning</b>:  Undefined variable $feed in <b>/var/www/feed.php</b> on line <b>12</b><br />\n';
const ENTRY = /<(?:item|entry)[\s>]/i;
const ENTRY_END = /<\/(?:item|entry)>/gi;
const DATE = /(<(?:pubDate|dc:date|published|updated|issued|modified)(?:\s[^>]*)?>)[^<]*(<)/i;

/** What breaks in the feeds of real sites. */
export const DAMAGES: readonly Damage[] = [
  { name: 'no fault', inject: (xml) => xml },
  { name: 'one bare & in a title', inject: (xml) => intoTitle(xml, 'Black & White, R&D ') },
  { name: 'one unclosed <br> in a title', inject: (xml) => intoTitle(xml, 'Two<br>lines ') },
  { name: 'unescaped markup in a title', inject: (xml) => intoTitle(xml, 'The <b>bold</b> one ') },
  { name: 'an entity of HTML in a title', inject: (xml) => intoTitle(xml, 'Caf&eacute;&nbsp;') },
  { name: 'an entity of nobody in a title', inject: (xml) => intoTitle(xml, 'Caf&chronos; ') },
  { name: 'a control character in a title', inject: (xml) => intoTitle(xml, 'Bell\u0007 ') },
  { name: 'a PHP warning before the prolog', inject: (xml) => WARNING + xml },
  { name: 'a PHP warning between two entries', inject: intoGap },
  { name: 'a script after the end', inject: (xml) => `${xml}<script>track('&')</script><p>` },
  { name: 'one bad date', inject: (xml) => replaceIn(xml, DATE, '$1yesterday, around noon$2') },
  {
    name: 'version attribute missing',
    inject: (xml) => replaceIn(xml, /(<rss[^>]*?)\sversion\s*=\s*["'][^"']*["']/i, '$1'),
  },
  { name: 'one title that is not closed', inject: dropTitleEnd },
  {
    name: 'one entry that is not closed',
    inject: (xml) => replaceIn(xml, new RegExp(ENTRY_END.source, 'i'), ''),
  },
  { name: 'cut within the last entry', inject: (xml) => cutAt(xml, -1) },
  { name: 'cut in the middle', inject: (xml) => cutAt(xml, 0.5) },
  { name: 'UTF-8 that says it is UTF-16', inject: (xml) => prolog('UTF-16') + bare(xml) },
  {
    name: 'UTF-16 with its mark',
    inject: (xml) => Buffer.from(`\ufeff${prolog('UTF-16')}${bare(xml)}`, 'utf16le'),
  },
  { name: 'a byte order mark and a blank line', inject: (xml) => `\ufeff\n${xml}` },
];

function intoTitle(xml: string, words: string): string | null {
  const entry = xml.search(ENTRY);
  if (entry === -1) return null;
  const title = /<title(?:\s[^>]*[^/])?>/i.exec(xml.slice(entry));
  if (title === null) return null;
  const at = entry + title.index + title[0].length;
  return xml.slice(0, at) + words + xml.slice(at);
}

function intoGap(xml: string): string | null {
  const end = [...xml.matchAll(ENTRY_END)][0];
  if (end === undefined) return null;
  const at = end.index + end[0].length;
  return xml.slice(0, at) + WARNING + xml.slice(at);
}

function dropTitleEnd(xml: string): string | null {
  const entry = xml.search(ENTRY);
  const end = entry === -1 ? -1 : xml.indexOf('</title>', entry);
  return end === -1 ? null : xml.slice(0, end) + xml.slice(end + '</title>'.length);
}

/** Cuts within an entry: the last one, or the one at a share of all. */
function cutAt(xml: string, share: number): string | null {
  const ends = [...xml.matchAll(ENTRY_END)].map(({ index }) => index);
  const end = share < 0 ? ends.at(-1) : ends[Math.floor(ends.length * share)];
  return end === undefined ? null : xml.slice(0, end - 3);
}

function replaceIn(xml: string, pattern: RegExp, by: string): string | null {
  return pattern.test(xml) ? xml.replace(pattern, by) : null;
}

function prolog(encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n`;
}

function bare(xml: string): string {
  return xml.replace(/^[^<]*<\?xml[^>]*\?>/, '');
}
