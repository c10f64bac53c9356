import type { Article } from './article.ts';
import { foldTitle } from './revision.ts';

/**
 * A live blog is never finished, and tells the newest first. "Live" and "en vivo" alone are said of stages and discs too,
 * and people live: they count where a sign parts them from the rest.
 */
const LIVES: readonly RegExp[] = [
  /\blive(?:[- ]?blog|[- ]?ticker| updates?| coverage)\b|\bas it happened\b|\bminute by minute\b|\bminuto a minuto\b/iu,
  /(?<!\b(?:where|who|how)\b.*\s)(?<!\b(?:to|we|you|they|i|people|still|long|can|could|must|will|would)\s)\blive\s*[:|–—]/iu,
  /^live\s+-\s|\s[-–—|:]\s*live\s*[.!]?$|:\s*live\s*[.!]?$/iu,
  /\ben (?:directo?|vivo)\s*[:|–—]|^en (?:directo?|vivo)\s*[-.,!]|^(?:suivez|sigue|siga)\b.{0,40}\ben (?:directo?|vivo)\b/iu,
  // In capitals before the rest, as a label.
  /^(?:LIVE|EN DIRECTO?|EN VIVO)\b(?=.*\p{Ll})/u,
];
/** Entries of one begin with the time of day; this many are no accident. */
const STAMP = /^\d{1,2}[:.h]\d{2}\b/u;
const MOST_STAMPS = 5;

const GALLERY =
  /^(?:in (?:pictures|photos)|(?:photos?|pictures|gallery|watch|video|slideshow)\s*[:|–—-])|(?:in (?:pictures|photos)|\[(?:gallery|photos?|video)\])$/iu;

/** A letter to readers that tells one story after another. */
const ROUNDUP =
  /^(?:\p{L}+ ){0,2}briefing\s*[:|–—]|\b(?:news ?letter|news in brief|what you need to know|(?:morning|evening|daily|weekly|news|week[’']s) (?:digest|round-?up|headlines))\b/iu;
const GREETING = /^(?:good (?:morning|afternoon|evening)|happy (?:mon|tues|wednes|thurs|fri)day)\b/iu;
/** "1. Find the leaks": a heading that counts. */
const COUNTED = /^(?:#|no\. ?)?\d{1,2}[.):] /iu;
const FEWEST_PARTS = 3;

/** Shorter words stand in any text; a word is known again by this much of it. */
const STEM = 5;
const SHORTEST = 4;
/** Fewer say nothing: a headline may be a pun. */
const FEWEST_WORDS = 4;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu;

/** Why a page is another kind of thing than a story, by its headline and the look of its text. */
export function judgeKind({ title, blocks }: Article): string[] {
  const stamps = blocks.filter(({ text }) => STAMP.test(text)).length;
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const greets = blocks.slice(0, 2).some(({ text }) => GREETING.test(text));
  const isRoundup = headings.length >= FEWEST_PARTS && (greets || ROUNDUP.test(title));
  const isList = headings.filter(({ text }) => COUNTED.test(text)).length >= FEWEST_PARTS;
  return [
    ...(LIVES.some((live) => live.test(title)) || stamps > MOST_STAMPS
      ? ['the page looks like a live blog, which is never whole']
      : []),
    ...(GALLERY.test(title) ? ['the page looks like a gallery or a film, not a text'] : []),
    ...(isRoundup ? ['the page tells several stories, and a thread would mix them'] : []),
    ...(isList && !isRoundup
      ? ['the page is a list of counted parts, and a thread would tell only some']
      : []),
  ];
}

/** Whether headline and text have anything in common: a page that was swapped, or another page's text, has not. */
export function judgeAgreement({ title, blocks }: Article): string[] {
  const text = blocks.map((block) => foldTitle(block.text)).join('\n');
  const { words, pairs } = takeApart(title);
  // A headline in another script than its text is a matter of taste.
  const parts = [...(/[a-zа-яα-ω]{4}/u.test(text) ? words : []), ...(text.search(UNSPACED) < 0 ? [] : pairs)];
  if (parts.length < FEWEST_WORDS) return [];
  return parts.some((part) => text.includes(part)) ? [] : ['headline and text have no word in common'];
}

/** The words of a headline that tell it from others, cut to their stems; of scripts without spaces, pairs of signs. */
function takeApart(title: string): Record<'words' | 'pairs', readonly string[]> {
  const folded = foldTitle(title);
  const pairs = (folded.match(UNSPACED) ?? []).flatMap((run) => {
    const signs = [...run];
    return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
  });
  const words = folded.replace(UNSPACED, ' ').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const long = words.filter((word) => word.length >= SHORTEST).map((word) => word.slice(0, STEM));
  return { words: long, pairs };
}
