import type { PageDocument } from './dom.ts';
import type { Line } from './furniture.ts';
import { isTime } from './notes.ts';

const SEVERAL = 'the page tells several stories, and a thread would mix them';
/** So many of a kind are no accident. */
const FEWEST_PARTS = 4;
const FEWEST_ARTICLES = 3;
const FEWEST_PLACES = 3;
const FEWEST_SIGNED = 2;
const FEWEST_TIMES = 2;
/** A teaser is shorter. Characters. */
const GROWN = 100;
/** Of the parts, this much has a paragraph of its own and no more. */
const MOSTLY = 0.75;

const ROUNDUP =
  /\b(?:in brief|briefs|round-?up)\s*(?:[:|–—]|$)|^(?:\p{L}+ ){0,3}(?:news )?in brief\b|\b(?:news|sports?|league|results?|transfers?|weekend|week[’']s|weekly|daily|morning|evening|markets?|deals?|earnings|reviews?|match|game)[- ]round-?up\b|^(?:en bref|brèves|en breve|breves|in breve|kurz notiert|kurzmeldungen)(?!\p{L})/iu;
/** The weedkiller. */
const PRODUCT = /monsanto|bayer|glyphosate|weed/iu;
/** "HARBOUR CITY (AP) —" */
const DATELINE =
  /^(\p{Lu}[\p{Lu} .’'-]{2,30})(?:, [\p{L}. ]{2,25})?( ?\([^)]{2,30}\))? ?[—–-]{1,2} ?(?=[\p{L}“"])/u;

/** Why a page is no single story, by its headline and the lines as they stand on it. */
export function doubtSeveral(title: string, lines: readonly Line[]): readonly string[] {
  const isRoundup = ROUNDUP.test(title) && !PRODUCT.test(title);
  // "Nov. 3, 9:28 a.m." and when it was changed stand above a story; a film's length ("2:35") has no letter.
  const times = lines.filter(
    ({ text }, index) => isTime(text) && /\p{L}/u.test(text) && (lines[index + 1]?.text.length ?? 0) > GROWN,
  ).length;
  return [
    ...(isRoundup || hasDatelines(lines) || hasItems(lines) ? [SEVERAL] : []),
    ...(times >= FEWEST_TIMES ? ['the page tells its news by the clock, one report on top of another'] : []),
  ];
}

/** An article in an article is an entry of a list, or a comment; told in one thread they would be mixed. */
export function doubtArticles(page: PageDocument): readonly string[] {
  const inner = [...page.querySelectorAll('article article')].filter((one) =>
    [...one.querySelectorAll('p')].some((p) => (p.textContent ?? '').trim().length > GROWN),
  );
  return inner.length >= FEWEST_ARTICLES ? [SEVERAL] : [];
}

function hasDatelines(lines: readonly Line[]): boolean {
  const places = new Set<string>();
  const signed = new Set<string>();
  for (const { kind, text } of lines) {
    const [, place, agency] = (kind === 'paragraph' ? DATELINE.exec(text) : null) ?? [];
    if (place === undefined) continue;
    places.add(place);
    if (agency !== undefined) signed.add(place);
  }
  return places.size >= FEWEST_PLACES || signed.size >= FEWEST_SIGNED;
}

/** Headings with one paragraph each; questions are answered, and belong together; what is counted is known as a list. */
function hasItems(lines: readonly Line[]): boolean {
  const parts: { readonly heading: string; readonly texts: string[] }[] = [];
  for (const { kind, text, linked } of lines) {
    const part = parts.at(-1);
    if (linked > 0.5 && text.length < GROWN) continue;
    if (kind === 'heading') parts.push({ heading: text, texts: [] });
    else part?.texts.push(text);
  }
  const told = parts.filter(
    ({ texts, heading }) => texts.length > 0 && !/^\P{L}{0,3}\d|[?？؟]["”’»)]*$/u.test(heading),
  );
  const single = told.filter(
    ({ texts: [only = '', ...more] }) => more.length === 0 && only.length > GROWN,
  ).length;
  return told.length >= FEWEST_PARTS && single >= told.length * MOSTLY;
}
