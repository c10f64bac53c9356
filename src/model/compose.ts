import type { Article } from './article.ts';
import { findEntities, isDisguised, isPlain, stripInvisible } from './entities.ts';
import type { Post, Summary, Unit } from './summary.ts';

/** How a thread is wanted, and how its network counts: `length` is the most that `weigh` may give for one post. */
export type ThreadAsk = {
  readonly maxPosts: number;
  /** Whether posts end with their counter, "2/7". */
  readonly numbering: boolean;
  /** "Follow @handle", or `null` for none. */
  readonly attribution: string | null;
  readonly length: number;
  weigh(text: string): number;
};

/** A thread's posts in order, and why a person should look; each reason says one thing, none: all is well. */
export type Composed = {
  readonly posts: readonly Post[];
  readonly reasons: readonly string[];
};

/** A post before it is counted; `link` marks the one that carries the article's link. */
type Body = { readonly text: string; readonly sources: Unit['sources'] };

/** Fewer units than this are no thread that goes out by itself. */
const FEWEST_UNITS = 2;
/** A headline whose words stand in a unit to this share says the same. */
const REPEATS = 0.8;

/** Nothing longer can be a post, whatever its characters weigh; kept from being looked at further. */
const LONGEST_TEXT = 4_000;

/** How many units to ask a summarizer for: the last post is the link's. */
export function unitCount(ask: ThreadAsk): number {
  return Math.max(0, ask.maxPosts - 1);
}

/** Whether a text can be one post of the thread: its counter fits too, and it holds nothing live or hidden. */
export function fitsUnit(text: string, ask: ThreadAsk): boolean {
  if (text.length > LONGEST_TEXT) return false;
  const body = text.normalize('NFC').trim();
  return (
    body !== '' && isPlain(body) && ask.weigh(count(body, ask.maxPosts, ask.maxPosts, ask)) <= ask.length
  );
}

/**
 * Makes an article's thread: what the story is, the units in their order, then the one link and the attribution.
 * Nothing is ever cut: what does not fit is left out. Total: any text gives posts that hold the rules, or a reason.
 */
export function toThread(article: Article, summary: Pick<Summary, 'units'>, ask: ThreadAsk): Composed {
  const units = chooseUnits(summary, ask);
  const ending = toEnding(article, ask);
  const opening = toOpening(article, units, ask);
  if (ask.maxPosts <= 1) return toSinglePost(article, opening, ending, ask);
  const told = [...opening.bodies, ...units].slice(0, ask.maxPosts - ending.bodies.length);
  const posts = number([...told, ...ending.bodies], ask);
  const reasons = [...judgeUnits(units.length, ask), ...opening.reasons, ...ending.reasons];
  return { posts, reasons: [...reasons, ...checkPosts(posts, article.url, ask)] };
}

type Part = { readonly bodies: readonly Body[]; readonly reasons: readonly string[] };

function chooseUnits(summary: Pick<Summary, 'units'>, ask: ThreadAsk): Body[] {
  const bodies = summary.units.map(({ text, sources }) => ({ text: text.normalize('NFC').trim(), sources }));
  const isFirst = ({ text }: Body, index: number) => bodies.findIndex((body) => body.text === text) === index;
  return bodies
    .filter((body, index) => fitsUnit(body.text, ask) && isFirst(body, index))
    .slice(0, unitCount(ask));
}

function judgeUnits(units: number, ask: ThreadAsk): string[] {
  if (units >= Math.min(FEWEST_UNITS, unitCount(ask))) return [];
  return [units === 0 ? 'no sentence stands alone' : `only ${units} sentence stands alone`];
}

/** The headline, where the first unit is not the article's own lead. */
function toOpening(article: Article, units: readonly Body[], ask: ThreadAsk): Part {
  const lead = article.blocks.findIndex((block) => block.kind === 'paragraph');
  const first = units[0];
  if (ask.maxPosts > 1 && first?.sources[0]?.paragraph === lead) return { bodies: [], reasons: [] };
  const headline = stripInvisible(article.title.slice(0, LONGEST_TEXT).normalize('NFC'))
    .replace(/\s+/g, ' ')
    .trim();
  if (headline === '' || units.some((unit) => repeats(headline, unit.text)))
    return { bodies: [], reasons: [] };
  const held = findEntities(headline)[0];
  if (held !== undefined) return { bodies: [], reasons: [`the headline holds ${held.text}`] };
  if (isDisguised(headline)) return { bodies: [], reasons: ['the headline mixes alphabets in one word'] };
  if (!fitsUnit(headline, ask)) return { bodies: [], reasons: ['the headline is too long for a post'] };
  return { bodies: [{ text: headline, sources: [] }], reasons: [] };
}

