import { storyOf } from '../model/correction.ts';
import { tidyLink } from '../model/link.ts';
import type { SeenEntry } from '../model/reading.ts';
import type { Thread } from '../model/thread.ts';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { tellThread, time, withStore } from './outbox.ts';
import { toLine } from './plain.ts';

/** What a state of an entry means to somebody who asks why. */
const MEANINGS: Readonly<Record<SeenEntry['state'], string>> = {
  baseline: 'not posted: it is older than the first poll',
  other: 'not posted: it is by somebody else',
  due: 'waits to be read',
  filed: 'became a thread',
  dropped: 'not posted: it could not become a thread',
};

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
    streams.out(`${toLine(link)}\n${entries.map(tellEntry).join('')}\n`);
    for (const thread of threads) streams.out(`${await tellThread(store, thread)}\n`);
    return 0;
  });
}

function isAbout(article: Thread['article'], link: string, entries: readonly SeenEntry[]): boolean {
  return article === link || entries.some(({ reason }) => reason === `told as ${article}`);
}

function tellEntry(entry: SeenEntry): string {
  const { feed, byline, state, reason, seenAt, tries, nextTry } = entry;
  const again = state === 'due' && tries > 0 ? `; tried ${tries} times, next at ${time(nextTry)}` : '';
  const why = reason === '' ? '' : ` (${toLine(reason)})`;
  return `  ${time(seenAt)}  ${toLine(feed)} for ${toLine(byline)}: ${MEANINGS[state]}${why}${again}\n`;
}
