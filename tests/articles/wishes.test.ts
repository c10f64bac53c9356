import { describe, expect, it } from 'vitest';
import { read } from './newspaper.ts';

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
