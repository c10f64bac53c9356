import type { Article } from '../model/article.ts';
import { splitSentences } from '../model/sentences.ts';
import type { Source } from '../model/summary.ts';

/** A sentence as a model is shown it, by a number from 1, and where it stands. */
export type Numbered = { readonly id: number; readonly text: string; readonly source: Source };

/** No story needs more; a hostile page costs no more than this. Characters, and sentences. */
const MOST_TEXT = 40_000;
const MOST_SENTENCES = 400;

/** The sentences that a model may tell, in order; headings are none. */
export function numberSentences({ blocks }: Article): readonly Numbered[] {
  const numbered: Numbered[] = [];
  let told = 0;
  for (const [paragraph, block] of blocks.entries()) {
    told += block.text.length;
    if (told > MOST_TEXT) break;
    if (block.kind === 'heading') continue;
    for (const [sentence, { text }] of splitSentences(block.text).entries()) {
      if (numbered.length === MOST_SENTENCES) return numbered;
      numbered.push({ id: numbered.length + 1, text, source: { paragraph, sentence } });
    }
  }
  return numbered;
}
