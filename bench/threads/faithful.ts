import type { Article } from '../../src/model/article.ts';
import { findCommon } from '../../src/model/facts.ts';
import { judgeFaith, type Judgement } from '../../src/model/faithful.ts';
import { splitSentences } from '../../src/model/sentences.ts';
import type { Unit } from '../../src/model/summary.ts';
import { toWords } from '../../src/model/words.ts';
import { createExtractiveSummarizer } from '../../src/summaries/extractive.ts';
import { fits } from './builders.ts';
import { readAsk, readTold, sayMissing, type Told } from './corpus.ts';
import { DAMAGES, namesIn, swap, type Draw } from './damage.ts';
import { toTable } from './table.ts';

/** A person's sentence is compared with so many sentences of the article, those that share most words with it. */
const CITED = 3;

type Count = { readonly blocked: number; readonly doubted: number; readonly all: number };

const SEED = 7;
const summarizer = createExtractiveSummarizer();
const counts = new Map<string, Count>();

const ask = readAsk(process.argv.slice(2), 'summaries/cnndm-val1000.jsonl');
if (ask.path === null) sayMissing(ask);
else {
  const { told } = readTold(ask.path, ask.half);
  const draw = createDraw(SEED);
  let foreign: readonly string[] = ['Zelenka'];
  for (const each of told) foreign = await measure(each, foreign, draw);
  console.log(
    `${told.length} articles, the ${ask.half} half; how often a post is blocked, and how often there is a doubt at least\n`,
  );
  const rows = [...counts].map(([name, { blocked, doubted, all }]) => [
    name,
    ...[blocked, doubted].map((each) => `${((100 * each) / all).toFixed(1)} %`),
    String(all),
  ]);
  console.log(toTable(['post', 'blocked', 'or doubted', 'of'], rows));
}

/** Judges an article's units as they are and damaged, and the sentences that people wrote of it; gives its names. */
async function measure(
  { article, reference }: Told,
  foreign: readonly string[],
  draw: Draw,
): Promise<readonly string[]> {
  const { units } = await summarizer.summarize(article, { units: 6, fits }, AbortSignal.abort());
  const whole = article.blocks.map((block) => block.text).join('\n');
  const common = findCommon(whole);
  const names = namesIn(whole, common);
  const judge = (name: string, text: string, cited: readonly string[]): void =>
    count(name, judgeFaith(text, cited, common));
  for (const unit of units) {
    const cited = sentencesOf(article, unit);
    judge('verbatim', unit.text, cited);
    for (const { name, of } of DAMAGES) {
      const damaged = of({ text: unit.text, common, names, foreign }, draw);
      if (damaged !== null && damaged !== unit.text) judge(name, damaged, cited);
    }
  }
  const [one, other] = units;
  if (one !== undefined && other !== undefined) {
    const cited = [...sentencesOf(article, one), ...sentencesOf(article, other)];
    const text = `${one.text} ${other.text}`;
    judge('two verbatim in one', text, cited);
    const first = namesIn(one.text, common).find((name) => !other.text.includes(name));
    const second = namesIn(other.text, common).find((name) => !one.text.includes(name));
    if (first !== undefined && second !== undefined) {
      judge('the same, a name of each swapped', swap(text, first, second), cited);
    }
  }
  for (const sentence of reference) judge('a person’s sentence', sentence, findNearest(article, sentence));
  return names;
}

function sentencesOf({ blocks }: Article, { sources }: Unit): readonly string[] {
  return sources.map(
    ({ paragraph, sentence }) => splitSentences(blocks[paragraph]?.text ?? '')[sentence]?.text ?? '',
  );
}

/** The sentences that together have most of a text's words, the best first. */
function findNearest({ blocks }: Article, text: string): readonly string[] {
  const sentences = blocks.flatMap((block) => splitSentences(block.text).map((each) => each.text));
  const left = new Set(toWords(text));
  const nearest: string[] = [];
  while (nearest.length < CITED) {
    const gains = sentences.map((each) => new Set(toWords(each).filter((word) => left.has(word))).size);
    const best = sentences[gains.indexOf(Math.max(0, ...gains))];
    if (best === undefined || nearest.includes(best)) break;
    nearest.push(best);
    for (const word of toWords(best)) left.delete(word);
  }
  return nearest;
}

function count(name: string, { blocks, doubts }: Judgement): void {
  const { blocked, doubted, all } = counts.get(name) ?? { blocked: 0, doubted: 0, all: 0 };
  counts.set(name, {
    blocked: blocked + Number(blocks.length > 0),
    doubted: doubted + Number(blocks.length + doubts.length > 0),
    all: all + 1,
  });
}

/** The same numbers in every run. */
function createDraw(seed: number): Draw {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
