import { tidyText } from '../model/plain.ts';
import { ENDS_AT_WALL, isWall } from '../model/wall.ts';
import { isElement, type PageDocument, type PageElement } from './dom.ts';

/** The request is short; more is the story. Characters. */
const LONGEST = 200;
const LINES = 'p, h2, h3, h4, h5, h6, a, button, span, strong, div, li';
/** These may hold half a page; only those without markup of their own are one line. */
const BOXES = /^(?:a|button|span|strong|div|li)$/;
/** What every page offers, what nobody is shown, and what is said of other stories. */
const ELSEWHERE =
  'nav, header, footer, aside, dialog, template, noscript, [hidden], [style*="display:none"], [style*="display: none"], [class*="related"], [class*="teaser"], [class*="recommend"], [class*="promo"], [class*="card"]';

/** Why a page is not whole that asks to be paid before its text goes on. The text that is read out of it may lack that line. */
export function doubtWall(page: PageDocument): readonly string[] {
  const walled = [...page.querySelectorAll(LINES)].some(
    (element) => isLine(element) && isWall(tidyText(element.textContent ?? '')) && isOwn(element),
  );
  return walled ? [ENDS_AT_WALL] : [];
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
