import { collectSooner } from '../../src/heap.ts';
import { weighPeak } from '../started.ts';
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

collectSooner();
const [name, folder = '', half] = process.argv.slice(2);
const read = PAGE_READERS[name as PageReaderName];
const { pages } = listPages(folder, half as Half);
const before = weighPeak();
for (const { id, url } of pages.slice(0, WARMING)) await read(readPage(folder, id), url);
const readings: PageReading[] = [];
for (const { id, url } of pages) readings.push(await read(readPage(folder, id), url));
const report: PageReport = { readings, before, peak: weighPeak() };
process.send?.(report);
