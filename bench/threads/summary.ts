import { estimate, estimateGap, type Estimate } from './bootstrap.ts';
import { BUILDERS, type Builder } from './builders.ts';
import { readAsk, readTold, sayMissing, type Told } from './corpus.ts';
import { fingerprint } from './halves.ts';
import { LENGTH, measure, reachLength, UNITS, type Measure, type Measured } from './measures.ts';
import { showGap, showMean, showShare, toTable } from './table.ts';

type Column = readonly [title: string, of: Measure, show: (estimate: Estimate) => string];

const READING: readonly Column[] = [
  ['dangling', 'strict', showShare],
  ['leaning', 'leaning', showShare],
  ['own rule', 'own', showShare],
  ['name untold', 'untold', showShare],
  ['orphan quote', 'orphan', showShare],
  ['verbatim, whole', 'verbatim', showShare],
  ['shortened', 'shortened', showShare],
  ['in order', 'ordered', showShare],
  ['fits', 'fitting', showShare],
];
const TELLING: readonly Column[] = [
  ['overlap', 'overlap', showMean],
  ['cover', 'cover', showMean],
  [`< ${UNITS} units`, 'few', showShare],
  ['< 2 units', 'none', showShare],
  ['words', 'words', ({ value }) => value.toFixed(0)],
  [`R-2 at ${LENGTH} words`, 'r2long', showMean],
  ['its words', 'wordsLong', ({ value }) => value.toFixed(0)],
];
const ROUGE: readonly Column[] = [
  ['R-1 recall', 'r1', showMean],
  ['R-2 recall', 'r2', showMean],
  ['R-L recall', 'rl', showMean],
  ['R-1 F1', 'r1f', showMean],
  ['R-2 F1', 'r2f', showMean],
  ['R-L F1', 'rlf', showMean],
];
const GAPS: readonly Column[] = [
  ['dangling', 'strict', showGap],
  ['overlap', 'overlap', showGap],
  ['cover', 'cover', showGap],
  ['R-2 recall', 'r2', showGap],
  [`R-2 at ${LENGTH} words`, 'r2long', showGap],
];

const ask = readAsk(process.argv.slice(2), 'summaries/cnndm-val1000.jsonl');
if (ask.path === null) sayMissing(ask);
else {
  const { all, told } = readTold(ask.path, ask.half);
  const mark = fingerprint(told.map(({ article }) => article.url));
  console.log(
    `${told.length} of ${all} distinct articles, the ${ask.half} half (${mark}), ${UNITS} posts each\n`,
  );
  const results = new Map<Builder, readonly Measured[]>();
  for (const builder of BUILDERS) results.set(builder, await measureAll(builder, told));
  for (const columns of [READING, TELLING, ROUGE]) console.log(`${compare(results, columns)}\n`);
  console.log(`Bylinebot less the others, by article, with the middle 95 %:\n\n${compareGaps(results)}`);
}

async function measureAll(builder: Builder, told: readonly Told[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const each of told) {
    const choose = builder.open(each.article);
    const posts = await choose(UNITS);
    const long = await reachLength(choose);
    measured.push(measure(each, posts, long));
  }
  return measured;
}

function compare(results: ReadonlyMap<Builder, readonly Measured[]>, columns: readonly Column[]): string {
  const rows = [...results].map(([builder, measured]) => [
    builder.name,
    ...columns.map(([, of, show]) => show(estimate(measured.map((one) => one[of])))),
  ]);
  return toTable(['builder', ...columns.map(([title]) => title)], rows);
}

function compareGaps(results: ReadonlyMap<Builder, readonly Measured[]>): string {
  const own = [...results].find(([{ name }]) => name === 'Bylinebot')?.[1] ?? [];
  const rows = [...results].flatMap(([builder, measured]) => {
    if (measured === own) return [];
    const gap = (of: Measure): Estimate =>
      estimateGap(
        own.map((one) => one[of]),
        measured.map((one) => one[of]),
      );
    return [[builder.name, ...GAPS.map(([, of, show]) => show(gap(of)))]];
  });
  return toTable(['less', ...GAPS.map(([title]) => title)], rows);
}
