import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../config/config.ts';
import { matchByline } from '../model/author.ts';
import { namesOf, type Byline } from '../model/byline.ts';
import { describeFault } from '../model/fault.ts';
import type { Entry, Feed, FeedAnswer } from '../model/feed.ts';
import { findBar } from '../model/filter.ts';
import { matchEntry } from '../model/reading.ts';
import type { Bench, Doors, ExitCode, Options, Streams } from './house.ts';
import { toLine } from './plain.ts';

/** What `feeds try` is asked on the command line, besides its inputs. */
export type TryOptions = Options & { readonly author?: string };

/** Who is looked for; what a byline of that name leaves out is left out here, too. */
type Wanted = Pick<Byline, 'author' | 'aliases' | 'only' | 'not'>;

type Told = { readonly entry: Entry; readonly matched: boolean; readonly reason: string };

/** Explains what is read of each feed, and which entries a byline would take; posts and stores nothing. */
export async function tryFeeds(
  doors: Doors,
  inputs: readonly string[],
  options: TryOptions,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  const bench = await doors.openBench(config);
  const wanted = chooseWanted(config, options.author);
  try {
    let readable = true;
    for (const input of inputs) {
      const answer = await readInput(bench, input, signal);
      streams.out(
        options.json === true
          ? `${JSON.stringify(toJson(input, answer, wanted))}\n`
          : describe(input, answer, wanted),
      );
      readable &&= answer.kind === 'read';
    }
    return readable ? 0 : 1;
  } finally {
    await bench.close();
  }
}

function chooseWanted({ bylines }: Config, author: string | undefined): readonly Wanted[] {
  if (author === undefined) return bylines;
  const known = bylines.find((byline) => matchByline(namesOf(byline), [author]) === 'yes');
  return [known ?? { author, aliases: [] }];
}

async function readInput(bench: Bench, input: string, signal: AbortSignal): Promise<FeedAnswer> {
  if (/^https?:\/\//i.test(input)) return bench.feeds.read(input, null, signal);
  try {
    return await bench.readFeed(await readFile(input), pathToFileURL(resolve(input)).href);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const what = `${input}: the file cannot be read (${code})`;
    const remedy = 'name a saved feed, or an address that begins with http:// or https://';
    return { kind: 'failed', fault: { what, remedy } };
  }
}

function tell(entry: Entry, feed: Feed, wanted: readonly Wanted[]): Told {
  const verdicts = wanted.map((byline) => judge(entry, feed, byline));
  const best =
    verdicts.find(({ matched }) => matched) ?? verdicts.find(({ silent }) => silent) ?? verdicts[0];
  return { entry, matched: best?.matched ?? false, reason: best?.reason ?? 'no byline is configured' };
}

function judge(
  entry: Entry,
  feed: Feed,
  byline: Wanted,
): { matched: boolean; silent: boolean; reason: string } {
  const no = (reason: string, silent = false) => ({ matched: false, silent, reason });
  const match = matchEntry(namesOf(byline), feed, entry);
  if (match === 'no') return no(`by ${entry.authors.join(', ')}`);
  const bar = findBar(byline, entry);
  if (bar !== null) return no(bar);
  if (entry.link === null) return no('the entry has no link');
  if (match === 'unknown')
    return no('the feed names no author: its page decides, and a person approves', true);
  const signed = entry.authors.length > 0 ? 'the entry names' : 'the feed is signed by';
  return { matched: true, silent: false, reason: `${signed} ${byline.author}` };
}

function faultOf(answer: FeedAnswer): string | null {
  return 'fault' in answer ? describeFault(answer.fault) : null;
}

function toJson(input: string, answer: FeedAnswer, wanted: readonly Wanted[]): object {
  if (answer.kind !== 'read')
    return { input, format: null, title: null, entries: [], fault: faultOf(answer) };
  const { title, nature, entries } = answer.feed;
  return {
    input,
    format: nature?.format ?? null,
    title,
    entries: entries.map((each) => {
      const { entry, matched, reason } = tell(each, answer.feed, wanted);
      const { key, link, authors, published } = entry;
      return { key, link, title: entry.title, authors, published: moment(published), matched, reason };
    }),
    fault: null,
  };
}

function describe(input: string, answer: FeedAnswer, wanted: readonly Wanted[]): string {
  if (answer.kind !== 'read') return `${toLine(input)}\n  FAULT: ${toLine(faultOf(answer) ?? '')}\n\n`;
  const { title, nature, entries } = answer.feed;
  const told = entries.map((entry) => tell(entry, answer.feed, wanted));
  const matched = told.filter((each) => each.matched).length;
  const broken = nature?.whole === false ? '; it is damaged, and what is whole was kept' : '';
  const head = `${toLine(input)}\n  ${nature?.format ?? 'feed'} "${toLine(title)}": ${entries.length} entries, ${matched} matched${broken}\n`;
  return `${head}${told.map(describeEntry).join('')}\n`;
}

function describeEntry({ entry, matched, reason }: Told): string {
  const { title, link, key, published } = entry;
  const place = `${moment(published) ?? 'no date'}  ${toLine(link ?? `no link, key ${key}`)}`;
  return `  ${matched ? 'yes' : 'no '}  ${toLine(title) || '(no title)'}\n       ${place}\n       ${toLine(reason)}\n`;
}

/** A date that no calendar has is none. */
function moment(at: number | null): string | null {
  return at === null || Math.abs(at) > 8.64e15 ? null : new Date(at).toISOString();
}
