import { decodeText } from '../src/web/decode.ts';
import { CORPUS_IS_HERE, readCorpus } from '../tests/feeds/corpus.ts';
import { DAMAGES, type Damage } from '../tests/feeds/damage.ts';
import { readGolden } from '../tests/feeds/golden.ts';
import {
  countFeedsmith,
  countOurs,
  countRssParser,
  countShown,
  survives,
  type Reader,
} from '../tests/feeds/survival.ts';

/** Counts, for every fault, the feeds that still give at least nine of ten of their whole entries; see docs/benchmarks-feeds.md. */

const READERS: readonly (readonly [string, Reader])[] = [
  ['rss-parser alone', countRssParser],
  ['feedsmith alone', countFeedsmith],
  ['Bylinebot', countOurs],
];

/** A feed in XML, with how many entries it shows. */
type Sound = { readonly text: string; readonly shown: number };

function gather(bodies: readonly Uint8Array[]): readonly Sound[] {
  return bodies.flatMap((body) => {
    const text = decodeText(body, null);
    const shown = countShown(text) ?? 0;
    return shown === 0 ? [] : [{ text, shown }];
  });
}

async function countRow({ name, inject }: Damage, feeds: readonly Sound[]): Promise<string> {
  const counts = READERS.map(() => 0);
  let tried = 0;
  for (const { text, shown } of feeds) {
    const damaged = inject(text);
    if (damaged === null) continue;
    const body = Buffer.from(damaged);
    const left = name.startsWith('cut') ? (countShown(decodeText(body, null)) ?? 0) : shown;
    const whole = left - (name === 'one title that is not closed' ? 1 : 0);
    if (whole === 0) continue;
    tried += 1;
    for (const [index, [, count]] of READERS.entries()) {
      if (survives(await count(body), whole)) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return row([name, tried, ...counts]);
}

async function countJson(bodies: readonly Uint8Array[]): Promise<string> {
  const feeds = bodies.filter((body) => decodeText(body, null).trimStart().startsWith('{'));
  const counts = READERS.map(() => 0);
  for (const body of feeds) {
    for (const [index, [, count]] of READERS.entries()) {
      if ((await count(body)) > 0) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return row(['JSON (no fault)', feeds.length, ...counts]);
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

async function print(title: string, bodies: readonly Uint8Array[]): Promise<void> {
  const feeds = gather(bodies);
  process.stdout.write(`\n${title}: ${feeds.length} feeds in XML\n\n`);
  process.stdout.write(row(['fault', 'feeds', ...READERS.map(([name]) => name)]));
  process.stdout.write(`|---|${'--:|'.repeat(READERS.length + 1)}\n`);
  for (const damage of DAMAGES) process.stdout.write(await countRow(damage, feeds));
  process.stdout.write(await countJson(bodies));
}

if (CORPUS_IS_HERE)
  await print(
    'Real feeds',
    readCorpus().map(({ body }) => body),
  );
else
  process.stdout.write(
    'The real feeds are not at hand (../shared/corpus/feeds, or BYLINEBOT_SHARED): left out.\n',
  );
const own = /cut|unclosed|twice-over|sitemap|page|not-a-feed|plain-text/;
await print(
  'Golden feeds',
  readGolden()
    .filter(({ name }) => !own.test(name))
    .map(({ body }) => body),
);
