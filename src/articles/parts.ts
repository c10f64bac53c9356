import type { PageDocument, PageElement } from './dom.ts';

/** Parts with more text than this may be the story itself. Characters. */
const LONGEST_PART = 1200;
/** A request for an address, with its heading and its small print. Characters. */
const LONGEST_REQUEST = 600;
const PARTS =
  'figcaption, form, button, nav, footer, [class*="caption" i], [class*="newsletter" i], [class*="sharing"], [class*="share-"], [class*="social"], [class*="related" i], [class*="promo"], [class*="author-bio"], [class*="author-box"], [class*="credit"], [class*="comment-respond"], [id="comments"], [class*="advert"], [class*="read-more"], [class*="recirc"], [class*="trending"], [class*="tag-list"], [aria-hidden="true"], [role="navigation"], [role="complementary"], [role="contentinfo"], [role="dialog"], [role="alertdialog"], [role="search"], [role="menu"], [role="toolbar"], [itemprop="caption"], [itemprop="copyrightHolder"]';
/** A word of a class or an id that says what stands in it. */
const NAMED =
  /(?:^|[\s_-])(?:cutline|img-desc|image-desc|photo-desc|breadcrumbs?|sign-?up|subscribe|mailing-?list|cta|outbrain|taboola|sponsor(?:ed)?|most-?(?:read|popular|viewed|shared)|recommend(?:ed|ations?)|disclaimer|copyright|cookies?|consent|gdpr|donat(?:e|ions?)|toolbar|pagination|bio|biography|poll|sr-only|visually-hidden|screen-reader-text|nocontent|print-only|ads?|dfp|mpu|mehr-zum-thema|weiterlesen|lire-aussi|leia-tambem|le-puede-interesar)(?:$|[\s_-])/iu;
/** These hold the story, whatever their classes say: "tag-cookies". */
const STORY = new Set(['html', 'body', 'main', 'article']);

/** Takes out the parts of a page that are furniture by what they are, whatever they say. */
export function removeParts(page: PageDocument): void {
  for (const part of page.querySelectorAll(PARTS)) remove(part);
  for (const part of page.querySelectorAll('[class], [id]')) {
    if (!STORY.has(part.localName) && NAMED.test(nameOf(part))) remove(part);
  }
  for (const field of page.querySelectorAll('input[type="email" i], input[name*="email" i]')) {
    findRequest(field)?.remove();
  }
  // An article in an article is another one: a comment on it, or a card.
  for (const other of page.querySelectorAll('article article')) remove(other);
}

function remove(part: PageElement): void {
  if (part.localName === 'html' || part.localName === 'body') return;
  if ((part.textContent ?? '').length <= LONGEST_PART && !holdsStory(part)) part.remove();
}

/** Some sites put words like "read-more" on the story itself; two grown paragraphs give it away. */
function holdsStory(part: PageElement): boolean {
  return part.querySelector('article, main, h1') !== null || countGrown(part) >= 2;
}

function countGrown(part: PageElement): number {
  return [...part.querySelectorAll('p')].filter((one) => (one.textContent ?? '').length > 100).length;
}

/** Classes and id as words: "inlineSignUp" is "inline-Sign-Up". */
function nameOf(part: PageElement): string {
  const names = `${part.getAttribute('class') ?? ''} ${part.getAttribute('id') ?? ''}`;
  return names.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-');
}

/** The box around a field for an address: what is said in it asks for one. */
function findRequest(field: PageElement): PageElement | null {
  let box: PageElement | null = null;
  for (let part = field.parentElement; part !== null; part = part.parentElement) {
    const isLong = (part.textContent ?? '').length > LONGEST_REQUEST;
    if (isLong || STORY.has(part.localName) || holdsStory(part)) break;
    box = part;
  }
  return box;
}
