import fc from 'fast-check';
import twitter from 'twitter-text';
import { describe, expect, it } from 'vitest';
import { findEntities, isDisguised, isPlain, stripInvisible } from '../../src/model/entities.ts';

const found = (text: string): string[] =>
  findEntities(text).map(({ kind, text: written }) => `${kind} ${written}`);

const part = fc.constantFrom(
  '@',
  '＠',
  '#',
  '＃',
  '$',
  'victim',
  'a',
  'TSLA',
  '_',
  '1',
  '.',
  '.com',
  '.co',
  'http://',
  'https://',
  'example',
  ' ',
  '\n',
  '/',
  '-',
  '(',
  ')',
  '“',
  '。',
  '中',
  'é',
  '!',
  '&',
  '·',
  '\u200d',
  '\ufe0f',
  'RT ',
  ':',
  '日本',
  '٣',
  '𝒜',
);

describe('findEntities', () => {
  it('finds a link behind an accented letter behind a slash', () => {
    expect(found('.中国.news?/éevil.co/')).not.toEqual([]);
    expect(isPlain('.中国.news?/éevil.co/')).toBe(false);
  });

  it('finds mentions with either sign, wherever they stand (fault 14)', () => {
    expect(found('@one, ＠two and (@three) 中@four')).toEqual([
      'mention @one',
      'mention ＠two',
      'mention @three',
      'mention @four',
    ]);
  });

  it('finds hashtags in any script, and leaves numbers alone', () => {
    expect(found('#News ＃ニュース #2025vote No. #1')).toEqual([
      'hashtag #News',
      'hashtag ＃ニュース',
      'hashtag #2025vote',
    ]);
  });

  it('finds cashtags, and leaves sums of money alone (fault 14)', () => {
    expect(found('$TSLA and $brk.a, but US$5 and $5m')).toEqual(['cashtag $TSLA', 'cashtag $brk.a']);
  });

  it('finds links and bare domains', () => {
    expect(found('https://a.example/x?y=1. Also evil.com and bbc.co.uk/news!')).toEqual([
      'link https://a.example/x?y=1',
      'link evil.com',
      'link bbc.co.uk/news',
    ]);
  });

  it('takes nothing live for ordinary text', () => {
    const text =
      'U.S. growth was 3.5% at 5 p.m., Node.js and J.K. Smith of AT&T said; e.g. No.10, U.S.-led, 1.5bn … “so.”';
    expect(found(text)).toEqual([]);
  });

  it('finds whatever X itself would make live', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const ours = findEntities(text);
        for (const entity of twitter.extractEntitiesWithIndices(text)) {
          const [start, end] = entity.indices;
          expect(ours.some((own) => own.start < end && own.start + own.text.length > start)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('stripInvisible', () => {
  it('takes out direction marks, zero-width characters and controls', () => {
    expect(stripInvisible('a\u202eb\u200bc\ufeffd\u0007e\u2066f\u00adg\ud800')).toBe('abcdefg');
  });

  it('keeps the joiners that emoji and scripts need', () => {
    for (const text of ['👨‍👩‍👧', '🏳️‍🌈', 'می‌خواهم', 'क्‍ष', '🏴󠁧󠁢󠁳󠁣󠁴󠁿']) expect(stripInvisible(text)).toBe(text);
    expect(stripInvisible('a\u200db\u200cc')).toBe('abc');
  });

  it.each([
    ['variation selectors', 'a\ufe00b\ufe0fc\u{e0100}\u{e01ef}5\ufe0f'],
    ['a second selector behind one that belongs there', '字\u{e0100}\u{e0101}☀\ufe0f\ufe0f'],
    ['tags, also behind a flag', 'a\u{e0041}🏴\u{e0068}\u{e0069}\u{e007f}🏴\u{e0067}\u{e0062}\u{e0068}'],
    ['soft hyphens', 'a\u00adb'],
    ['fillers of Hangul', 'a\u115f\u1160\u3164\uffa0b'],
    ['the blank of Braille', 'a\u2800b'],
    ['what no character is assigned to yet and nothing would show', 'a\u2065\ufff0\u{e0fff}\u180fb'],
  ])('takes out %s', (_, text) => {
    expect(stripInvisible(text)).toMatch(/^(?:ab|abc5|字\u{e0100}☀\ufe0f|a🏴🏴)$/u);
    expect(isPlain(text)).toBe(false);
  });

  it('keeps the selectors that emoji, keycaps and Han characters need', () => {
    for (const text of ['☀\ufe0f ☎\ufe0e', '1\ufe0f\u20e3 #\ufe0f\u20e3', '葛\u{e0100}城', '👁️‍🗨️'])
      expect(stripInvisible(text)).toBe(text);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(stripInvisible(stripInvisible(text))).toBe(stripInvisible(text));
      }),
    );
  });
});

describe('isPlain', () => {
  it('says no to anything live, hidden or disguised', () => {
    expect(isPlain('A plain sentence, with “quotes” and 5% in it.')).toBe(true);
    for (const text of ['by @victim', 'so #tag', 'see evil.com', 'a\u202eb', 'Аpple fell'])
      expect([text, isPlain(text)]).toEqual([text, false]);
  });

  it('knows letters that look Latin inside a Latin word', () => {
    expect(isDisguised('pаypal')).toBe(true);
    expect(isDisguised('Россия and Ελλάδα met')).toBe(false);
  });
});