function repeats(headline: string, unit: string): boolean {
  const words = toWords(headline);
  const told = new Set(toWords(unit));
  return words.filter((word) => told.has(word)).length >= words.length * REPEATS;
}

function toWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
}

/** The fullest ending that fits; what had to go is a reason. */
function toEnding(article: Article, ask: ThreadAsk): Part {
  const attribution = ask.attribution?.normalize('NFC').trim() ?? '';
  const link = article.url;
  const named = isEnglish(article) ? `Read the full story: ${link}` : link;
  const follow = attribution === '' ? [] : [attribution];
  const unfollowed = ['the attribution does not fit into the last post'];
  const endings = [
    { lines: [named, ...follow], lacks: [] },
    { lines: [link, ...follow], lacks: [] },
    { lines: [named], lacks: unfollowed },
    { lines: [link], lacks: unfollowed },
    { lines: follow, lacks: ['the link does not fit into a post'] },
  ];
  const fullest = endings.find(({ lines }) => lines.length > 0 && fitsEnding(lines.join('\n\n'), ask));
  if (fullest === undefined) return { bodies: [], reasons: ['the link does not fit into a post'] };
  return { bodies: [{ text: fullest.lines.join('\n\n'), sources: [] }], reasons: fullest.lacks };
}

function fitsEnding(text: string, ask: ThreadAsk): boolean {
  return ask.weigh(count(text, ask.maxPosts, ask.maxPosts, ask)) <= ask.length;
}

/** A page that does not say its language counts as English when its text has the commonest English words. */
function isEnglish(article: Article): boolean {
  if (article.language !== null) return /^en\b/i.test(article.language);
  const text = [article.title, ...article.blocks.slice(0, 5).map((block) => block.text)].join(' ');
  return /\bthe\b/i.test(text) && /\b(?:of|and|to|in)\b/i.test(text);
}

function toSinglePost(article: Article, opening: Part, ending: Part, ask: ThreadAsk): Composed {
  const reasons = [...opening.reasons, ...ending.reasons];
  const end = ending.bodies[0];
  const [headline] = opening.bodies;
  if (end === undefined) return { posts: [], reasons };
  if (headline === undefined) reasons.push('the one post has no headline');
  const whole = headline === undefined ? end.text : `${headline.text}\n\n${end.text}`;
  const fits = ask.weigh(whole) <= ask.length;
  if (!fits) reasons.push('the headline, the link and the attribution do not fit into one post');
  const text = fits ? whole : end.text;
  const posts = [{ text, weight: ask.weigh(text), sources: [] }];
  return { posts, reasons: [...reasons, ...checkPosts(posts, article.url, ask)] };
}

function number(bodies: readonly Body[], ask: ThreadAsk): Post[] {
  return bodies.map(({ text, sources }, index) => {
    const counted = count(text, index + 1, bodies.length, ask);
    return { text: counted, weight: ask.weigh(counted), sources };
  });
}

function count(text: string, k: number, n: number, ask: ThreadAsk): string {
  return ask.numbering && n > 1 ? `${text} ${k}/${n}` : text;
}

/** Reads the finished posts again: what is live in them must be what was put there, and nothing else. */
function checkPosts(posts: readonly Post[], link: string, ask: ThreadAsk): string[] {
  const reasons: string[] = [];
  const placed = findEntities(ask.attribution?.normalize('NFC') ?? '').map((entity) => entity.text);
  if (posts.some((post) => post.text.trim() === '' || post.weight > ask.length)) {
    reasons.push('a post is empty or too long');
  }
  if (new Set(posts.map((post) => post.text)).size < posts.length) reasons.push('two posts say the same');
  for (const [index, post] of posts.entries()) {
    const last = index === posts.length - 1;
    const foreign = findForeign(post.text, last ? link : '', last ? placed : []);
    if (foreign !== null) reasons.push(`post ${index + 1} holds ${foreign}, which is not the thread’s own`);
  }
  return reasons;
}

/** The first thing live in a post that is neither its one link nor placed by the attribution. */
function findForeign(text: string, link: string, placed: readonly string[]): string | null {
  const from = link === '' ? -1 : text.indexOf(link);
  const isInLink = (at: number) => from !== -1 && at >= from && at < from + link.length;
  let links = 0;
  for (const { kind, text: written, start } of findEntities(text)) {
    if (kind === 'link' && isInLink(start)) links += 1;
    else if (kind === 'link' || isInLink(start) || !placed.includes(written)) return written;
    if (links > 1) return written;
  }
  return null;
}
