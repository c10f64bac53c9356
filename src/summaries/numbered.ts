import type { Article } from '../model/article.ts';
import { splitSentences } from '../model/sentences.ts';
import type { Source } from '../model/summary.ts';

/** A sentence as a model is shown it, by a number from 1, and where it stands. */
export type Numbered = { readonly id: number; readonly text: string; readonly source: Source };

/** No story needs more; a hostile page costs no more than this. Characters, and sentences. */
const MOST_TEXT = 40_000;
const MOST_SENTENCES = 400;
/** What goes on longer is no sentence, and comparing it takes the square of its length. Characters. */
const LONGEST = 2_000;

/** The sentences that a model may tell, in order; headings are none, nor is what has no end. */
export function numberSentences({ blocks }: Article): readonly Numbered[] {
  const numbered: Numbered[] = [];
  let told = 0;
  for (const [paragraph, block] of blocks.entries()) {
    told += block.text.length;
    if (told > MOST_TEXT) break;
    if (block.kind === 'heading') continue;
    for (const [sentence, { text }] of splitSentences(block.text).entries()) {
      if (numbered.length === MOST_SENTENCES) return numbered;
      if (text.length > LONGEST) continue;
      numbered.push({ id: numbered.length + 1, text, source: { paragraph, sentence } });
    }
  }
  return numbered;
}
