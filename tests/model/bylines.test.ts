import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { matchByline, matchPage, readAuthors, splitAuthors } from '../../src/model/author.ts';
import { foldName } from '../../src/model/name.ts';
import { BYLINES_ABROAD } from './bylines-abroad.ts';
import { BYLINES } from './bylines.ts';

const ROWS = [...BYLINES, ...BYLINES_ABROAD];
/** What bylines are made of, to be put together at random. */
const WORDS =
  'Mara|Lind|Okoro,|and|y|e|et|by|By:|with|(|)|photos|text|interview|;|/|&|&amp;|in|Oslo|AFP|Jr.|Dr.|PhD|van|the|The|Post|to|told|JosÃ©|王小明|記者|・|、|و|—|-|a@b.example|https://x.example|<b>|correspondent|is|"|…';

const byline = fc
  .array(fc.constantFrom(...WORDS.split('|')), { maxLength: 60 })
  .map((words) => words.join(' '));

describe('an author string', () => {
  for (const [group, rows] of ROWS) {
    describe(`that names ${group}`, () => {
      it.each(rows)('%j is read as %j', (raw, people) => {
        expect(readAuthors(raw).people.join(' | ')).toBe(people);
      });
    });
  }

  it('is read without a fault whatever stands in it, and never gives a person with a separator', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 600 }), byline), (raw) => {
        for (const name of readAuthors(raw).people) {
          expect(name).not.toMatch(/[;|/,&()[\]{}<>\n\t•、]|\s\s|^\s|\s$|^$|https?:|@/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same people when they are joined and read again', () => {
    const people = fc.uniqueArray(fc.constantFrom('Mara Lind', 'Tom Okoro', 'Ana Ruiz', 'J. R. Wardle'), {
      minLength: 1,
    });
    const mark = fc.constantFrom(', ', '; ', ' & ', ' and ', ' | ', ' / ');
    fc.assert(
      fc.property(people, mark, (names, between) => {
        expect(splitAuthors(names.join(between))).toEqual(names);
      }),
    );
  });

  it.each([
    'Mara Lind, ',
    'photos by Zoe Zed and ',
    'a ',
    '(',
    'and by ',
    'text and ',
    'y Ana Ruiz ',
    '&amp;amp;',
    '<',
    '记者',
    'x@y ',
    'Mara Lind (photos) ',
    'Dr. ',
    'Jr., ',
    '"',
    '·',
  ])(
    'of %j over and over costs steps in proportion to its length, and no more beyond the longest',
    (unit) => {
      const fill = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
      const half = countSteps(fill(900));
      expect(countSteps(fill(1800))).toBeLessThanOrEqual(2.2 * half + 200);
      expect(countSteps(fill(200_000))).toBeLessThanOrEqual(3 * half + 400);
    },
  );
});

/** How often a pattern is tried, which is what reading a byline consists of. */
function countSteps(raw: string): number {
  const spies = (['test', 'exec'] as const).map((name) => vi.spyOn(RegExp.prototype, name));
  try {
    readAuthors(raw);
    return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

describe('whom a byline matches', () => {
  it.each([
    ["Eve O'Neill", 'Eve O’Neill'],
    ['J. R. Wardle', 'J.R. Wardle'],
    ['JR Wardle', 'J. R. Wardle'],
    ['Anne-Marie Petit', 'ANNE MARIE PETIT'],
    ['Lin Tai-man', 'Tai-man Lin'],
    ['山田太郎', '山田 太郎'],
    ['Thomas Okoro', 'Thomas "Tom" Okoro'],
    ['Işık Yılmaz', 'ISIK YILMAZ'],
    ['Omar Al Rashid', 'Omar al-Rashid'],
    ['Mara Lind', 'Ｍａｒａ Ｌｉｎｄ'],
  ])('%j is %j', (name, written) => {
    expect(matchByline([name], [written])).toBe('yes');
    expect(matchByline([written], [name])).toBe('yes');
  });

  it.each([
    ['Mara Lind', 'Mara Linden'],
    ['Mara Lind', 'Tamara Lind'],
    ['Mara Lind', 'Mara Jane Lind'],
    ['Kim Lee', 'Lee Kim'],
    ['Martin King', 'Martin King Jr.'],
    ['か', 'が'],
    ['कमल', 'कमला'],
  ])('%j is not %j', (name, written) => {
    expect(matchByline([name], [written])).not.toBe('yes');
  });

  it('is nobody where agencies, desks and papers sign, unless one of them is followed', () => {
    for (const raw of [
      'AFP',
      'Staff Reporter',
      'Editorial Board',
      'By Reuters',
      'The Harbour Post',
      'AFP and dpa',
    ]) {
      expect(matchByline(['Mara Lind'], splitAuthors(raw))).toBe('unknown');
    }
    expect(matchByline(['Editorial Board'], splitAuthors('Editorial Board'))).toBe('yes');
  });

  it('is somebody else on a page that an agency signs, and unknown on one that a desk signs', () => {
    expect(matchPage(['Mara Lind'], ['AFP'])).toBe('no');
    expect(matchPage(['Mara Lind'], ['Ledger opinion desk'])).toBe('no');
    expect(matchPage(['Mara Lind'], ['Staff'])).toBe('unknown');
    expect(matchPage(['Mara Lind'], [])).toBe('unknown');
  });

  it('never finds a name in a longer one', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$/);
    fc.assert(
      fc.property(name, fc.stringMatching(/^[b-dfgh]{1,5}$/), (who, more) => {
        for (const other of [`${who}${more}`, `X${who}`, `Re: ${who} ${more}`, `A response to ${who}`]) {
          if (foldName(other) !== foldName(who))
            expect(matchByline([who], splitAuthors(other))).not.toBe('yes');
        }
      }),
    );
  });
});
