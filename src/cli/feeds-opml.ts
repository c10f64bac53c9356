import { readFile } from 'node:fs/promises';
import { isWebLink } from '../config/origin.ts';
import { FaultError } from '../model/fault.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { withStore } from './outbox.ts';
import { toLine } from './plain.ts';

/** Prints the lines of YAML that add an OPML file's feeds to a byline; the configuration itself is a person's to write. */
export async function importFeeds(
  doors: Doors,
  file: string,
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  const { readOpml } = await import('../feeds/opml.ts');
  const found = readOpml(await readText(file));
  if (found === null || found.length === 0) {
    streams.err(`${toLine(file)}: it names no feeds; export OPML from your feed reader\n`);
    return 1;
  }
  const known = new Set(config.bylines.flatMap(({ feeds }) => feeds));
  const usable = found.filter(({ url }) => isWebLink(url));
  const fresh = usable.filter(({ url }) => !known.has(url));
  const lines = fresh.map(({ title, url }) => {
    return `      - ${JSON.stringify(url)}${title === '' ? '' : ` # ${toLine(title)}`}\n`;
  });
  if (lines.length > 0) streams.out(`    feeds:\n${lines.join('')}`);
  for (const { url } of found.filter((each) => !usable.includes(each))) {
    streams.err(`left out, no web address without a password: ${toLine(hide(url))}\n`);
  }
  streams.err(
    `${fresh.length} to add, ${usable.length - fresh.length} configured already; put the lines under a byline in ${options.config}\n`,
  );
  return 0;
}

/** Prints every configured feed as OPML, with the title it gave itself. No credentials are in it. */
export async function exportFeeds(doors: Doors, options: Options, streams: Streams): Promise<ExitCode> {
  const config = await doors.loadConfig(options.config);
  return withStore(doors, options, async (store) => {
    const titles = new Map((await store.feedHealth()).map(({ feed, title }) => [feed, title]));
    const feeds = [...new Set(config.bylines.flatMap((byline) => byline.feeds))];
    const named = feeds.map((url) => ({ title: titles.get(url) ?? '', url }));
    const { writeOpml } = await import('../feeds/opml.ts');
    streams.out(`${writeOpml('Bylinebot', named).trimEnd()}\n`);
    return 0;
  });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new FaultError({ what: `${file}: the file cannot be read (${code})`, remedy: 'name an OPML file' });
  }
}

/** A password may stand before the "@". */
function hide(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//…@');
}
