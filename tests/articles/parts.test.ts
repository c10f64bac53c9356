import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/page.ts';
import { BODY, read, TEXT, URL } from './newspaper.ts';

function texts(body: string): readonly string[] {
  return read({ body }).blocks.map(({ text }) => text);
}

describe('a part of a page is furniture by what it is', () => {
  it.each([
    '<div class="inlineSignUp"><p>The best of the harbour, every Friday.</p></div>',
    '<div class="nrplus-cta"><p>If you enjoyed this, join the club of the Planet.</p></div>',
    '<div id="donate-box"><p>The Planet lives on what you give.</p></div>',
    '<div role="complementary"><p>Storm wrecks the ferry. Nobody was hurt.</p></div>',
    '<div role="dialog"><p>The Planet would like to send you its news.</p></div>',
    '<span class="sr-only">This opens in a window of its own.</span>',
    '<p class="breadcrumbs">Home, then News, then the Harbour.</p>',
    '<div class="x1"><p>Let the harbour come to you. It is free.</p><div><input type="email"><button>Go</button></div></div>',
    '<article><h3>Storm wrecks the ferry</h3><p>Nobody was hurt, says the port.</p></article>',
  ])('%s', (part) => {
    const [first, ...others] = TEXT.map((text) => `<p>${text}</p>`);
    expect(texts(`${first}${part}${others.join('')}`)).toEqual(TEXT);
  });

  it('but not the story itself, whatever its class or the field within it', () => {
    expect(texts(`<div class="sponsored">${BODY}</div>`)).toEqual(TEXT);
    expect(texts(`<div>${BODY}<input type="email"></div>`)).toEqual(TEXT);
  });

  it('nor the page as a whole', () => {
    const [text = ''] = TEXT;
    const page = `<html aria-hidden="true"><head></head><body class="promo"><p>${text}</p></body></html>`;
    expect(readArticle(page, URL).blocks.map((block) => block.text)).toEqual([text]);
  });
});
