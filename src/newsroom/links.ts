import { siteOf, tidyLink } from '../model/link.ts';
import type { Desk } from '../ports/desk.ts';

/** The links that lead to an article: those its entries gave, in the order they were seen, then its own. */
export async function findLinks(desk: Desk, article: string): Promise<readonly [string, ...string[]]> {
  const entries = await desk.store.entriesFor(article);
  const [first, ...others] = entries.flatMap(({ link }) => link ?? []);
  return first === undefined ? [article] : [first, ...others, article];
}

/** Whether two links lead to one page: tracking, protocol, "www." and a last slash do not count. */
export function isSamePage(one: string, other: string): boolean {
  return nameOf(one) === nameOf(other);
}

function nameOf(link: string): string {
  const tidy = tidyLink(link);
  if (tidy === null) return link;
  const { pathname, search } = new URL(tidy);
  return `${siteOf(tidy)}${pathname.replace(/\/$/, '')}${search}`;
}
