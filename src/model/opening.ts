import type { Article } from './article.ts';
import { fitsPost, fitsUnit, isTaken, LONGEST_TEXT, type Body, type Part, type ThreadAsk } from './ask.ts';
import { findEntities, isDisguised, stripInvisible } from './entities.ts';
import { findLead } from './lead.ts';
import { toRuns } from './words.ts';

/** A headline whose words stand in a unit to this share says the same. */
const REPEATS = 0.8;

/** What comes before the units: the author's own first post, else the headline where it is wanted or the lead is missing. */
export function toOpening(article: Article, units: readonly Body[], ask: ThreadAsk): Part {
  const own = article.wishes?.first;
  if (own !== undefined) return toOwnFirst(own, units, ask);
  const lead = findLead(article.blocks);
  const opensWithLead = units[0]?.sources[0]?.paragraph === lead;
  const isWanted = units.length > 0 && ask.style === 'lead';
  if (ask.style !== 'headline' && (opensWithLead || isWanted)) return NOTHING;
  return toHeadline(article, units, ask);
}

/**
 * The opening and behind it the units that say more. A unit of which it tells a part is not told; nor is the one that stands
 * right behind a sentence that was put first, as it may lean on it.
 */
export function putFirst(opening: Part, units: readonly Body[]): readonly Body[] {
  const rest = units.filter(
    (unit) => !opening.bodies.some(({ text }) => repeats(unit.text, text) || unit.text.includes(text)),
  );
  const last = opening.bodies.at(-1)?.sources.at(-1);
  const leaning = rest.findIndex(
    ({ sources: [first] }) =>
      last !== undefined && first?.paragraph === last.paragraph && first.sentence === last.sentence + 1,
  );
  return [...opening.bodies, ...rest.filter((_, index) => index === 0 || index !== leaning)];
}

function repeats(headline: string, unit: string): boolean {
  const words = toRuns(headline);
  const told = new Set(toRuns(unit));
  return words.filter((word) => told.has(word)).length >= words.length * REPEATS;
}

const NOTHING: Part = { bodies: [], reasons: [] };

/** What an author writes for readers is not cut or mended: it goes out as it is, or a person is told why not. */
function toOwnFirst(own: string, units: readonly Body[], ask: ThreadAsk): Part {
  const text = own.normalize('NFC').trim();
  const sources = units.find((unit) => unit.text === text)?.sources ?? [];
  const why = 'the author’s own first post';
  if (fitsUnit(text, ask)) return { bodies: [{ text, sources, why }], reasons: [] };
  return { bodies: [], reasons: [`the author’s first post ${faultOf(text, ask)}`] };
}

function faultOf(text: string, ask: ThreadAsk): string {
  if (text.length > LONGEST_TEXT || !fitsPost(text, ask)) return 'is too long for a post';
  const live = findEntities(text)[0];
  if (live !== undefined) return `holds ${live.text}`;
  if (isDisguised(text)) return 'mixes alphabets in one word';
  return isTaken(text, ask.taken) ? 'is said by another account' : 'holds characters that nobody sees';
}

function toHeadline(article: Article, units: readonly Body[], ask: ThreadAsk): Part {
  const headline = stripInvisible(article.title.slice(0, LONGEST_TEXT).normalize('NFC'))
    .replace(/\s+/g, ' ')
    .trim();
  if (headline === '' || isTaken(headline, ask.taken)) return NOTHING;
  if (units.some((unit) => repeats(headline, unit.text))) return NOTHING;
  const held = findEntities(headline)[0];
  if (held !== undefined) return { bodies: [], reasons: [`the headline holds ${held.text}`] };
  if (isDisguised(headline)) return { bodies: [], reasons: ['the headline mixes alphabets in one word'] };
  if (!fitsUnit(headline, ask)) return { bodies: [], reasons: ['the headline is too long for a post'] };
  const why =
    ask.style === 'headline'
      ? 'the headline, as is asked for'
      : 'the headline, as the lead does not stand alone';
  return { bodies: [{ text: headline, sources: [], why }], reasons: [] };
}
