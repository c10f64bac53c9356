import { describe, expect, it } from 'vitest';
import { findReversed } from '../../src/model/reversed.ts';

describe('a post that tells the other way round', () => {
  it.each([
    ['Shares of the port rose on Monday.', 'Shares of the port fell on Monday.', 'rose', 'fell'],
    ['The index is up 5 percent.', 'The index is down 5 percent.', 'up', 'down'],
    ['Lund won the vote.', 'Lund lost the vote in Oslo.', 'won', 'lost'],
    ['The port has more ships than last year.', 'The port has fewer ships than last year.', 'more', 'fewer'],
    ['The council rejected the berth.', 'The council approved the berth.', 'rejected', 'approved'],
    [
      'With fewer than 8 ships the port has more than it needs.',
      'With more than 8 ships the port has fewer.',
      'fewer',
      'more',
    ],
    ['Die Preise fielen um 3 Prozent.', 'Die Preise stiegen um 3 Prozent.', 'fielen', 'stiegen'],
    ['Les prix ont baissé de 3 %.', 'Les prix ont augmenté de 3 %.', 'baissé', 'augmenté'],
    ['Los precios bajaron un 3 %.', 'Los precios subieron un 3 %.', 'bajaron', 'subieron'],
  ])('is blocked: %s', (text, cited, told, said) => {
    const blocks = [`says “${told}” where its sentences say “${said}”`];
    expect(findReversed(text, [cited])).toEqual({ blocks, doubts: [] });
  });

  it('leaves a doubt where other words stand beside it', () => {
    expect(findReversed('The berth is cheap, as costs fell.', ['A rise of rates was seen.'])).toEqual({
      blocks: [],
      doubts: ['says “fell” where its sentences say “rise”'],
    });
  });

  it.each([
    ['The rate is -5%.', 'The rate is 5%.', '-5, which its sentences have without a minus'],
    ['The result was −$3.5 million.', 'The result was $3.5 million.', '-3.5, which'],
    ['The rate is 5%.', 'The rate is -5%.', '5 without the minus'],
  ])('is blocked where a minus comes or goes: %s', (text, cited, reason) => {
    expect(findReversed(text, [cited]).blocks).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['Shares fell, then rose.', ['Shares rose.', 'Shares fell.']],
    ['Shares rose.', ['Shares did not fall; they rose.']],
    ['Shares, which fell on Monday, rose.', ['Shares fell on Monday.']],
    ['The rate fell 5%.', ['The rate: -5%.']],
    ['The rate is -5%.', ['The rate is minus 5%.']],
    ['The season of 2020-21 ended 3-0.', ['The season of 2020-21 ended 3-0.']],
    ['The port grew.', ['The port grew.']],
  ])('is not seen in what its sentences say: %s', (text, cited) => {
    expect(findReversed(text, cited)).toEqual({ blocks: [], doubts: [] });
  });
});
