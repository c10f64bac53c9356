import { tidyText } from '../model/plain.ts';
import { isMeter, isWall } from '../model/wall.ts';
import { isElement, type PageDocument, type PageElement } from './dom.ts';

/** The request is short; more is the story. Characters. */
const LONGEST = 200;
const LINES = 'p, h2, h3, h4, h5, h6, a, button, span, strong, div, li';
/** These may hold half a page; only those without markup of their own are one line. */
const BOXES = /^(?:a|button|span|strong|div|li)$/;
/** What every page offers, what is only kept, and what is said of other stories. */
const ELSEWHERE =
  'nav, header, footer, aside, dialog, template, noscript, [class*="related"], [class*="teaser"], [class*="recommend"], [class*="promo"], [class*="card"]';

/**
 * What a page says of being paid for its text: it asks for it before the text goes on, or counts what is read without;
 * `null`: nothing. The text that is read out of it may lack that line.
 */
export function findWall(page: PageDocument): 'wall' | 'meter' | null {
  const lines = [...page.querySelectorAll(LINES)]
    .filter((element) => isLine(element) && isOwn(element) && !isHidden(element))
    .map((element) => tidyText(element.textContent ?? ''));
  if (lines.some(isWall)) return 'wall';
  return lines.some(isMeter) ? 'meter' : null;
}

function isLine(element: PageElement): boolean {
  if (BOXES.test(element.localName) && [...element.childNodes].some(isElement)) return false;
  const { length } = element.textContent ?? '';
  return length > 0 && length <= LONGEST;
}

/** A line inside a link to another story is about that story. */
function isOwn(element: PageElement): boolean {
  const link = element.localName === 'a' ? null : element.closest('a');
  return link === null && element.closest(ELSEWHERE) === null;
}

/** What the page keeps for another moment, or another reader, is not said to this one. */
function isHidden(element: PageElement): boolean {
  for (let each: PageElement | null = element; each !== null; each = each.parentElement) {
    const style = each.getAttribute('style') ?? '';
    if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
    if (each.getAttribute('hidden') !== null || each.getAttribute('aria-hidden') === 'true') return true;
  }
  return false;
}
