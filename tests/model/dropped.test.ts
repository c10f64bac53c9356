import { describe, expect, it } from 'vitest';
import { judgeFaith } from '../../src/model/faithful.ts';

const RATE =
  'Governor Ada Berg told reporters in Oslo on Monday that the bank would not raise its rate of 4.5 percent before May.';

function doubts(text: string, cited: readonly string[]): readonly string[] {
  return judgeFaith(text, cited, new Set()).doubts.filter((reason) => reason.startsWith('leaves out'));
}

describe('a post that drops a “not”', () => {
  it.each([
    ['The bank would raise its rate before May.', RATE, 'raise'],
    ['The court approved the deal.', 'The court has not yet approved the deal.', 'approved'],
    ['The court approved the deal.', 'The court hasn’t approved the deal.', 'approved'],
    ['El tribunal ha aprobado el acuerdo.', 'El tribunal no ha aprobado el acuerdo.', 'aprobado'],
    ['The guard killed his wife.', 'The guard did not kill his wife.', 'killed'],
    ['Die Bank ist pleite.', 'Die Bank ist nicht pleite.', 'pleite'],
  ])('leaves a doubt: %s', (text, cited, word) => {
    expect(doubts(text, [cited])).toEqual([`leaves out the “not” before “${word}” of its sentences`]);
  });

  it('leaves a doubt where a denial is dropped', () => {
    const cited = ['The guard denied that he stole the cable.'];
    expect(doubts('The guard stole the cable.', cited)).toEqual([
      'leaves out the “denied” before “stole” of its sentences',
    ]);
    expect(doubts('He denies having stole the cable, the guard said.', cited)).toEqual([]);
  });

  it('leaves none where the sentences have it both ways, or the “not” adds', () => {
    expect(doubts('The court approved the deal.', ['The court not only approved the deal.'])).toEqual([]);
    const both = ['The court approved the deal.', 'The minister had not approved it.'];
    expect(doubts('The court approved the deal.', both)).toEqual([]);
    expect(doubts('The bank would not raise its rate.', [RATE])).toEqual([]);
    expect(doubts('Berg told reporters in Oslo about its rate.', [RATE])).toEqual([]);
  });
});

describe('a post that makes a fact of a claim', () => {
  it.each([
    ['The guard stole the cable.', 'The guard allegedly stole the cable.', 'allegedly', 'stole'],
    ['Police looked into the theft.', 'Police looked into the alleged theft.', 'alleged', 'theft'],
    ['The mayor has been poisoned.', 'The mayor has reportedly been poisoned.', 'reportedly', 'poisoned'],
    ['A thief was held.', 'A suspected thief was held.', 'suspected', 'thief'],
    ['The sides reached a deal.', 'The sides reached a tentative deal.', 'tentative', 'deal'],
    ['The bank raises its rate.', 'The bank may raise its rate in May.', 'may', 'raises'],
    ['The bank will sign.', 'The bank might sign.', 'might', 'sign'],
    [
      'The guard killed a man.',
      'The court accused the guard of killing a man.',
      'accused the guard of',
      'killed',
    ],
    ['The port signs in spring.', 'The port is expected to sign in spring.', 'expected to', 'signs'],
    ['Der Täter floh.', 'Der mutmaßliche Täter floh.', 'mutmaßliche', 'täter'],
    ['Le voleur a fui.', 'Le présumé voleur a fui.', 'présumé', 'voleur'],
    ['El ladrón huyó.', 'El presunto ladrón huyó.', 'presunto', 'ladrón'],
  ])('leaves a doubt: %s', (text, cited, mark, claim) => {
    const reason = `leaves out the “${mark}” before “${claim}” of its sentences`;
    expect(doubts(text, [cited])).toEqual([reason]);
  });

  it.each([
    ['It cost $40 million.', 'It cost about $40 million.', 'about', '40'],
    ['Nearly all of the 60 ships left.', 'Nearly sixty ships left.', 'nearly', '60'],
    ['It took eleven days.', 'It took more than 11 days.', 'more than', 'eleven'],
    ['Es kamen 300 Leute.', 'Es kamen rund 300 Leute.', 'rund', '300'],
  ])('leaves a doubt where a number becomes exact: %s', (text, cited, mark, claim) => {
    expect(doubts(text, [cited])).toEqual([`leaves out the “${mark}” before “${claim}” of its sentences`]);
  });

  it.each([
    [
      'The guard is said to have stolen it; the theft is alleged.',
      'The guard allegedly stole the theft money.',
    ],
    ['It cost around $40 million.', 'It cost about $40 million.'],
    ['She spoke about the harbour.', 'The captain spoke about the harbour and some ships.'],
    ['The port opens in spring.', 'The port opens in May in spring.'],
    ['The mayor will not be reached.', 'The mayor could not be reached.'],
    ['The guard left.', 'The guard allegedly stole the cable.'],
  ])('leaves none where nothing of it is lost: %s', (text, cited) => {
    expect(doubts(text, [cited])).toEqual([]);
  });

  it('leaves none where another of its sentences tells the same as a fact', () => {
    const cited = ['The guard allegedly stole the cable.', 'He stole the cable, the court found.'];
    expect(doubts('The guard stole the cable.', cited)).toEqual([]);
  });
});
