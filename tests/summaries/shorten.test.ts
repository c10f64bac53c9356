import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from '../../src/summaries/shorten.ts';

/** Shortened to at most `most` characters. */
const cut = (sentence: string, most: number) => shorten(sentence, (text) => text.length <= most);

describe('a sentence that is too long', () => {
  it.each([
    [
      'On Tuesday, Port Alder closed its harbour for the works on the northern quay.',
      'Port Alder closed its harbour for the works on the northern quay.',
      ['On Tuesday,'],
    ],
    [
      'In a letter to the council, Ines Falk promised that no ship will be turned away.',
      'Ines Falk promised that no ship will be turned away.',
      ['In a letter to the council,'],
    ],
    [
      'Following two days of talks with the pilots in Port Alder, Leeds, Mayor Ines Falk told the Ledger that the quay will close.',
      'Mayor Ines Falk told the Ledger that the quay will close.',
      ['Following two days of talks with the pilots in Port Alder, Leeds,'],
    ],
    [
      'Following two days of talks with about nine pilots in Port Alder, Ines Falk told the Ledger that the quay will close.',
      'Following two days of talks with about nine pilots in Port Alder, Ines Falk told the Ledger that the quay will close.',
      null,
    ],
    [
      'The cranes (both built by the yard of Leeds) fell into the harbour in the storm.',
      'The cranes (both built by the yard of Leeds) fell into the harbour in the storm.',
      null,
    ],
    [
      'The cranes (built by the yard of Leeds) fell into the harbour in the storm.',
      'The cranes fell into the harbour in the storm.',
      ['(built by the yard of Leeds)'],
    ],
    [
      'The cranes – the pride of the town – fell into the harbour in the storm.',
      'The cranes fell into the harbour in the storm.',
      ['– the pride of the town –'],
    ],
    [
      'Ines Falk, a retired judge from the north, opened the quay with a song.',
      'Ines Falk opened the quay with a song.',
      [', a retired judge from the north,'],
    ],
  ])('loses whole parts and says which: %s', (sentence, text, leftOut) => {
    expect(cut(sentence, sentence.length - 1)).toEqual(leftOut === null ? null : { text, leftOut });
  });

  it('loses no more than it must', () => {
    const sentence =
      'On Tuesday, Ines Falk, a retired judge from the north, opened the quay (her pride) with a song.';
    expect(cut(sentence, sentence.length - 8)?.leftOut).toEqual(['On Tuesday,']);
    expect(cut(sentence, sentence.length - 30)?.leftOut).toEqual([', a retired judge from the north,']);
    expect(cut(sentence, 45)?.leftOut).toHaveLength(3);
    expect(cut(sentence, 20)).toBeNull();
  });

  it.each([
    ['a denial', 'The cranes (never tested by anybody) fell into the harbour in the storm.'],
    ['a hedge', 'The cranes (allegedly rotten) fell into the harbour in the storm.'],
    ['a tentative word', 'Ines Falk, a tentative ally of the town, opened the quay with a song.'],
    ['a number', 'The cranes (212 tons of steel) fell into the harbour in the storm.'],
    ['more or less', 'The cranes (or more of them) fell into the harbour in the storm.'],
    ['a condition', 'If the council agrees, Port Alder closes its harbour for the works.'],
    ['where a rule holds', 'In Texas, Ines Falk would have been free to sell the ferry.'],
    ['who said it', 'According to the council, Port Alder closes its harbour for the works.'],
    ['who the speaker is', 'Ines Falk, a spokeswoman for the harbour, said the works will begin.'],
    ['an item of a list', 'Ines Falk, the mayor, and the council opened the quay with a song.'],
    ['what it is bound to', 'The quay was opened with (the approval of) Ines Falk and her crew.'],
    ['a part of a quotation', '“The cranes (our pride) fell into the harbour in the storm,” Ines Falk said.'],
    ['a quotation', 'The cranes – “the pride of the town” – fell into the harbour in the storm.'],
  ])('never loses %s', (_, sentence) => {
    expect(cut(sentence, sentence.length - 1)).toBeNull();
  });

  it('is the sentence again once its parts are put back, whatever the text', () => {
    const parts = fc.constantFrom(
      'On Tuesday, ',
      'Ines Falk',
      ', a judge from Leeds,',
      ' (the old one)',
      ' – so red –',
      ' opened ',
      '“quay”',
      ' 212',
      ', ',
      ' said.',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), fc.nat(60), (drawn, most) => {
        const sentence = drawn.join('');
        const shorter = cut(sentence, most);
        if (shorter === null) return;
        let left = sentence;
        for (const part of shorter.leftOut) {
          expect(left).toContain(part);
          left = left.replace(part, '');
        }
        expect(shorter.text.length).toBeLessThanOrEqual(most);
        expect(shorter.text.replace(/\s/g, '')).toBe(left.replace(/\s/g, ''));
      }),
    );
  });
});
