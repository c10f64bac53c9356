import { storyOf } from '../model/correction.ts';
import { tidyLink } from '../model/link.ts';
import type { SeenEntry } from '../model/reading.ts';
import { tellEntry } from '../model/standing.ts';
import type { Thread } from '../model/thread.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { tellThread, time, withStore } from './outbox.ts';
import { toLine } from './plain.ts';

/** Tells an article's whole story, also that of one that was not posted. Exit code 1: nothing is known of it. */
export function explain(doors: Doors, url: string, options: Options, streams: Streams): Promise<ExitCode> {
  return withStore(doors, options, async (store) => {
    const link = tidyLink(url) ?? url;
    const entries = await store.entriesFor(link);
    const threads = (await store.threads()).filter(({ article }) => isAbout(storyOf(article), link, entries));
    if (entries.length === 0 && threads.length === 0) {
      streams.out(
        `${toLine(link)}\n  no feed has shown this link yet; \`bylinebot check\` tells whether the feeds read\n`,
      );
      return 1;
    }
    const seen = entries.map((entry) => describeEntry(entry, threads.length));
    streams.out(`${toLine(link)}\n${seen.join('')}`);
    for (const thread of threads.toReversed()) {
      streams.out(`\n${await tellThread(store, thread, doors.now())}`);
    }
    return 0;
  });
}

function isAbout(article: Thread['article'], link: string, entries: readonly SeenEntry[]): boolean {
  return article === link || entries.some(({ reason }) => reason === `told as ${article}`);
}

function describeEntry(entry: SeenEntry, threads: number): string {
  const [first = '', ...rest] = tellEntry(entry, threads);
  const began = time(entry.seenAt);
  const margin = ' '.repeat(began.length);
  return `  ${began}  ${toLine(first)}\n${rest.map((line) => `  ${margin}  ${toLine(line)}\n`).join('')}`;
}
