import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/feed.ts';
import { admit, matchEntry, type Follow, type Known, type Match } from '../../src/model/reading.ts';

const T0 = Date.UTC(2026, 0, 5, 9);
const FEED = 'https://ledger.example/feed';
const FRESH: Known = {
  own: [],
  stories: [],
  settled: [],
  first: true,
  readAt: null,
};
const SETTLED: Known = { ...FRESH, settled: ['mara'], first: false };

function entry(n: number, change: Partial<Entry> = {}): Entry {
  return {
    key: `k${n}`,
    link: `https://ledger.example/${n}`,
    title: '',
    authors: ['Ana Ruiz'],
    published: T0 + n,
    ...change,
  };
}

function follow(entries: readonly (readonly [Entry, Match])[], change: Partial<Follow> = {}): Follow {
  const paired = entries.map(([each, match]) => ({ entry: each, match }));
  return { byline: 'Mara Ellison', accounts: ['mara'], firstRun: 'baseline', entries: paired, ...change };
}

function states(seen: ReturnType<typeof admit>): readonly string[] {
  return seen.map(({ key, state }) => `${key} ${state}`);
}

describe('who wrote an entry', () => {
  const mara = ['Mara Ellison'];
  const judge = (authors: readonly string[], entryAuthors: readonly string[]): Match =>
    matchEntry(mara, { title: '', authors, entries: [] }, entry(1, { authors: entryAuthors }));

  it('is what the entry says, whoever signs the feed', () => {
    expect(judge(mara, ['Ana Ruiz'])).toBe('no');
    expect(judge(['The Ledger'], mara)).toBe('yes');
  });

  it('is inherited from a feed that its author signs, and left open by one that its paper signs', () => {
    expect(judge(mara, [])).toBe('yes');
    expect(judge(['The Ledger'], [])).toBe('unknown');
    expect(judge([], [])).toBe('unknown');
    expect(judge(['The Ledger', 'Mara Ellison'], [])).toBe('yes');
  });

  it('is left open by a feed that several people sign: it does not say which of them', () => {
    expect(judge(['Mara Ellison', 'Ana Ruiz'], [])).toBe('unknown');
    expect(judge(['Mara Ellison', 'Ana Ruiz'], mara)).toBe('yes');
  });
});

