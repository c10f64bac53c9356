import { createHash } from 'node:crypto';
import type { Article, Block } from './article.ts';
import { foldName } from './name.ts';

/**
 * What an article's page said at one look. Two looks with one `hash` found the same words, and the same first post asked for:
 * what stands behind its dash.
 */
export type Revision = {
  readonly hash: string;
  readonly title: string;
  readonly byline: readonly string[];
  readonly blocks: readonly Block[];
};

/** A revision as it is kept: when it was first seen, and when it was last found unchanged, or at least looked for. Ms since the epoch. */
export type KeptRevision = Revision & { readonly at: number; readonly lookedAt: number };

/** What a page says that is not there any more. */
export const GONE: Revision = { hash: 'gone', title: '', byline: [], blocks: [] };

/** The most that is kept of one page; characters and blocks. A long read has a fifth of it. */
const LONGEST = 200_000;
const MOST_BLOCKS = 2_000;

const SENTENCE = /[.!?…।؟]["'”’»)\]]*(?:\s|$)|[。！？]/u;

/** Signs that a site's software sets one way today and another way tomorrow, each with the plain one that it stands for. */
const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»″]/gu, '"'],
  [/[‘’‚‛‹›′`´]/gu, "'"],
  [/[\u2010-\u2015\u2212]/gu, '-'],
  [/…/gu, '...'],
  [/\s+/gu, ' '],
];

/** What an article says now. */
export function toRevision({ title, byline, blocks, wishes }: Article): Revision {
  let room = LONGEST;
  const kept = blocks.slice(0, MOST_BLOCKS).filter(({ text }) => (room -= text.length) >= 0);
  const revision = { title, byline, blocks: kept };
  const asked = wishes?.first === undefined ? '' : `-${hashText(foldText(wishes.first)).slice(0, 16)}`;
  return { hash: `${hashRevision(revision)}${asked}`, ...revision };
}

/** Text as two revisions are compared: NFC, one space for any white space, plain signs for typographic ones. */
export function foldText(text: string): string {
  return TYPOGRAPHY.reduce(
    (folded, [sign, plain]) => folded.replace(sign, plain),
    text.normalize('NFC'),
  ).trim();
}

/** A headline as two are compared: capitals are a matter of a site's style. */
export function foldTitle(title: string): string {
  return foldText(title).toLowerCase();
}

/** The people of a byline as two are compared: their order says nothing. */
export function foldByline(byline: readonly string[]): string {
  return byline.map(foldName).toSorted().join('; ');
}

/** The texts that tell the story. A line without a sentence may be a counter, a teaser or a tag, and changes by itself. */
export function toldTexts(blocks: readonly Block[]): readonly string[] {
  return blocks
    .filter(({ kind, text }) => kind !== 'heading' && kind !== 'row' && SENTENCE.test(text))
    .map(({ text }) => text);
}

/** How a story is broken into paragraphs does not count. */
function hashRevision({ title, byline, blocks }: Omit<Revision, 'hash'>): string {
  const words = [foldTitle(title), foldByline(byline), foldText(toldTexts(blocks).join(' '))];
  return hashText(JSON.stringify(words));
}

/** Whether the page asked for the same first post at two looks. */
export function isFirstSame(one: Revision, other: Revision): boolean {
  return one.hash.split('-')[1] === other.hash.split('-')[1];
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
