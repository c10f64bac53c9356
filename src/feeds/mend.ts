/** What the outermost element of a document says it is. */
export type RootKind = 'rss' | 'rdf' | 'feed' | 'urlset' | 'sitemapindex';

/** A document with what surrounds its outermost element taken off, and closed where it breaks off. */
export type Mended = {
  readonly kind: RootKind;
  readonly xml: string;
  /** The same, character for character, with CDATA and comments blanked: what looks like a tag is one. */
  readonly mask: string;
  /** `false`: it broke off, or has too many entries, and was cut after a whole one. */
  readonly whole: boolean;
};

/** The largest real feeds hold a few thousand entries. */
export const MOST_ENTRIES = 5000;

const ROOT = /<((?:[\w.-]{1,40}:)?(rss|feed|rdf|urlset|sitemapindex))(?=[\s>])/gi;
/** What no reference is: XML's own, numbers, or any name with its semicolon. */
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi;

/** `foreign`: there is no outermost element of a feed; `cut`: it breaks off before one entry is whole. */
export function mend(text: string): Mended | 'foreign' | 'cut' {
  const root = findRoot(text);
  if (root === null) return 'foreign';
  const { kind, name, start } = root;
  const rest = text.slice(start);
  const xml = mapOutside(rest, (part) => part.replace(BARE_AMPERSAND, '&amp;'), keep);
  const mask = maskVerbatim(xml);
  const end = mask.lastIndexOf(`</${name}`);
  const close = end === -1 ? -1 : mask.indexOf('>', end);
  const whole = close !== -1;
  const cut = whole ? close + 1 : findLastEnd(mask, kind);
  if (cut === 0) return 'cut';
  return shorten({ kind, ...closeAt(xml, mask, cut, whole ? '' : closersOf(mask.slice(0, cut))), whole });
}

function closeAt(xml: string, mask: string, cut: number, closers: string): Pick<Mended, 'xml' | 'mask'> {
  return { xml: xml.slice(0, cut) + closers, mask: mask.slice(0, cut) + closers };
}

/** What only costs goes: entries beyond any newsroom's, and the table of contents of RSS 1.0, which feedsmith would follow. */
function shorten(mended: Mended): Mended {
  const { kind, xml, mask } = mended;
  const start = kind === 'rdf' ? mask.search(/<(?:\w+:)?items[\s>]/i) : -1;
  const end = start === -1 ? null : /<\/(?:\w+:)?items\s{0,9}>/i.exec(mask.slice(start));
  if (end !== null) {
    const drop = (text: string) => text.slice(0, start) + text.slice(start + end.index + end[0].length);
    return shorten({ ...mended, kind, xml: drop(xml), mask: drop(mask) });
  }
  const beyond = findEntries(mask, kind)[MOST_ENTRIES];
  if (beyond === undefined) return mended;
  return { kind, ...closeAt(xml, mask, beyond, closersOf(mask.slice(0, beyond))), whole: false };
}

/** Where each entry begins; an empty element is none. */
export function findEntries(mask: string, kind: RootKind): readonly number[] {
  const opening = new RegExp(`<(?:[\\w.-]{1,40}:)?${entryName(kind)}(?=[\\s>])(?!\\s{0,20}/>)`, 'gi');
  return [...mask.matchAll(opening)].map((found) => found.index);
}

/** The name of an entry's element. */
export function entryName(kind: RootKind): string {
  if (kind === 'feed') return 'entry';
  return kind === 'rss' || kind === 'rdf' ? 'item' : 'url';
}

/** The closing tags of what a beginning leaves open besides its entries: the channel and the outermost element. */
export function closersOf(mask: string): string {
  const root = /^<([^\s>]+)/.exec(mask)?.[1] ?? '';
  const channel = /<((?:[\w.-]{1,40}:)?channel)[\s>]/i.exec(mask)?.[1];
  const open = channel !== undefined && !mask.includes(`</${channel}`);
  return `${open ? `</${channel}>` : ''}</${root}>`;
}

function findRoot(text: string): { kind: RootKind; name: string; start: number } | null {
  let from = 0;
  for (;;) {
    ROOT.lastIndex = from;
    const found = ROOT.exec(text);
    if (found === null) return null;
    const [, name = '', kind = ''] = found;
    const comment = text.lastIndexOf('<!--', found.index);
    const end = comment < from ? -1 : text.indexOf('-->', comment);
    if (comment < from || (end !== -1 && end < found.index)) {
      return { kind: kind.toLowerCase() as RootKind, name, start: found.index };
    }
    if (end === -1) return null;
    from = end;
  }
}

function findLastEnd(mask: string, kind: RootKind): number {
  const closing = new RegExp(`</(?:[\\w.-]{1,40}:)?${entryName(kind)}\\s{0,9}>`, 'gi');
  let end = 0;
  for (const found of mask.matchAll(closing)) end = found.index + found[0].length;
  return end;
}

function maskVerbatim(xml: string): string {
  return mapOutside(xml, keep, (part) => ' '.repeat(part.length));
}

function keep(part: string): string {
  return part;
}

/** Maps what stands outside of CDATA and comments, and what stands inside; what is not closed goes on to the end. */
function mapOutside(
  xml: string,
  outside: (part: string) => string,
  inside: (part: string) => string,
): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const open = findOpening(xml, from);
    if (open === null) return parts.join('') + outside(xml.slice(from));
    const end = xml.indexOf(open.end, open.at + 4);
    const until = end === -1 ? xml.length : end + open.end.length;
    parts.push(outside(xml.slice(from, open.at)), inside(xml.slice(open.at, until)));
    from = until;
  }
}

const VERBATIM = /<!(?:\[CDATA\[|--)/g;

function findOpening(xml: string, from: number): { at: number; end: string } | null {
  VERBATIM.lastIndex = from;
  const found = VERBATIM.exec(xml);
  if (found === null) return null;
  return { at: found.index, end: found[0] === '<!--' ? '-->' : ']]>' };
}
