import { describe, expect, it } from 'vitest';
import { rougeL, rougeN, toTokens } from '../../../bench/threads/rouge.ts';

const words = (text: string) => text.split(' ');

describe('ROUGE', () => {
  it('takes lower-case runs of letters and digits, unstemmed', () => {
    expect(toTokens('The U.S. said: “4,500 goals”.')).toEqual(['the', 'u', 's', 'said', '4', '500', 'goals']);
  });

  it('counts shared words by hand', () => {
    // Reference 6 words, candidate 4; shared: the, cat, on (3).
    const { recall, f1 } = rougeN(words('the cat slept on'), words('the cat sat on the mat'), 1);
    expect(recall).toBeCloseTo(3 / 6);
    expect(f1).toBeCloseTo((2 * (3 / 6) * (3 / 4)) / (3 / 6 + 3 / 4));
  });

  it('counts a word only as often as both have it', () => {
    expect(rougeN(words('the the the'), words('the cat the mat'), 1).recall).toBeCloseTo(2 / 4);
  });

  it('counts shared pairs by hand', () => {
    // Reference pairs: police killed, killed the, the gunman. Candidate: police kill, kill the, the gunman.
    const { recall, f1 } = rougeN(words('police kill the gunman'), words('police killed the gunman'), 2);
    expect(recall).toBeCloseTo(1 / 3);
    expect(f1).toBeCloseTo(1 / 3);
  });

  it('gives the longest common subsequence of one sentence', () => {
    // The example of ROUGE's author: "police the gunman" of 4 words.
    expect(rougeL([words('police kill the gunman')], [words('police killed the gunman')]).recall).toBeCloseTo(
      3 / 4,
    );
    expect(rougeL([words('the gunman kill police')], [words('police killed the gunman')]).recall).toBeCloseTo(
      2 / 4,
    );
  });

  it('joins what several candidate sentences share with one reference sentence', () => {
    // The author's example of the union: w1 w2 and w1 w3 w5 of w1..w5 give 4 of 5.
    const { recall } = rougeL([words('w1 w2 w6 w7 w8'), words('w1 w3 w8 w9 w5')], [words('w1 w2 w3 w4 w5')]);
    expect(recall).toBeCloseTo(4 / 5);
  });

  it('is nothing where nothing is told', () => {
    expect(rougeN([], words('a b'), 2)).toEqual({ recall: 0, f1: 0 });
    expect(rougeL([], [words('a b')])).toEqual({ recall: 0, f1: 0 });
  });
});
