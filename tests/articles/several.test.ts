import { describe, expect, it } from 'vitest';
import { BODY, read, TEXT } from './newspaper.ts';

const SEVERAL = 'the page tells several stories, and a thread would mix them';

function doubtsOf(body: string): readonly string[] {
  return read({ body }).doubts;
}

function titled(title: string): readonly string[] {
  return read({ head: `<meta property="og:title" content="${title}">`, above: `<h1>${title}</h1>` }).doubts;
}

describe('a page of several stories waits for a person', () => {
  it.each([
    'Harbour news in brief',
    'Round-up: ferries late, boats early',
    'The week’s sports roundup from Alder and the islands',
    'Kurz notiert: Fähre fährt wieder',
    'En bref : le port ferme',
  ])('for its headline “%s”', (title) => {
    expect(titled(title)).toContain(SEVERAL);
  });

  it.each([
    'Jury finds Monsanto liable over Roundup',
    'Council briefs the harbour on its plans',
    'A brief history of the pier',
    'Police round up sheep on the pier',
  ])('but not for its headline “%s”', (title) => {
    expect(titled(title)).toEqual([]);
  });

  it('when its paragraphs come from several places', () => {
    const at = (place: string) => `<p>${place} — ${TEXT[0]}</p><p>${TEXT[1]}</p>`;
    expect(doubtsOf(`${at('ALDER (AP)')}${at('PORT FALK, Elbe (AP)')}`)).toContain(SEVERAL);
    expect(doubtsOf(`${at('ALDER')}${at('PORT FALK')}${at('LINDHAVEN')}`)).toContain(SEVERAL);
    expect(doubtsOf(`${at('ALDER (AP)')}${BODY}`)).toEqual([]);
  });

  it('when each of its headings has one paragraph', () => {
    const heads = ['A ferry is late', 'The crane is sold', 'Fish prices fall', 'The lighthouse is dark'];
    const items = heads.map((head) => `<h3>${head}</h3><p>${TEXT[0]} ${head}.</p>`).join('');
    const asked = heads.map((head) => `<h3>Why: ${head}?</h3><p>${TEXT[0]} ${head}.</p>`).join('');
    const parts = heads.map((head) => `<h3>${head}</h3><p>${TEXT[0]} ${head}.</p>${BODY}`).join('');
    expect(doubtsOf(items)).toContain(SEVERAL);
    const dates = heads.map((head) => `<h3>${head}</h3><p>June 9, Alder, the big hall</p>`).join('');
    expect(doubtsOf(asked)).toEqual([]);
    expect(doubtsOf(BODY + dates)).toEqual([]);
    expect(doubtsOf(parts)).toEqual([]);
  });

  it('when articles stand within its article', () => {
    const inner = TEXT.map((text) => `<article><p>${text}</p></article>`);
    expect(doubtsOf(`${BODY}${inner.join('')}`)).toContain(SEVERAL);
    expect(doubtsOf(`${BODY}${inner[0]}`)).toEqual([]);
  });

  it('when it puts one report on top of another, by the clock', () => {
    const reports = ['10 p.m.', '4:14 p.m.'].map((time) => `<p>${time}</p>${BODY}`).join('');
    expect(doubtsOf(reports)).toEqual(['the page tells its news by the clock, one report on top of another']);
  });
});
