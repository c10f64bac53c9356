import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { AT_ONCE } from '../src/newsroom/round.ts';
import { median, tell } from './figures.ts';
import type { Lap } from './poll/feeds.ts';
import { PLAIN, startFlags } from './started.ts';

/** Feeds a second of the program's round beside a bare loop of undici over the same feeds; see docs/benchmarks-feeds.md. */

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1_000, 10_000];
/** Laps of each after the first, in which every feed is whole. */
const LAPS = 7;
/** What 10,000 feeds may take; smaller sizes show how the cost grows. */
const GOALS = { count: 10_000, peak: 200, p99: 50, ratio: 1 / 3 };

type Answered = { readonly unchanged: number; readonly whole: number };

async function start(
  file: string,
  ...args: readonly number[]
): Promise<{ child: ChildProcess; first: unknown }> {
  const further = (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter(Boolean);
  const execArgv = file === 'ours' ? [...startFlags(), ...further] : [];
  const child = fork(join(PLAIN, 'poll', `${file}.js`), args.map(String), { execArgv });
  const [first] = (await once(child, 'message')) as [unknown];
  return { child, first };
}

async function tellIt<T>(child: ChildProcess, message: number): Promise<T> {
  child.send(message);
  const [answer] = (await once(child, 'message')) as [T];
  return answer;
}

async function runLap(child: ChildProcess, press: ChildProcess, edition: number): Promise<Lap & Answered> {
  await tellIt<Answered>(press, edition);
  const lap = await tellIt<Lap>(child, edition);
  return { ...lap, ...(await tellIt<Answered>(press, edition)) };
}

async function measure(count: number): Promise<boolean> {
  const press = await start('press');
  const port = Number(press.first);
  const ours = await start('ours', count, port);
  const bare = await start('bare', count, port, AT_ONCE);
  const first = await runLap(ours.child, press.child, 0);
  await runLap(bare.child, press.child, 0);
  const laps: (Lap & Answered)[] = [];
  const bares: (Lap & Answered)[] = [];
  for (let edition = 1; edition <= LAPS; edition += 1) {
    laps.push(await runLap(ours.child, press.child, edition));
    bares.push(await runLap(bare.child, press.child, edition));
  }
  for (const { child } of [ours, bare, press]) child.disconnect();
  press.child.kill();
  bare.child.kill();
  await once(ours.child, 'exit');
  return report(count, first, laps, bares);
}

function report(
  count: number,
  first: Lap,
  laps: readonly (Lap & Answered)[],
  bares: readonly (Lap & Answered)[],
): boolean {
  const rate = ({ ms }: Lap): number => count / (ms / 1000);
  const ratios = laps.map((lap, index) => rate(lap) / rate(bares[index] ?? lap));
  const peak = laps.at(-1)?.peak ?? NaN;
  const p99 = Math.max(first.p99, ...laps.map((lap) => lap.p99));
  const [lap] = laps;
  const lines = [
    `${count} feeds, ${AT_ONCE} at once; in the first lap after the baseline ${lap?.unchanged} × 304, ${lap?.whole} × 200`,
    `  first lap (all whole)   ${rate(first).toFixed(0)} feeds/s, event loop p99 ${first.p99.toFixed(1)} ms`,
    `  Bylinebot               ${tell(laps.map(rate), 'feeds/s')}`,
    `  bare undici             ${tell(bares.map(rate), 'feeds/s')}`,
    `  ratio                   ${tell(ratios, '')}`,
    `  processor, Bylinebot    ${tell(
      laps.map(({ work }) => work / count),
      'ms a feed',
    )}`,
    `  processor, bare         ${tell(
      bares.map(({ work }) => work / count),
      'ms a feed',
    )}`,
    `  event loop p99, bare    ${tell(
      bares.map((each) => each.p99),
      'ms',
    )}`,
    `  event loop p99          ${tell(
      laps.map((each) => each.p99),
      'ms',
    )}`,
    `  peak memory             ${peak.toFixed(0)} MB (bare: ${(bares.at(-1)?.peak ?? NaN).toFixed(0)} MB)`,
    `  failed                  ${laps.reduce((sum, each) => sum + each.failed, 0)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
  if (count < GOALS.count) return true;
  return peak < GOALS.peak && p99 < GOALS.p99 && median(ratios) >= GOALS.ratio;
}

process.stdout.write(`Node ${process.version}, load ${loadavg()[0]?.toFixed(2) ?? ''}\n\n`);
let met = true;
for (const size of SIZES) met = (await measure(size)) && met;
process.stdout.write(met ? 'all goals are met\n' : 'a goal is MISSED\n');
process.exitCode = met ? 0 : 1;
