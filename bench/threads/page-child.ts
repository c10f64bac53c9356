import type { Half } from './halves.ts';
import { listPages, readPage } from './page-corpus.ts';
import { PAGE_READERS, type PageReaderName, type PageReading } from './page-readers.ts';

/** What the process of one reader reports: its readings in the order of the pages, and its memory in megabytes. */
export type PageReport = {
  readonly readings: readonly PageReading[];
  readonly before: number;
  readonly peak: number;
};

/** Pages read before the watch runs, so that no reader pays for compiling itself. */
const WARMING = 5;
const KILOBYTES = 1024;

const [name, folder = '', half] = process.argv.slice(2);
const read = PAGE_READERS[name as PageReaderName];
const { pages } = listPages(folder, half as Half);
const before = process.resourceUsage().maxRSS / KILOBYTES;
for (const { id, url } of pages.slice(0, WARMING)) await read(readPage(folder, id), url);
const readings: PageReading[] = [];
for (const { id, url } of pages) readings.push(await read(readPage(folder, id), url));
const report: PageReport = { readings, before, peak: process.resourceUsage().maxRSS / KILOBYTES };
process.send?.(report);
