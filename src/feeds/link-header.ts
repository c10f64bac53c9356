/** A link of a `Link` header (RFC 8288): where it leads, absolute, and its relations in lower case. */
type HeaderLink = { readonly href: string; readonly rels: readonly string[] };

const LINK = /[\s,]*<([^>]*)>/y;
const PARAMETER = /\s*;\s*(?:([^\s;,="]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?)?/y;
/** Nobody has more to say of one page. */
const MOST_LINKS = 50;

/** Reads a `Link` header, several in one line or joined by commas; `base` is where it came from. What is damaged is passed over. */
export function readLinkHeader(header: string, base: string): readonly HeaderLink[] {
  const links: HeaderLink[] = [];
  for (let at = 0; at < header.length && links.length < MOST_LINKS;) {
    const link = match(LINK, header, at);
    if (link === null) {
      const next = header.indexOf(',', at);
      if (next === -1) break;
      at = next + 1;
      continue;
    }
    const { parameters, end } = readParameters(header, at + link[0].length);
    at = end;
    const target = (link[1] ?? '').trim();
    // With an anchor it is another page's link.
    if (!URL.canParse(target, base) || parameters.has('anchor')) continue;
    const rels = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/);
    const href = URL.canParse(target) ? target : new URL(target, base).href;
    links.push({ href, rels: rels.filter((rel) => rel !== '') });
  }
  return links;
}

/** Parameters by name; of one that comes twice the first counts. */
function readParameters(
  header: string,
  from: number,
): { readonly parameters: ReadonlyMap<string, string>; readonly end: number } {
  const parameters = new Map<string, string>();
  let end = from;
  for (let found = match(PARAMETER, header, end); found !== null; found = match(PARAMETER, header, end)) {
    end += found[0].length;
    const [, name, quoted, bare] = found;
    const key = name?.toLowerCase();
    if (key === undefined || parameters.has(key)) continue;
    parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return { parameters, end };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