describe('what a feed shows', () => {
  it('is baseline at the first reading, and due later, oldest first', () => {
    const entries = follow([
      [entry(2), 'yes'],
      [entry(1), 'unknown'],
      [entry(3), 'no'],
    ]);
    expect(states(admit(FEED, entries, FRESH, T0))).toEqual(['k1 baseline', 'k2 baseline', 'k3 other']);
    expect(states(admit(FEED, entries, SETTLED, T0))).toEqual(['k1 due', 'k2 due', 'k3 other']);
  });

  it('is known again by key or by link, also within one reading', () => {
    const twice = follow([
      [entry(1), 'yes'],
      [entry(1, { key: 'k9' }), 'yes'],
      [entry(2), 'yes'],
    ]);
    expect(states(admit(FEED, twice, SETTLED, T0))).toEqual(['k1 due', 'k2 due']);
    const seen = (of: Entry) => ({ ...of, state: 'due' as const, accounts: ['mara'], seenAt: T0 });
    const known = { ...SETTLED, own: [seen(entry(2, { link: null })), seen(entry(1, { key: 'k0' }))] };
    expect(admit(FEED, twice, known, T0)).toEqual([]);
  });

  it('is dropped when it has no link to follow', () => {
    expect(admit(FEED, follow([[entry(1, { link: null }), 'yes']]), SETTLED, T0)).toMatchObject([
      { state: 'dropped' },
    ]);
  });

  it('gives the newest article by the author at a first run that asks for it', () => {
    const newest = follow(
      [
        [entry(1), 'yes'],
        [entry(3), 'unknown'],
        [entry(2), 'yes'],
      ],
      { firstRun: 'newest' },
    );
    const due = admit(FEED, newest, FRESH, T0).filter(({ state }) => state === 'due');
    expect(due).toMatchObject([{ key: 'k2', firstRun: true, accounts: ['mara'] }]);
    expect(
      admit(FEED, newest, { ...FRESH, first: false }, T0).every(({ state }) => state === 'baseline'),
    ).toBe(true);
  });

  it('gives five candidates, newest first, where the feed names nobody', () => {
    const silent = [1, 2, 3, 4, 5, 6, 7].map((n) => [entry(n), 'unknown'] as const);
    const due = admit(FEED, follow(silent, { firstRun: 'newest' }), FRESH, T0).filter(
      ({ firstRun }) => firstRun,
    );
    expect(due.map(({ key }) => key)).toEqual(['k7', 'k6', 'k5', 'k4', 'k3']);
  });

  it('settles before its page is read, and says until when; what a first run wants does not', () => {
    const entries = [[entry(1), 'yes'] as const];
    const minutes = 10 * 60_000;
    const settling = admit(FEED, follow(entries, { settle: minutes }), SETTLED, T0);
    expect(settling).toMatchObject([
      { state: 'due', nextTry: T0 + minutes, reason: 'settles until 2026-01-05T09:10:00.000Z' },
    ]);
    const newest = follow(entries, { settle: minutes, firstRun: 'newest' });
    expect(admit(FEED, newest, FRESH, T0)).toMatchObject([{ state: 'due', nextTry: T0 }]);
    expect(admit(FEED, follow(entries), SETTLED, T0)).toMatchObject([{ nextTry: T0, reason: '' }]);
  });

  it('waits for its embargo, also at a first run, and not for a date that is no embargo (fault 7)', () => {
    const ask = (published: number | null, known: Known, change: Partial<Follow> = {}) =>
      admit(FEED, follow([[entry(1, { published }), 'yes']], change), known, T0);
    const tomorrow = T0 + 24 * 3_600_000;
    const waits = { nextTry: tomorrow, reason: 'embargo until 2026-01-06T09:00:00.000Z' };
    expect(ask(tomorrow, SETTLED, { settle: 60_000 })).toMatchObject([waits]);
    expect(ask(tomorrow, FRESH, { firstRun: 'newest' })).toMatchObject([waits]);
    expect(ask(tomorrow, FRESH)).toMatchObject([{ state: 'baseline', nextTry: T0 }]);
    for (const published of [null, 0, T0 + 60_000, T0 + 365 * 24 * 3_600_000]) {
      expect(ask(published, SETTLED)).toMatchObject([{ state: 'due', nextTry: T0, reason: '' }]);
    }
  });

  it('is as old as its date says where nobody looked meanwhile, else as its first sight (faults 7, 38)', () => {
    const day = 24 * 3_600_000;
    const ask = (published: number | null, readAt: number | null) =>
      admit(FEED, follow([[entry(1, { published }), 'yes']]), { ...SETTLED, readAt }, T0)[0]?.since;
    expect(ask(T0 - day, T0 - 2 * day)).toBe(T0 - day);
    expect(ask(T0 - 3 * day, T0 - 2 * day)).toBe(T0 - 2 * day);
    expect(ask(null, T0 - 2 * day)).toBe(T0 - 2 * day);
    expect(ask(0, T0 - 60_000)).toBe(T0 - 60_000);
    expect(ask(T0 + day, T0 - day)).toBe(T0);
    expect(ask(T0 - day, null)).toBe(T0);
    expect(ask(null, T0 + day)).toBe(T0);
  });

  it('is due only for accounts whose baseline stands, and never at a first reading', () => {
    const entries = fc.uniqueArray(fc.nat(50), { maxLength: 8 });
    const accounts = fc.subarray(['mara', 'desk', 'night']);
    const match = fc.constantFrom<Match>('yes', 'no', 'unknown');
    fc.assert(
      fc.property(entries, accounts, accounts, match, (numbers, followed, settled, each) => {
        const shown = follow(
          numbers.map((n) => [entry(n), each] as const),
          { accounts: followed },
        );
        const seen = admit(FEED, shown, { ...FRESH, settled, first: settled.length === 0 }, T0);
        expect(seen).toHaveLength(numbers.length);
        const ready = followed.filter((account) => settled.includes(account));
        for (const one of seen) {
          expect(one.state === 'due').toBe(each !== 'no' && ready.length > 0);
          expect(one.accounts).toEqual(ready);
        }
      }),
    );
  });
});
