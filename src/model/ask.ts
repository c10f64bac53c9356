import { isPlain } from './entities.ts';
import type { Post } from './summary.ts';
import type { Utm } from './tag.ts';

/** How a byline's threads look. */
export type ThreadStyle = {
  readonly maxPosts: number;
  /** Whether posts end with their counter, "2/7". */
  readonly numbering: boolean;
  /** What post 1 is; left out: the lead where it stands alone, else the headline. */
  readonly style?: 'lead' | 'headline';
  /** Which post carries the article's link; left out: the last. */
  readonly link?: 'last' | 'first' | 'none';
  /** Left out: the link goes out as it is. */
  readonly utm?: Utm;
  /** With their sign; they end the last post. Left out: none. */
  readonly hashtags?: readonly string[];
  /** Whether the first post carries the article's picture; left out: no. */
  readonly image?: boolean;
};

/** How a thread is wanted, and how its network counts: `length` is the most that `weigh` may give for one post. */
export type ThreadAsk = ThreadStyle & {
  /** "Follow @handle", or `null` for none. */
  readonly attribution: string | null;
  readonly length: number;
  weigh(text: string): number;
  /** What other accounts tell of the same article, without counters: none of it is said again. Left out: nothing. */
  readonly taken?: readonly string[];
};

/** A post before it is counted. */
export type Body = Pick<Post, 'text' | 'sources' | 'why'>;

/** Bodies of a part of a thread, and why a person should look at it. */
export type Part = { readonly bodies: readonly Body[]; readonly reasons: readonly string[] };

/** Nothing longer can be a post, whatever its characters weigh; kept from being looked at further. */
export const LONGEST_TEXT = 4_000;

/** Whether a text can be one post of the thread: its counter fits too, it holds nothing live or hidden, and no other account says it. */
export function fitsUnit(text: string, ask: ThreadAsk): boolean {
  if (text.length > LONGEST_TEXT) return false;
  const body = text.normalize('NFC').trim();
  return body !== '' && isPlain(body) && fitsPost(body, ask) && !isTaken(body, ask.taken);
}

/** Whether a text and the longest counter fit into a post. */
export function fitsPost(body: string, ask: ThreadAsk): boolean {
  return ask.weigh(count(body, ask.maxPosts, ask.maxPosts, ask)) <= ask.length;
}

/** Whether another account tells this, or what it is a part of, or a part of it. */
export function isTaken(body: string, taken: readonly string[] = []): boolean {
  return taken.some((told) => told !== '' && (told.includes(body) || body.includes(told)));
}

/** A body with its counter, where posts are counted. */
export function count(text: string, k: number, n: number, { numbering }: ThreadAsk): string {
  return numbering && n > 1 ? `${text} ${k}/${n}` : text;
}

/** A post's text without its counter. */
export function uncount(text: string): string {
  return text.replace(/ \d{1,2}\/\d{1,2}$/, '');
}
