import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchByline, splitAuthors } from '../../src/model/author.ts';
import { foldName } from '../../src/model/name.ts';

describe('splitAuthors', () => {
  it.each<[string, string[]]>([
    ['Mara Lind', ['Mara Lind']],
    ['By Mara Lind', ['Mara Lind']],
    ['BY MARA LIND and TOM OKORO', ['Mara Lind', 'Tom Okoro']],
    ['Mara Lind, Tom Okoro and Ada Reyes', ['Mara Lind', 'Tom Okoro', 'Ada Reyes']],
    ['Mara Lind, Tom Okoro, and Ada Reyes', ['Mara Lind', 'Tom Okoro', 'Ada Reyes']],
    ['Mara Lind & Tom Okoro', ['Mara Lind', 'Tom Okoro']],
    ['Mara Lind; Tom Okoro', ['Mara Lind', 'Tom Okoro']],
    ['Mara Lind with Tom Okoro', ['Mara Lind', 'Tom Okoro']],
    ['Lind, Mara', ['Mara Lind']],
    ['LIND, MARA', ['Mara Lind']],
    ['Lind, Mara, Okoro, Tom', ['Mara Lind', 'Tom Okoro']],
    ['van Rijn, Joost', ['Joost van Rijn']],
    ['García Márquez, Ana; Okoro, Tom', ['Ana García Márquez', 'Tom Okoro']],
    ['Mara Lind in Kuala Lumpur', ['Mara Lind']],
    ['Mara Lind in Oslo and Tom Okoro in Washington, DC', ['Mara Lind', 'Tom Okoro']],
    ['Mara Lind, Environment Correspondent', ['Mara Lind']],
    ['Mara Lind Environment editor', ['Mara Lind']],
    ['Mara Lind, AFP', ['Mara Lind']],
    ['desk@news.example (Mara Lind)', ['Mara Lind']],
    ['Mara Lind <mara@news.example>', ['Mara Lind']],
    ['Mara Lind (now) and Tom Okoro (earlier)', ['Mara Lind', 'Tom Okoro']],
    ['Mara Lind, illustration by Zoe Zed', ['Mara Lind']],
    ['Photographs by Zoe Zed and Ada Reyes, text by Mara Lind', ['Mara Lind']],
    ['Illustration by Zoe Zed', []],
    ['JosÃ© GarcÃ­a', ['José García']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Ana Ruiz y Juan Gil', ['Ana Ruiz', 'Juan Gil']],
    ['J.K. Rowe', ['J.K. Rowe']],
    ["O'NEILL, EVE", ["Eve O'Neill"]],
    ['Martin King, Jr.', ['Martin King Jr.']],
    ['陈凯、王时明', ['陈凯', '王时明']],
    ['Daily Planet staff', ['Daily Planet staff']],
    ['Mara Lind, Emily Post', ['Mara Lind', 'Emily Post']],
    ['BY MARA LIND AND TOM OKORO', ['Mara Lind', 'Tom Okoro']],
    ['MARA LIND WITH TOM OKORO', ['Mara Lind', 'Tom Okoro']],
    ['ANA RUIZ Y JUAN GIL', ['Ana Ruiz', 'Juan Gil']],
    ['Anna Pla i Joan Mas', ['Anna Pla', 'Joan Mas']],
    ['Иван Котов и Пётр Лосев', ['Иван Котов', 'Пётр Лосев']],
    ['Mara Lind/The Harbour Post', ['Mara Lind']],
    ['Mara Lind @maralind', ['Mara Lind']],
    ['Mara Lind [The Harbour Post]', ['Mara Lind']],
    ['Analysis by Mara Lind', ['Mara Lind']],
    ['Par Mara Lind', ['Mara Lind']],
    ['Lind, Mara, agence, AFP', ['Mara Lind']],
    ['agence, AFP, Lind, Mara', ['Mara Lind']],
    ['Lind, M. K., Okoro, T., García Márquez, A.', ['M. K. Lind', 'T. Okoro', 'A. García Márquez']],
    ['Photo: Zoe Zed', []],
    ['Illustration: Zoe Zed', []],
    ['Text: Mara Lind, Fotos: Zoe Zed', ['Mara Lind']],
    ['Mara Lind; Photographer: Zoe Zed', ['Mara Lind']],
    ['Interview by Mara Lind with Zoe Zed', ['Mara Lind']],
    ['desk@news.example', []],
    ['https://news.example/author/mara', []],
    [' ', []],
  ])('reads %j as %j', (raw, people) => {
    expect(splitAuthors(raw)).toEqual(people);
  });

  it('never throws, never takes long and never gives an empty name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (raw) => {
        expect(splitAuthors(raw).every((name) => name.trim() === name && name !== '')).toBe(true);
      }),
    );
    const before = performance.now();
    splitAuthors(`${', '.repeat(50_000)}photo by ${' and'.repeat(50_000)}`);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('matchByline', () => {
  it('matches whole names whatever their case, accents, dots and hyphens', () => {
    expect(matchByline(['Jose Garcia'], ['JOSÉ GARCÍA'])).toBe('yes');
    expect(matchByline(['J.K. Rowe'], ['J. K. Rowe'])).toBe('yes');
    expect(matchByline(['Jean Luc Petit'], ['Jean-Luc Petit'])).toBe('yes');
    expect(matchByline(['Mara Lind', 'M. Lind'], ['Tom Okoro', 'M Lind'])).toBe('yes');
  });

  it('does not take whom an interview was with, or who took the photos, for an author', () => {
    for (const raw of [
      'Interview with Mara Lind',
      'A conversation with Mara Lind',
      'Tom Okoro; Photo: Mara Lind',
    ])
      expect(matchByline(['Mara Lind'], splitAuthors(raw))).toBe('no');
  });

  it('matches with or without a title, and across letters that no accent explains', () => {
    expect(matchByline(['Mara Lind'], ['Prof. Dr. Mara Lind'])).toBe('yes');
    expect(matchByline(['Dr. Mara Lind'], ['Mara Lind'])).toBe('yes');
    expect(matchByline(['Dr. Lind'], ['Lind'])).toBe('no');
    expect(matchByline(['Lukasz Soerensen', 'Lukasz Sorensen'], ['Łukasz Sørensen'])).toBe('yes');
  });

  it('does not know when only a machine or a role is named', () => {
    expect(matchByline(['Mara Lind'], ['admin'])).toBe('unknown');
    expect(matchByline(['Mara Lind'], ['Staff Writer', 'Editor'])).toBe('unknown');
    expect(matchByline(['Mara Lind'], ['admin', 'Tom Okoro'])).toBe('no');
    expect(matchByline(['Staff Writer'], ['Staff Writer'])).toBe('yes');
  });

  it('does not match a part of a name', () => {
    expect(matchByline(['Mara Lind'], ['Mara Lindqvist'])).toBe('no');
    expect(matchByline(['Mara Lind'], ['Anna Mara Lind'])).toBe('no');
    expect(matchByline(['Mara Lind'], ['A response to Mara Lind'])).toBe('no');
  });

  it('does not know when nobody is named', () => {
    expect(matchByline(['Mara Lind'], [])).toBe('unknown');
  });

  it.each(['by', 'By', 'By:', 'Written by', 'Par', 'von'])(
    'does not know when %j has no name behind it',
    (label) => {
      expect(matchByline(['Mara Lind'], splitAuthors(label))).toBe('unknown');
    },
  );
});

describe('foldName', () => {
  it('joins initials', () => {
    expect(foldName('J. R. R. Stone')).toBe(foldName('JRR Stone'));
  });
});
