import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { PLAIN, startFlags } from '../started.ts';
import { spread, type Estimate } from './bootstrap.ts';
import { readAsk, sayMissing } from './corpus.ts';
import { fingerprint, type Half } from './halves.ts';
import type { PageReport } from './page-child.ts';
import { listPages, type TruePage } from './page-corpus.ts';
import { PAGE_READERS, type Cost } from './page-readers.ts';
import { match, score, type Match, type Score } from './shingles.ts';
import { showGap, showMean, toTable } from './table.ts';

const MEASURES = ['f1', 'precision', 'recall'] as const;

type Result = { readonly name: string; readonly report: PageReport; readonly matches: readonly Match[] };

const ask = readAsk(process.argv.slice(2), 'pages/scrapinghub/ground-truth.json');
if (ask.path === null) sayMissing(ask);
else {
  const folder = dirname(ask.path);
  const { all, pages } = listPages(folder, ask.half);
  const mark = fingerprint(pages.map(({ id }) => id));
  console.log(`${pages.length} of ${all} pages, the ${ask.half} half by site (${mark})\n`);
  const results: Result[] = [];
  for (const name of Object.keys(PAGE_READERS)) results.push(await measure(name, folder, ask.half, pages));
  console.log(`${compareTexts(results)}\n\n${compareCosts(results)}\n\n${describeThreads(results)}`);
}

/** Each reader has a process of its own, so that its memory is its own. */
async function measure(
  name: string,
  folder: string,
  half: Half,
  pages: readonly TruePage[],
): Promise<Result> {
  const report = await new Promise<PageReport>((resolve, reject) => {
    const file = join(PLAIN, 'threads/page-child.js');
    const child = fork(file, [name, folder, half], { execArgv: startFlags() });
    child.once('message', (message) => resolve(message as PageReport));
    child.once('exit', (code) => reject(new Error(`the process of ${name} ended with ${code}`)));
  });
  return {
    name,
    report,
    matches: pages.map(({ text }, index) => match(text, report.readings[index]?.text ?? '')),
  };
}

function compareTexts(results: readonly Result[]): string {
  const rows = results.map(({ name, matches }) => [
    name,
    ...MEASURES.map((of) => showMean(scoreSpread(matches, (drawn) => score(drawn)[of]))),
    String(matches.filter(({ extra, missing }) => extra + missing === 0).length),
  ]);
  const [plain, own] = results.map(({ matches }) => matches);
  const gap = (of: keyof Score): Estimate =>
    spread(own?.length ?? 0, (places) => pick(own, places)[of] - pick(plain, places)[of]);
  return toTable(
    ['reader', 'F1', 'precision', 'recall', 'pages without fault'],
    [...rows, ['Bylinebot less plain', ...MEASURES.map((of) => showGap(gap(of))), '']],
  );
}

function scoreSpread(matches: readonly Match[], of: (drawn: readonly Match[]) => number): Estimate {
  return spread(matches.length, (places) => of(places.flatMap((place) => matches[place] ?? [])));
}

function pick(matches: readonly Match[] | undefined, places: readonly number[]): Score {
  return score(places.flatMap((place) => matches?.[place] ?? []));
}

function compareCosts(results: readonly Result[]): string {
  const rows = results.map(({ name, report: { readings, before, peak } }) => {
    const costs = readings.map(({ cost }) => cost);
    const toThread = readings.flatMap((one) => one.toThread ?? []);
    return [name, ...showCosts(costs), ...showCosts(toThread), before.toFixed(0), peak.toFixed(0)];
  });
  const head = [
    'ms a page',
    'of the processor',
    'page to thread',
    'of the processor',
    'MB before',
    'MB at most',
  ];
  return toTable(['median / p95', ...head], rows);
}

function showCosts(costs: readonly Cost[]): string[] {
  if (costs.length === 0) return ['', ''];
  return (['wall', 'processor'] as const).map((of) => {
    const values = costs.map((cost) => cost[of]);
    return `${at(values, 0.5)} / ${at(values, 0.95)}`;
  });
}

function at(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
}

/** The truth has no titles or bylines, so that only whether something was found can be said. */
function describeThreads(results: readonly Result[]): string {
  const rows = results.map(({ name, report: { readings } }) => [
    name,
    ...(['title', 'byline', 'fit'] as const).map((of) => String(readings.filter((one) => one[of]).length)),
  ]);
  return toTable(['found, right or wrong', 'title', 'byline', 'fit to go out'], rows);
}
