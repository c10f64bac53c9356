import { describe, expect, it } from 'vitest';
import { findIdentities } from '../../src/feeds/identity.ts';
import type { Entry } from '../../src/model/feed.ts';
import { findStory, isReused, type KnownStory } from '../../src/model/identity.ts';
import { nameLink } from '../../src/model/link.ts';

const T0 = Date.UTC(2026, 0, 5, 9);
const DAY = 86_400_000;
const FEED = 'https://ledger.example/feed';
const WIRE = 'https://wire.example/feed';
const LINK = 'https://ledger.example/port/berth';
const TITLE = 'Port Alder approves a second berth';

/** An entry as a feed gives it. */
function entry(guid: string, link: string | null = LINK, change: Partial<Entry> = {}): Entry {
  const plain = { key: guid || (link ?? ''), link, title: TITLE, authors: [], published: T0, ...change };
  return { ...plain, identities: findIdentities(guid, plain) };
}

function story(told: Entry, change: Partial<KnownStory> = {}): KnownStory {
  const { key, link, title, published, identities = [] } = told;
  const kept = { feed: FEED, key, link, title, published, identities, accounts: ['mara'] };
  return { ...kept, state: 'filed', seenAt: T0, ...change };
}

function isKnown(shown: Entry, known: KnownStory, feed = FEED, readAt: number | null = T0 + DAY): boolean {
  return (
    findStory(shown, [known], { feed, accounts: ['mara'], readAt, shown: new Set(), keys: new Set() }) !==
    null
  );
}

describe('the name of a page', () => {
  it.each([
    'https://ledger.example/port/berth',
    'http://www.ledger.example/port/berth/',
    'https://m.ledger.example/port/berth',
    'https://amp.ledger.example/port/berth',
    'https://ledger.example/port/berth/amp',
    'https://ledger.example/port/berth/amp/',
    'https://ledger.example/amp/port/berth',
    'https://ledger.example/port/berth.amp',
    'https://ledger.example/port/berth?amp=1',
    'https://ledger.example/port/berth?outputType=amp',
    'https://ledger-example.cdn.ampproject.org/c/s/ledger.example/port/berth',
  ])('is the same for %s (fault 8)', (link) => {
    expect(nameLink(link)).toBe('ledger.example/port/berth');
  });

  it('is another for another page', () => {
    expect(nameLink('https://ledger.example/port/amplifier')).toBe('ledger.example/port/amplifier');
    expect(nameLink('https://ledger.example/?p=1&amp')).toBe('ledger.example?p=1');
    expect(nameLink('https://ledger.example/story.amp.html?x=1')).toBe('ledger.example/story.html?x=1');
    expect(nameLink('https://amp.example/ampere?sample=1')).toBe('example/ampere?sample=1');
  });
});

describe('a story', () => {
  it('is known again by its link when its guid is another, and by its guid when it was edited (faults 1, 9)', () => {
    expect(isKnown(entry('b'), story(entry('a')))).toBe(true);
    const edited = entry('a', `${LINK}-2`, { title: 'A second berth for Port Alder' });
    expect(isKnown(edited, story(entry('a')))).toBe(true);
  });

  it('is known again by its guid when the whole site moved (fault 1)', () => {
    const before = entry('http://old.example/?p=7', 'http://old.example/a', { title: '' });
    const after = entry('https://new.example/?p=7', 'https://new.example/a', { title: '' });
    expect(isKnown(after, story(before))).toBe(true);
  });

  it('is known again by title and day in another feed, unless the title is short (fault 8)', () => {
    const elsewhere = entry('x', 'https://wire.example/9');
    expect(isKnown(elsewhere, story(entry('a')), WIRE)).toBe(true);
    const short = entry('x', 'https://wire.example/9', { title: 'Port news' });
    expect(isKnown(short, story(entry('a', LINK, { title: 'Port news' })), WIRE)).toBe(false);
    const nextDay = entry('x', 'https://wire.example/9', { published: T0 + DAY });
    expect(isKnown(nextDay, story(entry('a')), WIRE)).toBe(false);
    const signs = '港口批准第二泊位';
    const written = entry('x', 'https://wire.example/9', { title: signs });
    expect(isKnown(written, story(entry('a', LINK, { title: signs })), WIRE)).toBe(true);
  });

  it('is another when an old guid comes with another link, title and day (fault 1)', () => {
    const known = story(entry('1'));
    const other = entry('1', 'https://ledger.example/strike', {
      title: 'Crane drivers strike',
      published: T0 + DAY,
    });
    expect(isReused(other, known)).toBe(true);
    expect(isKnown(other, known)).toBe(false);
    expect(isReused({ ...other, published: null }, known)).toBe(false);
  });

  it('is another where two feeds, or two sites of one feed, number alike', () => {
    const other = { title: 'Something else altogether' };
    expect(isKnown(entry('7', 'https://wire.example/x', other), story(entry('7')), WIRE)).toBe(false);
    const here = entry('https://a.example/?p=7', 'https://a.example/x', { title: 'Here' });
    const there = entry('https://b.example/?p=7', 'https://b.example/y', { title: 'There' });
    expect(isKnown(there, story(here))).toBe(false);
  });
});

describe('a story that another feed has shown', () => {
  const again = entry('x', `${LINK}?from=wire`, { title: TITLE });

  it.each(['due', 'filed', 'held'] as const)('is no news when it is %s there (fault 8)', (state) => {
    expect(isKnown(again, story(entry('a'), { state }), WIRE)).toBe(true);
  });

  it.each(['other', 'filtered', 'dropped'] as const)('is news when it is %s there', (state) => {
    expect(isKnown(again, story(entry('a'), { state }), WIRE)).toBe(false);
  });

  it('is old when it was baseline there before this feed was last read, else perhaps new to both', () => {
    const old = story(entry('a'), { state: 'baseline', accounts: [] });
    expect(isKnown(again, old, WIRE, T0 + 1)).toBe(true);
    expect(isKnown(again, old, WIRE, T0)).toBe(false);
    expect(isKnown(again, old, WIRE, null)).toBe(false);
  });

  it('is news for an account that it was not told on', () => {
    expect(isKnown(again, story(entry('a'), { accounts: ['desk'] }), WIRE)).toBe(false);
  });
});
