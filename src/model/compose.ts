import type { Article } from './article.ts';
import { count, fitsPost, fitsUnit, type Body, type ThreadAsk } from './ask.ts';
import { toEnding } from './ending.ts';
import { findEntities } from './entities.ts';
import { judgeLead } from './lead.ts';
import { lintThread, type Placed } from './lint.ts';
import { putFirst, toOpening } from './opening.ts';
import type { Post, Summary } from './summary.ts';
import { tagLink } from './tag.ts';

/** A thread's posts in order, and why a person should look; each reason says one thing, none: all is well. */
export type Composed = {
  readonly posts: readonly Post[];
  readonly reasons: readonly string[];
  /** What is live in them on purpose. */
  readonly placed: Placed;
  /** Whether too few sentences were left to tell. */
  readonly short: boolean;
};

/** Fewer units than this are no thread that goes out by itself. */
export const FEWEST_UNITS = 2;

/** How many units to ask a summarizer for: the last post is the link's. */
export function unitCount(ask: ThreadAsk): number {
  return Math.max(0, ask.maxPosts - (endsPlain(ask) ? 0 : 1));
}

/** Nothing is asked for that would make a last post. */
function endsPlain({ link, attribution, hashtags = [] }: ThreadAsk): boolean {
  return link === 'none' && (attribution ?? '').trim() === '' && hashtags.length === 0;
}

/**
 * Makes an article's thread: what the story is, the units in their order, then the one link and the attribution.
 * Nothing is ever cut: what does not fit is left out. Total: any text gives posts that hold the rules, or a reason.
 */
export function toThread(article: Article, summary: Pick<Summary, 'units'>, ask: ThreadAsk): Composed {
  const link = ask.link === 'none' ? null : tagLink(article.url, ask.utm);
  const units = chooseUnits(summary, ask);
  if (ask.maxPosts <= 1) return toSinglePost(article, link, ask);
  const opening = toOpening(article, units, ask);
  const told = putFirst(opening, units);
  const own = article.wishes?.first === undefined ? units : told.filter(({ sources }) => sources.length > 0);
  const first = ask.link === 'first' && link !== null ? linkFirst(told, link, ask) : null;
  const ending = toEnding(article, first === null ? link : null, ask);
  const bodies = [...(first ?? told).slice(0, ask.maxPosts - ending.bodies.length), ...ending.bodies];
  const posts = number(bodies, ask);
  const linkAt = first === null ? posts.length - 1 : 0;
  const missed =
    ask.link === 'first' && first === null
      ? ['the link does not fit into the first post; the last has it']
      : [];
  const lacks = judgeUnits(own.length, ask);
  const reasons = [
    ...lacks,
    ...judgeLead(article, own, ask.taken),
    ...opening.reasons,
    ...missed,
    ...ending.reasons,
  ];
  const placed = place(link, linkAt, ask);
  const found = lintThread(posts, placed, ask);
  return { posts, reasons: [...reasons, ...found], placed, short: lacks.length > 0 };
}

function chooseUnits(summary: Pick<Summary, 'units'>, ask: ThreadAsk): Body[] {
  const bodies = summary.units.map((unit) => ({ ...unit, text: unit.text.normalize('NFC').trim() }));
  const isFirst = ({ text }: Body, index: number) => bodies.findIndex((body) => body.text === text) === index;
  return bodies
    .filter((body, index) => fitsUnit(body.text, ask) && isFirst(body, index))
    .slice(0, unitCount(ask));
}

function judgeUnits(units: number, ask: ThreadAsk): string[] {
  if (units >= Math.min(FEWEST_UNITS, unitCount(ask))) return [];
  const among = ask.taken === undefined || ask.taken.length === 0 ? '' : ' that no other account tells';
  return [units === 0 ? `no sentence stands alone${among}` : `only ${units} sentence stands alone${among}`];
}

/** The bodies with the link below the first of them, or `null` where it does not fit. */
function linkFirst(told: readonly Body[], link: string, ask: ThreadAsk): readonly Body[] | null {
  const [first, ...rest] = told;
  if (first === undefined) return null;
  const text = `${first.text}\n\n${link}`;
  return fitsPost(text, ask) ? [{ ...first, text }, ...rest] : null;
}

function toSinglePost(article: Article, link: string | null, ask: ThreadAsk): Composed {
  const opening = toOpening(article, [], ask);
  const ending = toEnding(article, link, ask);
  const reasons = [...opening.reasons, ...ending.reasons];
  const [headline] = opening.bodies;
  const [end] = ending.bodies;
  if (headline === undefined) reasons.push('the one post has no headline');
  const whole = [headline, end].flatMap((body) => body?.text ?? []).join('\n\n');
  const fits = ask.weigh(whole) <= ask.length;
  if (!fits) reasons.push('the headline, the link and the attribution do not fit into one post');
  const text = fits ? whole : (end?.text ?? '');
  const placed = place(link, 0, ask);
  if (text === '') return { posts: [], reasons, placed, short: false };
  const posts = [{ text, weight: ask.weigh(text), sources: [] }];
  return { posts, reasons: [...reasons, ...lintThread(posts, placed, ask)], placed, short: false };
}

function number(bodies: readonly Body[], ask: ThreadAsk): Post[] {
  return bodies.map((body, index) => {
    const counted = count(body.text, index + 1, bodies.length, ask);
    return { ...body, text: counted, weight: ask.weigh(counted) };
  });
}

function place(link: string | null, linkAt: number, { attribution, hashtags = [] }: ThreadAsk): Placed {
  const names = findEntities(attribution?.normalize('NFC') ?? '').map((entity) => entity.text);
  return { link, linkAt, names: [...names, ...hashtags] };
}
