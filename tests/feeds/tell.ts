import type { Entry, Feed } from '../../src/model/feed.ts';
import type { ReadAnswer } from '../../src/feeds/read.ts';
import { describeFault } from '../../src/model/fault.ts';

/** What was read, as a person reads it. */
export function tell(answer: ReadAnswer): string {
  if (answer.kind === 'fault') return `fault: ${describeFault(answer.fault)}\n`;
  return [...tellFeed(answer.feed), ...answer.feed.entries.flatMap(tellEntry)].join('\n') + '\n';
}

function tellFeed({ title, authors, nature, entries }: Feed): readonly string[] {
  if (nature === undefined) throw new Error('a feed that was parsed has its nature');
  const { format, parser, whole, unnamed, language, ttl, hubs, self } = nature;
  return [
    `${format} by ${parser}${whole ? '' : ', NOT WHOLE'}: "${title}", ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`,
    ...list('unnamed', unnamed === 0 ? [] : [String(unnamed)]),
    ...list('authors', authors),
    ...list('language', language === null ? [] : [language]),
    ...list('ttl', ttl === null ? [] : [`${ttl / 60_000} min`]),
    ...list('self', self === null ? [] : [self]),
    ...list('hubs', hubs),
  ];
}

function tellEntry(entry: Entry): readonly string[] {
  const { key, link, title, authors, published, updated, categories, language, identities } = entry;
  return [
    '',
    `key        ${key}`,
    `link       ${link ?? 'none'}`,
    `title      ${title}`,
    ...list('authors', authors),
    `published  ${date(published)}`,
    ...list('updated', updated === null ? [] : [date(updated)]),
    ...list('categories', categories ?? []),
    ...list('language', typeof language === 'string' ? [language] : []),
    ...(identities ?? []).map((one) => `           ${one}`),
  ];
}

function list(name: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${name.padEnd(11)}${values.join(' | ')}`];
}

function date(at: number | null | undefined): string {
  return typeof at === 'number' ? new Date(at).toISOString().replace('.000Z', 'Z') : 'none';
}
