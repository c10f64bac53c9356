import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/feed.ts';
import { findBar, findLanguageBar, type Filter } from '../../src/model/filter.ts';

const ENTRY: Entry = {
  key: '1',
  link: 'https://ledger.example/world/asia/port-alder',
  title: 'Port Alder’s cranes: an Élan of their own',
  authors: [],
  published: null,
  categories: ['World News', 'Ports & Ships'],
  language: 'en-gb',
};

function only(filter: Filter, change: Partial<Entry> = {}): string | null {
  return findBar({ only: filter }, { ...ENTRY, ...change });
}

function not(filter: Filter, change: Partial<Entry> = {}): string | null {
  return findBar({ not: filter }, { ...ENTRY, ...change });
}

describe('only', () => {
  it.each<Filter>([
    { category: ['sport', 'world news'] },
    { category: ['PORTS SHIPS'] },
    { title: ['crane', 'elan'] },
    { title: ['port alder'] },
    { section: ['world'] },
    { section: ['/Asia/'] },
    { language: ['en'] },
    { language: ['EN-gb', 'fr'] },
  ])('lets through what suits one word of each list: %j', (filter) => {
    expect(only(filter)).toBeNull();
  });

  it.each<[Filter, string]>([
    [
      { category: ['World'] },
      '"only" wants the category "World", and its feed gives "World News", "Ports & Ships"',
    ],
    [{ title: ['cran'] }, '"only" wants the title "cran"'],
    [
      { section: ['port-alder', 'sport'] },
      '"only" wants the section "port-alder", "sport", and its link is in "world", "asia"',
    ],
    [{ language: ['fr'] }, '"only" wants the language "fr", and its feed says "en-gb"'],
    [{ category: ['World News'], title: ['goats'] }, '"only" wants the title "goats"'],
  ])('keeps out what does not suit every list, and says why: %j', (filter, why) => {
    expect(only(filter)).toBe(why);
  });

  it('keeps out what has no category or section, and leaves a silent feed’s language to the page', () => {
    expect(only({ category: ['World'] }, { categories: [] })).toContain('gives none');
    expect(only({ section: ['world'] }, { link: null })).toContain('is in none');
    expect(only({ language: ['fr'] }, { language: null })).toBeNull();
  });

  it('finds words of a script without spaces wherever they stand', () => {
    expect(only({ title: ['港口'] }, { title: '第二港口批准' })).toBeNull();
  });
});

describe('not', () => {
  it('keeps out what suits a word of any list, also what "only" wants', () => {
    expect(not({ category: ['Opinion', 'World news'] })).toBe('"not" bars the category "World news"');
    expect(not({ title: ['Cranes'] })).toBe('"not" bars the title "Cranes"');
    expect(not({ section: ['asia'] })).toBe('"not" bars the section "asia"');
    expect(not({ language: ['en'] })).toBe('"not" bars the language "en"');
    expect(findBar({ only: { section: ['world'] }, not: { section: ['asia'] } }, ENTRY)).toContain('"not"');
    expect(not({ category: ['Opinion'], title: ['goat'], section: ['sport'], language: ['fr'] })).toBeNull();
  });
});

describe('the language of a page', () => {
  it('is held against both, where the page names one', () => {
    expect(findLanguageBar({ only: { language: ['en'] } }, 'en-US')).toBeNull();
    expect(findLanguageBar({ only: { language: ['en'] } }, 'fr')).toBe(
      '"only" wants the language "en", and its page has "fr"',
    );
    expect(findLanguageBar({ not: { language: ['fr'] } }, 'fr-CA')).toBe('"not" bars the language "fr"');
    expect(findLanguageBar({ only: { language: ['en'] } }, null)).toBeNull();
    expect(findLanguageBar({}, 'fr')).toBeNull();
  });
});
