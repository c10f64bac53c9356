import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCommon } from '../../src/model/facts.ts';
import { judgeFaith } from '../../src/model/faithful.ts';
import { listNumbers } from '../../src/model/numerals.ts';

const CITED = [
  'Governor Ada Berg told reporters in Oslo on Monday that the bank would not raise its rate of 4.5 percent before May.',
  '“Prices are falling, and we can wait. Nobody should hurry,” Berg said, “and we will not.”',
  'Finance minister Jon Vik called the decision a mistake that would cost households $1,200 a year.',
];
const ARTICLE = `${CITED.join(' ')} The governor has held the post for eleven years; critics and economists differ.`;

function blocks(text: string, cited: readonly string[] = CITED): readonly string[] {
  return judgeFaith(text, cited, findCommon(ARTICLE)).blocks;
}

describe('a post that is true to its sentences', () => {
  it.each([
    ...CITED,
    CITED.join(' '),
    'The bank would not raise its rate of 4.5 per cent before May, Governor Ada Berg told reporters in Oslo.',
    'Critics heard it from Governor Ada Berg on Monday: the bank would not raise its rate before May.',
    '"Prices are falling, and we can wait," Berg said.'.replace(', and we can wait,', ', and we can wait.'),
    'The decision would cost households $1200 a year, finance minister Jon Vik said.',
  ])('has nothing against it: %s', (text) => {
    expect(blocks(text)).toEqual([]);
  });
});

describe('a post that is not', () => {
  it.each([
    ['The rate stays at 4.6 percent.', 'tells the number 4.6, which none of its sentences has'],
    ['It would cost households €1,200 a year.', 'tells the number €, which none'],
    ['It would cost households $1,200 million a year.', 'tells the number million'],
    ['It would cost households twelve hundred a year.', 'tells the number 12,'],
    ['The bank holds its rate for the third time.', 'tells the number 3,'],
    ['Governor Ada Holm spoke in Oslo.', 'names Ada Holm, which stands in none of its sentences'],
    ['Bergen hears that the bank will wait.', 'names Bergen'],
    ['Ada Berg told reporters in Oslo on Friday.', 'names Friday'],
    ['“Prices are rising, and we can wait,” Berg said.', 'quotes “Prices are rising, and we can wait”'],
    ['“we can wait,” Berg said.', 'quotes “we can wait”'],
    ['The decision is “a mistake”, Jon Vik said.', 'quotes “a mistake”'],
    ['“Nobody should hurry,” Jon Vik said.', 'puts “Nobody should hurry” beside Jon Vik'],
    ['Jon Vik told reporters in Oslo that it waits.', 'brings Jon Vik and Oslo together'],
    [
      'Finance minister Ada Berg called the decision a mistake.',
      'tells of Ada Berg what a sentence without that name says',
    ],
    ['Governor Oslo told reporters in Ada Berg.', 'where the article has'],
    ['Ask @jonvik about it.', 'holds @jonvik, which would become live'],
    ['See bank.example for more.', 'holds bank.example'],
    ['The bank \u202ewaits.', 'holds signs that cannot be seen'],
    ['Governor Аda Berg spoke.', 'or that disguise a word'],
  ])('is blocked: %s', (text, reason) => {
    expect(blocks(text).join('\n')).toContain(reason);
  });

  it('is judged by the sentences that it names, not by the rest of the article', () => {
    const text = 'The decision would cost households $1,200 a year, Jon Vik said.';
    expect(blocks(text, CITED.slice(2))).toEqual([]);
    expect(blocks(text, CITED.slice(0, 2)).join()).toMatch(/1200.*Jon Vik/);
  });

  it('is blocked in other scripts too', () => {
    const chinese = ['習近平週二表示，三百二十億元的計劃將於五月開始。'];
    expect(blocks('三百二十億元的計劃將於五月開始。', chinese)).toEqual([]);
    expect(blocks('三百五十億元的計劃將於五月開始。', chinese).join()).toContain('三百五十億');
    expect(blocks('「計劃將於五月開始」', chinese).join()).toContain('quotes');
    const japanese = ['トランプ氏は火曜日に計画を発表した。'];
    expect(blocks('バイデン氏は計画を発表した。', japanese).join()).toContain('バイデン');
    const arabic = ['وافق المجلس على ١١ رصيفا في الميناء.'];
    expect(blocks('وافق المجلس على 11 رصيفا.', arabic)).toEqual([]);
    expect(blocks('وافق المجلس على ١٢ رصيفا.', arabic).join()).toContain('12');
  });
});

describe('a post that words it anew', () => {
  it('leaves a doubt, in shares', () => {
    const { blocks: none, doubts } = judgeFaith(
      'The cost of borrowing is staying put for now despite loud political protest, the bank said.',
      CITED,
      findCommon(ARTICLE),
    );
    expect(none).toEqual([]);
    expect(doubts).toEqual([
      expect.stringMatching(/^is worded anew: \d\d % of its words are not the article’s$/),
      expect.stringMatching(/^follows its sentences in \d+ % of its words only$/),
    ]);
  });
});

describe('the judgement', () => {
  it('is total: any text has one, and none is blocked that is its own source but for what is live or hidden', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string(), (text, other) => {
        judgeFaith(text, [other], new Set());
        const own = judgeFaith(text, [text], findCommon(text)).blocks;
        expect(own.filter((reason) => /^(?:tells the number|names)/.test(reason))).toEqual([]);
      }),
    );
  });
});

describe('numbers', () => {
  it.each([
    ['eleven', '11'],
    ['Zwölf', '12'],
    ['1,000', '1000'],
    ['１２％', '12'],
    ['٣', '3'],
    ['halved', '1/2'],
    ['$5bn', 'billion'],
    ['5 Mrd. Euro', 'billion'],
    ['£1.2m', 'million'],
    ['40k', '1000'],
  ])('are one number however they are written: %s is %s', (written, number) => {
    expect([...listNumbers(written)]).toContain(number);
  });
});
