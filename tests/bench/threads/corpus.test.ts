import { describe, expect, it } from 'vitest';
import { estimate, estimateGap } from '../../../bench/threads/bootstrap.ts';
import { findDistinct } from '../../../bench/threads/duplicates.ts';
import { fingerprint, takeHalf } from '../../../bench/threads/halves.ts';
import type { Article } from '../../../src/model/article.ts';
import { findOverlap } from '../../../bench/threads/measures.ts';
import { isOrdered, isWhole, toChosen } from '../../../bench/threads/whole.ts';
import { toBlocks } from '../../../bench/threads/paragraphs.ts';
import { rankByLexicon, rankByText } from '../../../bench/threads/ranks.ts';
import { showGap, showMean, showShare, toTable } from '../../../bench/threads/table.ts';
import { anArticle } from './article.ts';

const series = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `word${from + index}`).join(' ');

describe('the halves', () => {
  const ids = Array.from({ length: 101 }, (_, index) => `id-${index}`);
  const self = (id: string) => id;

  it('never change', () => {
    expect(fingerprint(takeHalf(ids, self, 'dev'))).toMatchInlineSnapshot(`"e67558db"`);
  });

  it('share nothing and leave nothing out', () => {
    const [dev, test] = [takeHalf(ids, self, 'dev'), takeHalf(ids, self, 'test')];
    expect([dev.length, test.length]).toEqual([51, 50]);
    expect([...dev, ...test].sort()).toEqual([...ids].sort());
  });

  it('keep the pages of a site together', () => {
    const site = (id: string) => id.slice(-1);
    const sites = new Set(takeHalf(ids, site, 'dev').map(site));
    expect(takeHalf(ids, site, 'test').filter((id) => sites.has(site(id)))).toEqual([]);
  });
});

describe('near-duplicates', () => {
  it('go out when they share over a tenth of the 8-grams of the shorter text', () => {
    // 100 words have 93 shingles; with 16 words in common 9 are shared, with 17 it is 10.
    const text = series(0, 100);
    expect(findDistinct([text, `${series(0, 16)} ${series(200, 284)}`])).toEqual([0, 1]);
    expect(findDistinct([text, `${series(0, 17)} ${series(200, 283)}`])).toEqual([0]);
  });
});

describe('the blocks of a plain text', () => {
  it('lose nothing and break no quotation', () => {
    const speech = `"${'We know of this. '.repeat(9)}We do," she said.`;
    const text = `One opened the port in May. ${speech} Another closed it after a year of quarrels.`;
    const blocks = toBlocks(text).map((block) => block.text);
    expect(blocks.join(' ')).toBe(text);
    expect(blocks.filter((block) => block.split('"').length % 2 === 0)).toEqual([]);
  });

  it('begin anew where a speech does', () => {
    const text = '"We know of this. "We do," she said.';
    expect(toBlocks(text).map((block) => block.text)).toEqual(['"We know of this.', '"We do," she said.']);
  });

  it('show lines without a full stop as headings', () => {
    expect(toBlocks('The port closed in May. More on ports . It opened again in June.')).toEqual([
      { kind: 'paragraph', text: 'The port closed in May.' },
      { kind: 'heading', text: 'More on ports' },
      { kind: 'paragraph', text: 'It opened again in June.' },
    ]);
  });
});

describe('the measures of a thread', () => {
  const article = anArticle('Reed runs the port. Mr. Hall owns it. They met in May.', 'It is closed now.');

  it('take the pairs of the shorter post for the overlap', () => {
    // "the port is" has two pairs, both in the other.
    expect(findOverlap(['The port is.', 'Now the port is closed.', 'Rain.'])).toBe(1);
    expect(findOverlap(['The port is open.', 'The port was closed.'])).toBeCloseTo(1 / 3);
    expect(findOverlap(['One.'])).toBe(0);
  });

  it('know whole sentences, verbatim', () => {
    expect(isWhole(article, toChosen('Mr. Hall owns it.'))).toBe(true);
    expect(isWhole(article, toChosen('Mr. Hall owns it. They met in May.'))).toBe(true);
    expect(isWhole(article, toChosen('Hall owns it.'))).toBe(false);
    expect(isWhole(article, toChosen('runs the port.'))).toBe(false);
    expect(isWhole(article, toChosen('Reed runs the port, always.'))).toBe(false);
    expect(isWhole(article, toChosen('They met in May. It is closed now.'))).toBe(true);
    const parted: Article = {
      ...article,
      blocks: article.blocks.flatMap((block) => [block, { kind: 'heading', text: 'More' }]),
    };
    expect(isWhole(parted, toChosen('They met in May. It is closed now.'))).toBe(false);
  });

  it('know a sentence without the parts that it says it lacks', () => {
    const port = anArticle('Mara Reed, a retired judge, runs the port (and its lamps).');
    const without = (text: string, ...leftOut: string[]) => isWhole(port, { text, leftOut });
    expect(without('Mara Reed runs the port (and its lamps).', ', a retired judge,')).toBe(true);
    expect(without('Mara Reed runs the port.', ', a retired judge,', '(and its lamps)')).toBe(true);
    expect(without('Mara Reed runs the port.', ', a retired judge,')).toBe(false);
    expect(without('Mara Reed ran the port (and its lamps).', ', a retired judge,')).toBe(false);
  });

  it('know the article’s order', () => {
    expect(isOrdered(article, ['Reed runs the port.', 'It is closed now.'].map(toChosen))).toBe(true);
    expect(isOrdered(article, ['It is closed now.', 'Reed runs the port.'].map(toChosen))).toBe(false);
  });

  it('rank the sentence highest that shares most with the others', () => {
    const sentences = [
      'The red port sells fish.',
      'The red port was sold.',
      'The port sells red fish boats.',
      'Rain fell.',
    ];
    for (const rank of [rankByText, rankByLexicon]) {
      const ranks = rank(sentences);
      expect(ranks.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
      expect(Math.min(...ranks)).toBe(ranks[3]);
    }
  });
});

describe('the spread', () => {
  const shares = Array.from({ length: 50 }, (_, index) => ({ sum: index % 2, of: 1 }));

  it('is the same each time and holds the value', () => {
    const { value, low, high } = estimate(shares);
    expect(value).toBe(0.5);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
    expect(estimate(shares)).toEqual({ value, low, high });
  });

  it('of a gap is taken by pairs', () => {
    const more = shares.map(({ sum }) => ({ sum: sum + 0.25, of: 1 }));
    const { low, high } = estimateGap(more, shares);
    expect(low).toBeCloseTo(0.25);
    expect(high).toBeCloseTo(0.25);
  });
});

describe('the table', () => {
  it('shows numbers short', () => {
    const one = { value: 0.2534, low: 0.24, high: 0.266 };
    expect([showMean(one), showShare(one), showGap({ ...one, low: -0.01 })]).toEqual([
      '.253 ±.013',
      '25.3 % ±1.3',
      '+.253 (-.010 to .266)',
    ]);
  });

  it('is Markdown', () => {
    expect(toTable(['who', 'much'], [['LEAD', '.1']])).toBe(
      '| who  | much |\n| ---- | ---: |\n| LEAD |   .1 |',
    );
  });
});
