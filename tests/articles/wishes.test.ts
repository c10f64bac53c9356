import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/articles/page.ts';
import type { Wishes } from '../../src/model/article.ts';
import { BODY, read, URL } from './newspaper.ts';

const meta = (name: string, content: string): string =>
  `<meta name="bylinebot:${name}" content="${content}">`;

describe('what a page asks of the bot', () => {
  it('is nothing on most pages', () => {
    expect(read({ head: '' }).wishes).toBeUndefined();
    expect(read({ head: meta('skip', 'no') }).wishes).toBeUndefined();
    expect(read({ head: `${meta('skip', '')}${meta('hold', ' False ')}` }).wishes).toBeUndefined();
  });

  it.each([
    ['to be left out', meta('skip', 'true'), { skip: true, hold: false, accounts: [] }],
    ['to be held', meta('hold', 'yes'), { skip: false, hold: true, accounts: [] }],
    ['to be left out, in a word', meta('skip', 'skip'), { skip: true, hold: false, accounts: [] }],
    ['something unclear, and is held', meta('skip', 'ja'), { skip: false, hold: true, accounts: [] }],
    ['to be held by somebody', meta('hold', 'legal desk'), { skip: false, hold: true, accounts: [] }],
    [
      'more accounts',
      meta('accounts', '@desk, city'),
      { skip: false, hold: false, accounts: ['desk', 'city'] },
    ],
    [
      'a first post, its spaces tidied',
      meta('first', ' I was  there. '),
      { skip: false, hold: false, accounts: [], first: 'I was there.' },
    ],
  ])('may be %s', (_, head, wishes) => {
    expect(read({ head }).wishes).toEqual(wishes);
  });
});

describe('what stands in the head of a page', () => {
  const first = meta('first', 'I was there.');
  const comment = `<ol class="comments"><li><p>Nice.</p>${meta('first', 'Buy this.')}</li></ol>`;
  const wishesOf = (html: string): Wishes | undefined => readArticle(html, URL).wishes;

  it.each([
    [
      'in the text',
      `<!doctype html><html><head><title>A</title></head><body>${BODY}${comment}</body></html>`,
    ],
    ['at the top of the text', `<html><head></head><body>${comment}${BODY}</body></html>`],
    ['in a second head', `<html><head></head><body>${BODY}<head>${comment}</head></body></html>`],
    ['behind the end of the text', `<html><head></head><body>${BODY}</body></html><head>${comment}</head>`],
    [
      'on a page whose head is not closed',
      `<html><head><title>A</title><body>${BODY}${comment}</body></html>`,
    ],
    [
      'on a page whose head holds text',
      `<html><head><title>A</title>${comment}</head><body>${BODY}</body></html>`,
    ],
    ['on a page that names no body', `<html><head><title>A</title></head>${BODY}${comment}</html>`],
    ['on a page that names neither', `<!doctype html><title>A</title>${BODY}${comment}`],
    ['after bare words', `<html><head><title>A</title></head>Nice. ${meta('first', 'Buy this.')}`],
  ])('is obeyed, and what readers write is not: %s', (_, html) => {
    expect(wishesOf(html)).toBeUndefined();
  });

  it.each([
    ['a whole page', `<html><head><title>A</title>${first}</head><body>${BODY}${comment}</body></html>`],
    ['no closing of the head', `<html><head><title>A</title>${first}<body>${BODY}${comment}</body></html>`],
    ['no head', `<!doctype html><title>A</title>${first}<body>${BODY}${comment}</body>`],
    ['no body', `<html><head><script>"<p>"</script>${first}</head>${BODY}${comment}</html>`],
    ['neither', `<!doctype html><!-- x --><title>A</title>\n${first}${BODY}${comment}`],
  ])('is obeyed on a page with %s', (_, html) => {
    expect(wishesOf(html)?.first).toBe('I was there.');
  });
});
