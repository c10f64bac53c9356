import { describe, expect, it } from 'vitest';
import { findDangling, findLean } from '../../../bench/threads/dangling.ts';
import { coverNames, findTopNames, findUntold } from '../../../bench/threads/names.ts';
import { findOrphan, takeSpeechOut } from '../../../bench/threads/speech.ts';

const alone = { opensArticle: false, told: '' };

describe('the detector of dangling posts', () => {
  it.each([
    ['He resigned on Monday.', 'pronoun'],
    ['“This is the end,” the mayor of Leeds said.', 'pronoun'],
    ['But Leeds voted against it.', 'connective'],
    ['Asked whether she would resign, Ms Reed said no.', 'connective'],
    ['Two of the suspects fled to Spain.', 'part'],
    ['Others stayed in Leeds.', 'part'],
    ['The move surprised investors.', 'untold thing'],
    ['On Friday, the officer was suspended.', 'untold thing'],
    ['Supporters of the bill say it protects their right to believe.', 'untold thing'],
    ['On Facebook, he thanked the crowd.', 'no antecedent'],
    ['“You should call him,” a lawyer of Leeds said.', 'no antecedent'],
    ['Once in Mexico, they took a train.', 'no antecedent'],
    ['No surprise there. Leeds sold the port.', 'fragment'],
    ['Probably not. Leeds has no money.', 'connective'],
    ['A spokesman for Leeds said we had been warned.', 'first person'],
  ])('names what leans in: %s', (post, why) => {
    expect(findDangling(post, alone)).toBe(why);
  });

  it.each([
    'Alice Reed resigned on Monday.',
    'The mayor of Leeds resigned on Monday.',
    'The White House declined to comment.',
    'The decision to close the port was taken in London.',
    'When he was 15, González left Honduras.',
    'First lady Michelle Obama visited Leeds.',
    '“We had been warned,” said Alice Reed, who runs the port.',
    'No group claimed responsibility.',
  ])('lets stand: %s', (post) => {
    expect(findDangling(post, alone)).toBeNull();
  });

  it('knows a definite thing from a post before it', () => {
    const told = 'Leeds has bought a ferry.';
    expect(findDangling('The ferry sails in May.', { opensArticle: false, told })).toBeNull();
  });

  it('lets the first sentence of an article speak of a definite thing', () => {
    expect(findDangling('The move came at dawn.', { opensArticle: true, told: '' })).toBeNull();
    expect(findDangling('It came at dawn.', { opensArticle: true, told: '' })).toBe('pronoun');
  });

  it('sees words inside the sentence that lean', () => {
    expect(findLean('Ms Reed was also fined.', alone)).toBe('other leaning');
    expect(findLean('Ms Reed was fined.', alone)).toBeNull();
  });
});

describe('the detector of orphan quotations', () => {
  it.each([
    ['“We will never sell the port to anybody.” Leeds has one port.', 'speakerless'],
    ['"We will never sell the port to anybody," she said.', 'speakerless'],
    ['Alice Reed said: "We will never sell the port.', 'loose'],
    ['We will never sell the port," Alice Reed said.', 'loose'],
  ])('finds: %s', (post, why) => {
    expect(findOrphan(post)).toBe(why);
  });

  it.each([
    '"We will never sell the port," Alice Reed said. "It is ours."',
    "'We will never sell the port,' Alice Reed said.",
    'Alice Reed called it a "done deal".',
    "The rock 'n' roll of the '90s is back, says nobody.",
    'He starred in "The Man Who Knew Too Much" in 1956.',
  ])('lets stand: %s', (post) => {
    expect(findOrphan(post)).toBeNull();
  });

  it('takes speech out and leaves what stands around it', () => {
    expect(takeSpeechOut('"We know," she said.').trim()).toBe('she said.');
  });
});

describe('the cover of names', () => {
  const article = [
    'Alice Reed runs the port of Leeds. On Friday, Reed met Tom Hall in London.',
    'But Leeds has no money, Hall said. London has none either, and Oslo was not asked. Hall said so twice.',
  ];

  it('joins the forms of a name and leaves out what is named once', () => {
    const forms = findTopNames(article).map((names) => [...names].join('/'));
    expect(forms).toEqual(['Tom Hall/Hall', 'Alice Reed/Reed', 'Leeds', 'London']);
  });

  it('is the share of the names that the posts tell', () => {
    expect(coverNames(findTopNames(article), 'Reed said that London is far.')).toBeCloseTo(2 / 4);
    expect(coverNames([], 'Nothing.')).toBe(1);
  });

  it('finds a surname that is used before the person is told in full', () => {
    expect(findUntold(article, ['The port is poor, Hall said.', 'Tom Hall is rich.'])).toEqual([
      ['Hall'],
      [],
    ]);
    expect(findUntold(article, ['Tom Hall is rich.', 'The port is poor, Hall said.'])).toEqual([[], []]);
  });
});
