import { readWithFeedsmith } from './feedsmith.ts';
import { MOST_ENTRIES } from './mend.ts';
import { readTtl, toRawLink, type RawEntry, type RawFeed } from './raw.ts';

/** JSON that was read, perhaps only up to where it broke off. */
export type JsonDocument = { readonly value: object; readonly whole: boolean };

type Fields = Readonly<Record<string, unknown>>;

/** Parses JSON with whatever stands around it; of one that breaks off what is whole. `null` when it is none. */
export function parseJson(text: string): JsonDocument | null {
  const start = text.indexOf('{');
  if (start === -1) return null;
  // A line break within a string is the commonest fault of JSON that was put together by hand.
  const plain = text.slice(start).replace(/[\u0000-\u001f]/g, ' ');
  for (const candidate of [plain, plain.slice(0, plain.lastIndexOf('}') + 1)]) {
    const value = tryToParse(candidate);
    if (value !== null) return { value, whole: true };
  }
  const value = tryToParse(closeJson(plain));
  return value === null ? null : { value, whole: false };
}

/** JSON Feed, or RSS written as JSON. Throws when it is neither. */
export function readJson(value: object): RawFeed {
  const channel = fieldsOf(fieldsOf(fieldsOf(value)['rss'])['channel']);
  return Array.isArray(channel['item']) ? fromChannel(channel, channel['item']) : readWithFeedsmith(value);
}

/** Cuts after the last whole entry of a list directly below the outermost object (two below for RSS), and closes what is open. */
function closeJson(text: string): string {
  const open: string[] = [];
  let quoted = false;
  let cut = { at: 0, closers: '' };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') open.push(sign === '{' ? '}' : ']');
    else if (sign === '}' || sign === ']') {
      open.pop();
      const isEntry = sign === '}' && open.at(-1) === ']' && (open.length === 2 || open.length === 4);
      if (isEntry) cut = { at: at + 1, closers: open.toReversed().join('') };
    }
  }
  return text.slice(0, cut.at) + cut.closers;
}

function tryToParse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function fromChannel(channel: Fields, items: readonly unknown[]): RawFeed {
  return {
    format: 'rss-json',
    title: textOf(channel['title']),
    links: [toRawLink(textOf(channel['link']))],
    people: [textsOf(channel['dc:creator']), textsOf(channel['author'])],
    language: textOf(channel['language']),
    ttl: readTtl(textOf(channel['ttl']), '', ''),
    items: items.slice(0, MOST_ENTRIES).map((item) => toRawEntry(fieldsOf(item))),
  };
}

function toRawEntry(item: Fields): RawEntry {
  const guid = fieldsOf(item['guid']);
  return {
    guid: textOf(item['guid']),
    permalink: String(guid['isPermaLink']) !== 'false',
    links: [toRawLink(textOf(item['link']))],
    title: textOf(item['title']),
    people: [textsOf(item['dc:creator']), textsOf(item['author'])],
    published: [textOf(item['pubDate']), textOf(item['dc:date'])],
    updated: [],
    categories: textsOf(item['category']),
    language: '',
    base: '',
  };
}

/** An element of RSS in JSON is its text, or an object with the text under "#value". */
function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  const inner = fieldsOf(value)['#value'];
  return typeof inner === 'string' ? inner.trim() : '';
}

function textsOf(value: unknown): readonly string[] {
  const texts = (Array.isArray(value) ? value : [value]).map(textOf);
  return texts.filter((text) => text !== '');
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
