import type { Wishes } from '../model/article.ts';
import { tidyText } from '../model/plain.ts';
import { readMeta, type PageDocument } from './dom.ts';

const YES = /^(?:true|yes|1|on)$/i;

/**
 * What the page asks of the bot, in `<meta name="bylinebot:skip|hold|first|accounts" content="…">`; `undefined`: nothing.
 * Accounts stand behind commas.
 */
export function readWishes(page: PageDocument): Wishes | undefined {
  const ask = (name: string): string => tidyText(readMeta(page, [`bylinebot:${name}`]) ?? '');
  const first = ask('first');
  const accounts = ask('accounts')
    .split(',')
    .map((name) => name.trim().replace(/^@/, ''))
    .filter((name) => name !== '');
  const wishes = { skip: YES.test(ask('skip')), hold: YES.test(ask('hold')), accounts };
  if (first !== '') return { ...wishes, first };
  return wishes.skip || wishes.hold || accounts.length > 0 ? wishes : undefined;
}
