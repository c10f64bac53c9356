import type { Article, Block } from '../model/article.ts';
import { FEWEST_UNITS } from '../model/compose.ts';
import type { Summarizer } from '../ports/desk.ts';
import { readSelect } from './select.ts';
import { findUnits } from './units.ts';

/** No paragraph is longer (characters), and no story has more blocks that matter: hostile pages end here. */
const LONGEST_BLOCK = 5_000;
const MOST_BLOCKS = 300;
/** The longest reads have 60,000 characters; what stands behind this is not told. So much hostile text takes five seconds. */
const MOST_TEXT = 60_000;

const LOOSE = 'too few sentences stand for themselves, so posts may lean on what is left out';

/** A summarizer that tells an article in its own sentences. Where too few stand alone it returns fewer, never padding, or looser ones with a doubt. */
export function createExtractiveSummarizer(): Summarizer {
  return {
    async summarize(article, ask) {
      const bounded: Article = { ...article, blocks: bound(article.blocks) };
      const units = findUnits(bounded, (text) => ask.fits(text));
      const select = readSelect(bounded, units);
      const strict = select(ask.units, 'strict');
      if (strict.length >= Math.min(FEWEST_UNITS, ask.units)) return { units: strict, by: 'extractive' };
      const loose = select(ask.units, 'loose');
      if (loose.length <= strict.length) return { units: strict, by: 'extractive' };
      return { units: loose, by: 'extractive', loose: true, doubts: [LOOSE] };
    },
  };
}

/** Blocks keep their places, so that sources point to the article's own. */
function bound(blocks: readonly Block[]): readonly Block[] {
  let told = 0;
  return blocks.slice(0, MOST_BLOCKS).map((block) => {
    told += Math.min(block.text.length, LONGEST_BLOCK);
    const fits = block.text.length <= LONGEST_BLOCK && told <= MOST_TEXT;
    return fits ? block : { kind: 'heading', text: '' };
  });
}
