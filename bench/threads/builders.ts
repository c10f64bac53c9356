import type { Article } from '../../src/model/article.ts';
import { fitsUnit, type ThreadAsk } from '../../src/model/ask.ts';
import type { Unit } from '../../src/model/summary.ts';
import { weigh } from '../../src/model/weight.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { readLeaning } from '../../src/summaries/leaning.ts';
import { splitSentences } from '../../src/model/sentences.ts';
import { findUnits, type FoundUnit } from '../../src/summaries/units.ts';
import { rankByLexicon, rankByText } from './ranks.ts';
import { toChosen, type Chosen } from './whole.ts';

/** Chooses the texts of at most `count` posts, in the article's order. */
export type Choose = (count: number) => Promise<readonly Chosen[]>;

/** Reads an article once, and then chooses out of it as often as it is asked. */
export type Builder = { readonly name: string; open(article: Article): Choose };

/** A thread as it goes out to X: posts of 280 with their counters, the last of them for the link. */
export const ASK: ThreadAsk = { maxPosts: 7, numbering: true, attribution: null, length: 280, weigh };

/** Whether a text can be one post of such a thread. */
export const fits = (text: string): boolean => fitsUnit(text, ASK);
const summarizer = createExtractiveSummarizer();

/** The first sentences. */
const LEAD: Builder = {
  name: 'LEAD',
  open: (article) => {
    const sentences = listSentences(article);
    return async (count) => sentences.slice(0, count).map(toChosen);
  },
};

/** The program's guarded units from the top: at each place the longest that begins there and leans on no name untold. */
const GUARDED: Builder = {
  name: 'guarded LEAD',
  open: (article) => {
    const leaning = readLeaning(article);
    const chosen: FoundUnit[] = [];
    const units = findUnits(article, fits);
    for (const unit of units) {
      const longer = units.some(
        (other) => opensWith(other, unit) && other.sources.length > unit.sources.length,
      );
      if (longer || chosen.some((other) => shares(other, unit))) continue;
      if (leaning.isTold(unit, chosen, 'strict')) chosen.push(unit);
    }
    return async (count) => chosen.slice(0, count).map(fromUnit);
  },
};

const BYLINEBOT: Builder = {
  name: 'Bylinebot',
  open: (article) => async (count) => {
    const { units } = await summarizer.summarize(article, { units: count, fits }, AbortSignal.abort());
    return units.map(fromUnit);
  },
};

/** Everything that is measured side by side, in the order of the table. */
export const BUILDERS: readonly Builder[] = [
  LEAD,
  GUARDED,
  { name: 'TextRank', open: (article) => rankSentences(article, rankByText) },
  { name: 'LexRank', open: (article) => rankSentences(article, rankByLexicon) },
  BYLINEBOT,
];

function fromUnit({ text, sources }: Unit): Chosen {
  return { text, leftOut: sources.flatMap(({ leftOut }) => leftOut ?? []) };
}

/** The sentences of an article's running text, in order. */
function listSentences(article: Article): string[] {
  const told = article.blocks.filter(({ kind }) => kind === 'paragraph');
  return told.flatMap((block) => splitSentences(block.text).map(({ text }) => text));
}

/** The sentences that rank highest. */
function rankSentences(article: Article, rank: (sentences: readonly string[]) => number[]): Choose {
  const sentences = listSentences(article);
  const ranks = rank(sentences);
  const best = sentences.map((_, index) => index).sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b);
  return async (count) => {
    const chosen = new Set(best.slice(0, count));
    return sentences.filter((_, index) => chosen.has(index)).map(toChosen);
  };
}

function opensWith(a: Unit, b: Unit): boolean {
  const [first, second] = [a.sources[0], b.sources[0]];
  return first?.paragraph === second?.paragraph && first?.sentence === second?.sentence;
}

function shares(a: Unit, b: Unit): boolean {
  return a.sources.some((one) =>
    b.sources.some((other) => one.paragraph === other.paragraph && one.sentence === other.sentence),
  );
}
