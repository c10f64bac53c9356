import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import twitter from 'twitter-text';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { weigh } from '../../src/model/weight.ts';

const CASES = new URL('../../../shared/conformance/twitter-text/validate.yml', import.meta.url);
type Case = { description: string; text: string; expected: { weightedLength: number } };

const official = (text: string): number => twitter.parseTweet(text).weightedLength;

/** Words of ordinary news text, with its marks, abbreviations and numbers. */
const newsWord = fc.constantFrom(
  ...'The minister said U.S. trade fell 3.5% in Q1, “a setback” for Beijing’s plans — and Mr. Li agreed; 5 p.m. São Paulo naïve'.split(
    ' ',
  ),
  ...'北京 経済 サウジ 서울 правительство حكومة £4bn (down) AT&T 2,000 non-profit No.10 12:30 €5m … ‘yes’ é ünïcode'.split(
    ' ',
  ),
);
/** Pieces that links are made of, and what may stand around them. */
const linkPart = fc.constantFrom(
  'http://',
  'https://',
  'HTTP://',
  'a',
  'news',
  'example',
  '.',
  '.',
  '.com',
  '.co.uk',
  '.jp',
  '.zz',
  '.news',
  '.technology',
  '/',
  '/path',
  '?q=1',
  '&b=2',
  '#top',
  ':8080',
  ' ',
  '\n',
  '@',
  '-',
  '_',
  ',',
  '(',
  ')',
  '“',
  '”',
  'é',
  '中国',
  '.中国',
  '。',
  't.co/abc',
  'xn--fiqs8s',
  'x'.repeat(70),
  '%20',
  '~',
  '+',
  '=',
  '$',
  '＠',
  '#',
  '\u202a',
  '!',
  "'",
  '*',
  '[',
  ']',
  '|',
  ';',
);

describe('weigh', () => {
  it.skipIf(!existsSync(CASES))('gives what the official cases say', () => {
    const cases: Case[] = parse(readFileSync(CASES, 'utf8')).tests
      .WeightedTweetsWithDiscountedEmojiCounterTest;
    expect(cases.length).toBeGreaterThan(15);
    for (const { description, text, expected } of cases) {
      expect([description, weigh(text)]).toEqual([description, expected.weightedLength]);
    }
  });

  it('counts Latin letters as one and Chinese ones as two (fault 14)', () => {
    expect(weigh('a'.repeat(280))).toBe(280);
    expect(weigh('字'.repeat(140))).toBe(280);
  });

  it('counts a link as 23, whatever its length', () => {
    expect(weigh('https://example.com/' + 'a'.repeat(300))).toBe(23);
    expect(weigh('Read https://example.com/a now')).toBe(5 + 23 + 4);
    expect(weigh('see example.com')).toBe(4 + 23);
  });

  it('counts in full, and as a link, what X may or may not take for one', () => {
    expect(weigh(`http://example.nosuchending/${'a'.repeat(50)}`)).toBe(23 + 78);
    expect(weigh('http://127.0.0.1:4280/story')).toBe(27);
    expect(weigh(`https://${'x'.repeat(64)}.com`)).toBe(76);
  });

  it('counts what the official counter does where an ending is cut short by a letter', () => {
    const text = 'http://中国.jp.中国http://';
    expect(weigh(text)).toBeGreaterThanOrEqual(official(text));
  });

  it('counts an emoji, joined or not, as two (fault 14)', () => {
    for (const emoji of ['😀', '👍🏽', '👨‍👩‍👧‍👦', '🇫🇷', '❤️', '1️⃣', '👩‍🔬', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'])
      expect([emoji, weigh(emoji)]).toEqual([emoji, 2]);
  });

  it('composes accents before it counts', () => {
    expect(weigh('e\u0301')).toBe(1);
  });

  it('agrees with the official counter on ordinary news text', () => {
    fc.assert(
      fc.property(fc.array(newsWord, { maxLength: 60 }), (words) => {
        expect(weigh(words.join(' '))).toBe(official(words.join(' ')));
      }),
    );
  });

  it('never counts less than the official counter, whatever the text (fault 14)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(weigh(text)).toBeGreaterThanOrEqual(official(text));
      }),
      { numRuns: 100 },
    );
  });

  it('never counts less than the official counter on things like links', () => {
    fc.assert(
      fc.property(fc.array(linkPart, { maxLength: 14 }), (parts) => {
        expect(weigh(parts.join(''))).toBeGreaterThanOrEqual(official(parts.join('')));
      }),
      { numRuns: 1000 },
    );
  });
});
