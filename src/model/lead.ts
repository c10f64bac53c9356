import type { Article, Block } from './article.ts';
import { splitSentences } from './sentences.ts';
import type { Unit } from './summary.ts';

/** How a sentence ends, in any script. */
export const ENDS = /[.!?…。！？।؟۔]["”’'»」』)\]\s]*$/u;

/** One of so many first sentences must be told: what comes later leans on them. */
const OPENING = 2;

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
  if (units.length === 0 || tellsLead(blocks, units, taken)) return [];
  return ['the opening of the article cannot be told, so the posts begin in the middle'];
}

function tellsLead(
  blocks: readonly Block[],
  units: readonly Pick<Unit, 'sources'>[],
  taken: readonly string[],
): boolean {
  const lead = findLead(blocks);
  let left = OPENING;
  for (const [paragraph, { kind, text }] of blocks.entries()) {
    if (paragraph < lead || kind !== 'paragraph') continue;
    for (const [sentence, { text: told }] of splitSentences(text).slice(0, left).entries()) {
      const isHere = units.some(({ sources }) =>
        sources.some((source) => source.paragraph === paragraph && source.sentence === sentence),
      );
      if (isHere || taken.some((other) => other.includes(told))) return true;
      left -= 1;
    }
    if (left <= 0) break;
  }
  return false;
}
