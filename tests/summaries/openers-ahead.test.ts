import { describe, expect, it } from 'vitest';
import { dangles } from '../../src/summaries/openers.ts';

describe('a first word that points ahead', () => {
  it.each([
    'It is unclear when Leeds will open the bridge.',
    'It’s true that Leeds has sold a ferry.',
    '“It’s time to close the harbour,” Ines Falk said.',
    'It is now generally accepted that the wave broke the wall of Port Alder.',
    'On the surface, it seems that Leeds has all it wanted.',
    'With both quays closed, it is time for Leeds to build a third.',
    'Asked whether she would resign, Reed said no.',
  ])('stands by itself: %s', (sentence) => {
    expect(dangles(sentence, 'en', false)).toBe(false);
  });

  it.each([
    'It is exactly what happened when Leeds sold the ferry.',
    'It is hard to say in Leeds.',
    'It is not what Leeds wanted.',
    'It seems to come from Leeds.',
    'It is not clear whether that review of Leeds was ever finished.',
    'It is unclear when it will be sold to Leeds.',
    'On the surface, it shines like the sea of Leeds.',
    'Asked about him, Mara Reed said she felt no pity.',
    'When asked about those remarks, Mara Reed said she felt no pity.',
  ])('is told apart from one that points back: %s', (sentence) => {
    expect(dangles(sentence, 'en', false)).toBe(true);
  });
});

describe('a part of a whole', () => {
  it('stands by itself where it is the greatest of its kind, and not where it is one of those told before', () => {
    expect(dangles('One of the main reasons is the tide of Leeds.', 'en', false)).toBe(false);
    expect(dangles('One of the reasons is the tide of Leeds.', 'en', false)).toBe(true);
  });
});

describe('a newspaper', () => {
  it('is nobody who was spoken of before', () => {
    expect(dangles('The Guardian reported on the ferries of Leeds.', 'en', false)).toBe(false);
    expect(dangles('The Norwegian reported on the ferries of Leeds.', 'en', false)).toBe(true);
  });

  it('that says something in the midst of a sentence was told before', () => {
    expect(dangles('Mayor Falk, it says, sold the ferries of Leeds.', 'en', false)).toBe(true);
  });
});
