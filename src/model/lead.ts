import type { Article, Block } from './article.ts';
import { splitSentences } from './sentences.ts';
import type { Source, Unit } from './summary.ts';

/** How a sentence ends, in any script. */
export const ENDS = /[.!?…。！？।؟۔]["”’'»」』)\]\s]*$/u;

/** One of the first two sentences must be told, and two posts begin among the first ten: what comes later leans on them. */
const FIRST = 2;
const OPENING = 10;
const FEWEST = 2;

/** The block that opens the story: the first paragraph that ends like a sentence; -1 where there is none. */
export function findLead(blocks: readonly Block[]): number {
  return blocks.findIndex(({ kind, text }) => kind === 'paragraph' && ENDS.test(text));
}

/**
 * Why a person should look where the story's first sentences are not told, by this thread or by another account's
 * (`taken`): the posts come from the middle of something.
 */
export function judgeLead(
  { blocks }: Article,
  units: readonly Pick<Unit, 'sources'>[],
  taken: readonly string[] = [],
): string[] {
  if (units.length === 0) return [];
  const opening = listOpening(blocks);
  const begins = (sentence: Opening): boolean => units.some(({ sources: [first] }) => isAt(sentence, first));
  const isElsewhere = ({ text }: Opening): boolean => taken.some((other) => other.includes(text));
  const isTold = (sentence: Opening): boolean =>
    units.some(({ sources }) => sources.some((source) => isAt(sentence, source))) || isElsewhere(sentence);
  if (!opening.slice(0, FIRST).some(isTold))
    return ['the opening of the article cannot be told, so the posts begin in the middle'];
  const told = opening.filter((sentence) => begins(sentence) || isElsewhere(sentence));
  if (told.length >= Math.min(FEWEST, units.length)) return [];
  return ['of the opening of the article too little can be told, so the posts come from the middle'];
}

/** A sentence of the opening, and where it stands. */
type Opening = Pick<Source, 'paragraph' | 'sentence'> & { readonly text: string };

function listOpening(blocks: readonly Block[]): readonly Opening[] {
  const lead = findLead(blocks);
  const opening: Opening[] = [];
  for (const [paragraph, { kind, text }] of blocks.entries()) {
    if (opening.length >= OPENING) break;
    if (paragraph < lead || kind !== 'paragraph') continue;
    opening.push(
      ...splitSentences(text).map(({ text: told }, sentence) => ({ paragraph, sentence, text: told })),
    );
  }
  return opening.slice(0, OPENING);
}

function isAt(place: Opening, source: Source | undefined): boolean {
  return source?.paragraph === place.paragraph && source.sentence === place.sentence;
}
