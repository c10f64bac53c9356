import { describe, expect, it } from 'vitest';
import { readAsk } from '../../../bench/threads/corpus.ts';
import { PAGE_READERS } from '../../../bench/threads/page-readers.ts';
import { match, score, scorePage } from '../../../bench/threads/shingles.ts';

describe('the score of a read page', () => {
  it('counts runs of four words by hand', () => {
    // Truth: abcd bcde. Read: abcd bcdx cdxy. One in both, two extra, one missing.
    expect(match('a b c d e', 'a b c d x y')).toEqual({ both: 1 / 4, extra: 2 / 4, missing: 1 / 4 });
  });

  it('minds case, passes over marks, and takes a short text as one run', () => {
    expect(match('One, two.', 'One two')).toEqual({ both: 1, extra: 0, missing: 0 });
    expect(match('One, two.', 'one two')).toEqual({ both: 0, extra: 1 / 2, missing: 1 / 2 });
  });

  it('takes F1 from the means, and an empty reading out of the precision alone', () => {
    const half = match('a b c d e', 'a b c d');
    const empty = match('a b c d', '');
    const { precision, recall, f1 } = score([half, empty]);
    expect([precision, recall]).toEqual([1, 1 / 4]);
    expect(f1).toBeCloseTo(2 / 5);
    expect(scorePage(half)).toBeCloseTo(2 / 3);
    expect(scorePage(empty)).toBe(0);
  });
});

describe('the readers of pages', () => {
  const told =
    'The port of Leeds opened on Monday, and Alice Reed, who runs it, said that it was a good day. ';
  const page = `<html lang="en"><head><title>Port opens</title></head><body><article><h1>Port opens</h1><p>By Tom Hall</p>
    ${`<p>${told.repeat(3)}</p>`.repeat(4)}<p>Follow us on Twitter</p></article></body></html>`;

  it('read the text, the program without the furniture', async () => {
    const plain = await PAGE_READERS['plain readability'](page);
    const own = await PAGE_READERS.Bylinebot(page, 'https://news.example/port');
    expect([plain, own].map(({ text }) => text.includes(told.trim()))).toEqual([true, true]);
    expect([plain, own].map(({ text }) => text.includes('Follow us'))).toEqual([true, false]);
    expect(own.toThread?.wall).toBeGreaterThanOrEqual(own.cost.wall);
  });
});

describe('what a bench is asked', () => {
  it('is the dev half of a corpus that may be missing', () => {
    const ask = readAsk(['--corpus', '/nowhere'], 'pages/a.json');
    expect(ask).toEqual({ path: null, place: '/nowhere/pages/a.json', half: 'dev' });
    expect(readAsk(['--half', 'test'], 'a').half).toBe('test');
  });

  it('is refused when it is something else', () => {
    expect(() => readAsk(['--half', 'all'], 'a')).toThrow('usage');
    expect(() => readAsk(['--quick'], 'a')).toThrow('usage');
  });
});
