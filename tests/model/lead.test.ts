import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { judgeLead } from '../../src/model/lead.ts';

const LINES = [
  'I saw it first. It was dark. Nobody spoke.',
  'The harbour of Leeds will close in March. The cranes are old. The bill is high.',
  'Falk runs a ferry. Reed runs two. Ode has none.',
  'The vote is on Friday. The mayor is away.',
];
const article: Article = {
  url: 'https://ledger.example/harbour',
  title: 'Harbour closes',
  byline: [],
  published: null,
  language: 'en',
  image: null,
  handle: null,
  blocks: [
    { kind: 'paragraph', text: 'By Mara Ellison' },
    { kind: 'heading', text: 'Morning' },
    ...LINES.map((text) => ({ kind: 'paragraph' as const, text })),
  ],
  doubts: [],
};
const told = (...places: readonly string[]) =>
  places.map((place) => ({
    sources: [{ paragraph: Number(place.split('.')[0]), sentence: Number(place.split('.')[1]) }],
  }));
const MIDDLE = ['the opening of the article cannot be told, so the posts begin in the middle'];
const SPARSE = ['of the opening of the article too little can be told, so the posts come from the middle'];

describe('the opening of an article', () => {
  it('is told by one of its first two sentences and a second post soon after', () => {
    expect(judgeLead(article, told('2.0', '3.0', '5.0'))).toEqual([]);
    expect(judgeLead(article, told('2.1', '4.2'))).toEqual([]);
  });

  it('sends the thread to a person where its first two sentences are left out', () => {
    expect(judgeLead(article, told('2.2', '3.0'))).toEqual(MIDDLE);
    expect(judgeLead(article, told('3.0', '4.0'))).toEqual(MIDDLE);
  });

  it('sends the thread to a person where all but one post come from far behind', () => {
    expect(judgeLead(article, told('2.0', '5.1'))).toEqual(SPARSE);
    expect(judgeLead(article, told('2.0'))).toEqual([]);
  });

  it('counts as told where another account tells it', () => {
    expect(judgeLead(article, told('3.0', '4.0'), ['I saw it first. It was dark.'])).toEqual([]);
  });

  it('is nothing to judge where nothing is told', () => {
    expect(judgeLead(article, [])).toEqual([]);
  });
});
