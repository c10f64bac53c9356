import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { judgeArticle } from '../../src/model/fitness.ts';

const SENTENCE =
  'The harbour council voted on Tuesday to rebuild the old pier before the winter storms arrive in earnest.';
const STORY: Article = {
  url: 'https://news.example/2025/pier/',
  title: 'Council votes to rebuild the pier',
  byline: ['Mara Lind'],
  published: null,
  language: 'en',
  image: null,
  handle: null,
  blocks: Array.from({ length: 6 }, () => ({ kind: 'paragraph', text: SENTENCE })),
  doubts: [],
};

function paragraphs(...texts: string[]): Pick<Article, 'blocks'> {
  return { blocks: texts.map((text) => ({ kind: 'paragraph', text })) };
}

/** The story in parts, each under its heading. */
function headed(...headings: string[]): Pick<Article, 'blocks'> {
  return {
    blocks: headings.flatMap((text) => [
      { kind: 'heading' as const, text },
      { kind: 'paragraph' as const, text: SENTENCE },
      { kind: 'paragraph' as const, text: SENTENCE },
    ]),
  };
}

describe('judgeArticle', () => {
  it('finds a story by the followed author fit', () => {
    expect(judgeArticle(STORY, ['Mara Lind'])).toEqual({ fit: true, reasons: [] });
  });

  it.each([
    'Council votes live on radio',
    'Live music returns to the pier',
    'Live Nation reports record sales, and the council votes',
    'Where we live: how the council rebuilt the old pier',
    'A place to live – council votes on the pier',
    'El disco en vivo de Rosalía, y el council',
    'The council en direct de la scène',
    'Pier, again',
  ])('takes no story for another kind of page because of the headline “%s”', (title) => {
    expect(judgeArticle({ ...STORY, title }, null)).toEqual({ fit: true, reasons: [] });
  });

  it.each([
    'LIVE: council votes on the pier',
    'Live | council votes on the pier',
    'LIVE Council votes on the pier',
    'Council votes on the pier – live',
    'Council votes on the pier - live',
    'Council votes on the pier: live updates',
    'Council live: the pier vote',
    'En direct : le council vote',
    'EN DIRECT. Council, le vote',
    'Suivez en direct le vote du council',
    'Council, en direct : le vote',
    'EN VIVO: el council vota',
    'EN VIVO council contra pier',
    'Council: minuto a minuto',
    'Council-Wahl im Liveticker',
  ])('takes a page for a live blog because of the headline “%s”', (title) => {
    expect(judgeArticle({ ...STORY, title }, null).reasons).toEqual([
      'the page looks like a live blog, which is never whole',
    ]);
  });

  it('does not judge authorship when nobody is followed', () => {
    expect(judgeArticle({ ...STORY, byline: [] }, null).fit).toBe(true);
  });

  it.each<[string, Partial<Article>, RegExp]>([
    ['too little text', paragraphs(SENTENCE, SENTENCE), /too little text: 36 words/],
    ['text without sentences', paragraphs('word '.repeat(100)), /too few sentences/],
    ['no title', { title: '' }, /no title/],
    ['another author', { byline: ['Tom Okoro'] }, /names Tom Okoro as the author, not Mara Lind/],
    ['no author', { byline: [] }, /names no author/],
    ['a doubt of the reader', { doubts: ['the page says that it is behind a paywall'] }, /behind a paywall/],
    [
      'a text cut off at a paywall',
      { blocks: [...STORY.blocks, { kind: 'paragraph', text: 'Subscribe to continue reading.' }] },
      /ends at a paywall/,
    ],
    [
      'a captcha',
      { title: 'Just a moment...', ...paragraphs('Verify you are human. Enable JavaScript.') },
      /check for robots/,
    ],
    [
      'a consent page',
      { title: 'Before you continue', ...paragraphs('We value your privacy. Accept all cookies.') },
      /request for consent/,
    ],
    ['a live blog by its headline', { title: 'Pier vote live: council decides' }, /live blog/],
    [
      'a live blog by its times of day',
      paragraphs(...Array.from({ length: 8 }, (_, hour) => `1${hour}:30 ${SENTENCE}`)),
      /live blog/,
    ],
    ['a gallery', { title: 'In pictures: the old pier' }, /gallery or a film/],
    ['a list of counted parts', headed('1. The pier', '2. The quay', '3. The mole'), /counted parts/],
    [
      'a letter of several stories by its headline',
      { ...headed('The pier', 'The quay', 'The mole'), title: 'Friday briefing: a pier, a quay, a mole' },
      /several stories/,
    ],
    [
      'a letter of several stories by its greeting',
      headed('Good morning. It is Friday.', 'The pier', 'The quay', 'The mole'),
      /several stories/,
    ],
    [
      'a text that is not the headline’s',
      { title: 'Orchestra cancels concert after flood' },
      /headline and text have no word in common/,
    ],
    [
      'a Chinese text that is not the headline’s',
      {
        title: '市议会投票重建码头',
        ...paragraphs(...Array.from({ length: 5 }, () => `${'音乐会因洪水取消。'.repeat(6)}`)),
      },
      /headline and text have no word in common/,
    ],
    ['a front page', { url: 'https://news.example/' }, /front page/],
    [
      'a list of headlines',
      paragraphs(
        ...Array.from({ length: 20 }, () => 'Council votes to rebuild the pier'),
        SENTENCE,
        SENTENCE,
        SENTENCE,
      ),
      /list of stories/,
    ],
  ])('refuses %s and says so (faults 10, 11)', (_, change, reason) => {
    const verdict = judgeArticle({ ...STORY, ...change }, ['Mara Lind']);
    expect(verdict.fit).toBe(false);
    expect(verdict.reasons.join('\n')).toMatch(reason);
  });

  it('counts words and sentences in scripts that write no spaces', () => {
    const chinese = paragraphs(
      '市议会星期二投票决定在冬季风暴到来之前重建旧码头，这一决定得到了多数议员的支持。'.repeat(6),
    );
    expect(judgeArticle({ ...STORY, ...chinese }, null)).toEqual({ fit: true, reasons: [] });
  });

  it('keeps a story with headings, and one about a briefing', () => {
    expect(judgeArticle({ ...STORY, ...headed('The pier', 'The quay', 'The mole') }, null).fit).toBe(true);
    const briefing = { title: 'Minister leaves pier briefing early', ...headed('A', 'B', 'C') };
    expect(judgeArticle({ ...STORY, ...briefing }, null).fit).toBe(true);
  });

  it('keeps a long story that only mentions cookies', () => {
    const mention = {
      kind: 'paragraph',
      text: 'She asked the bakery to accept all cookies, and they did.',
    } as const;
    const long = {
      ...STORY,
      blocks: [
        ...Array.from({ length: 20 }, () => ({ kind: 'paragraph', text: SENTENCE }) as const),
        mention,
      ],
    };
    expect(judgeArticle(long, null).fit).toBe(true);
  });
});
