import type { Entry } from './feed.ts';
import { foldHeadline } from './identity.ts';

/** What to look for in an entry; it suits a list when it suits one of its words. */
export type Filter = {
  /** Categories and tags of the feed. */
  readonly category?: readonly string[] | undefined;
  /** Words or phrases in the title, whole. */
  readonly title?: readonly string[] | undefined;
  /** Folders in the link: "world" for https://ledger.example/world/story. */
  readonly section?: readonly string[] | undefined;
  /** Language tags: "en" suits "en-gb", too. */
  readonly language?: readonly string[] | undefined;
};

/** `only`: what an entry must suit, every list of it; `not`: what it must not suit, none of its lists. */
export type Filters = { readonly only?: Filter | undefined; readonly not?: Filter | undefined };

type Kind = keyof Filter;

/** Why `only` or `not` keep an entry out, in a clause for a person; `null`: they do not. A silent feed's language waits for the page. */
export function findBar({ only = {}, not = {} }: Filters, entry: Entry): string | null {
  for (const kind of listKinds(not)) {
    const word = (not[kind] ?? []).find((each) => suits(kind, each, entry));
    if (word !== undefined) return `"not" bars the ${kind} "${word}"`;
  }
  for (const kind of listKinds(only)) {
    const words = only[kind] ?? [];
    if (kind === 'language' && (entry.language ?? null) === null) continue;
    if (!words.some((each) => suits(kind, each, entry))) return tellOnly(kind, words, entry);
  }
  return null;
}

/** The same for the language that an article's page names; `null` where it names none. */
export function findLanguageBar({ only, not }: Filters, language: string | null): string | null {
  if (language === null) return null;
  const own = language.toLowerCase();
  const barred = not?.language?.find((tag) => isLanguage(tag, own));
  if (barred !== undefined) return `"not" bars the language "${barred}"`;
  const wanted = only?.language;
  if (wanted === undefined || wanted.some((tag) => isLanguage(tag, own))) return null;
  return `"only" wants the language ${quoteAll(wanted)}, and its page has "${own}"`;
}

function listKinds(filter: Filter): readonly Kind[] {
  return (['category', 'title', 'section', 'language'] as const).filter((kind) => filter[kind] !== undefined);
}

function suits(kind: Kind, word: string, entry: Entry): boolean {
  switch (kind) {
    case 'category':
      return (entry.categories ?? []).some((category) => foldHeadline(category) === foldHeadline(word));
    case 'title':
      return holdsWords(entry.title, word);
    case 'section':
      return sectionsOf(entry.link).includes(foldHeadline(word.replace(/^\/|\/$/g, '')));
    case 'language':
      return isLanguage(word, entry.language ?? '');
  }
}

function tellOnly(kind: Kind, words: readonly string[], entry: Entry): string {
  const wants = `"only" wants the ${kind} ${quoteAll(words)}`;
  switch (kind) {
    case 'category':
      return `${wants}, and its feed gives ${quoteAll(entry.categories ?? []) || 'none'}`;
    case 'section':
      return `${wants}, and its link is in ${quoteAll(sectionsOf(entry.link)) || 'none'}`;
    case 'language':
      return `${wants}, and its feed says "${entry.language ?? ''}"`;
    case 'title':
      return wants;
  }
}

/** Scripts without spaces have no whole words: there the letters count wherever they stand. */
function holdsWords(title: string, words: string): boolean {
  const [all, wanted] = [foldHeadline(title), foldHeadline(words)];
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(wanted)) return all.includes(wanted);
  return ` ${all} `.includes(` ${wanted} `);
}

/** The folders of a link; its last part is the story itself. */
function sectionsOf(link: string | null): readonly string[] {
  if (link === null || !URL.canParse(link)) return [];
  const folders = new URL(link).pathname.split('/').slice(0, -1);
  return folders.filter((folder) => folder !== '').map((folder) => foldHeadline(decode(folder)));
}

function decode(folder: string): string {
  try {
    return decodeURIComponent(folder);
  } catch {
    return folder;
  }
}

function isLanguage(wanted: string, tag: string): boolean {
  const [one, other] = [wanted.toLowerCase(), tag.toLowerCase()];
  return other === one || other.startsWith(`${one}-`);
}

function quoteAll(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}
