import type { Wishes } from '../model/article.ts';
import { tidyText } from '../model/plain.ts';
import { readHead, type PageDocument } from './dom.ts';

const YES = /^(?:true|yes|y|1|on|skip|hold)$/i;
const NO = /^(?:false|no|n|0|off|none|null|undefined)?$/i;

/**
 * What the page asks of the bot, in `<meta name="bylinebot:skip|hold|first|accounts" content="…">` in its head, as readers
 * may write into its body; `undefined`: nothing. Accounts stand behind commas. What is neither yes nor no is no leave to go ahead: a person looks.
 */
export function readWishes(page: PageDocument, isBare: boolean): Wishes | undefined {
  const metas = readHead(page, isBare).filter(({ localName }) => localName === 'meta');
  const ask = (name: string): string => {
    const named = metas.filter((meta) =>
      ['name', 'property'].some(
        (attribute) => meta.getAttribute(attribute)?.toLowerCase() === `bylinebot:${name}`,
      ),
    );
    return (
      named.map((meta) => tidyText(meta.getAttribute('content') ?? '')).find((text) => text !== '') ?? ''
    );
  };
  const first = ask('first');
  const accounts = ask('accounts')
    .split(',')
    .map((name) => name.trim().replace(/^@/, ''))
    .filter((name) => name !== '');
  const skip = YES.test(ask('skip'));
  const isUnclear = !skip && !NO.test(ask('skip'));
  const wishes = { skip, hold: isUnclear || !NO.test(ask('hold')), accounts };
  if (first !== '') return { ...wishes, first };
  return wishes.skip || wishes.hold || accounts.length > 0 ? wishes : undefined;
}
