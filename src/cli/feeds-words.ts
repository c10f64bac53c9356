import type { Command } from 'commander';
import { listFeeds, retryFeed, ruleOnBurst } from './feeds.ts';
import { exportFeeds, importFeeds } from './feeds-opml.ts';
import { tryFeeds, type TryOptions } from './feeds-try.ts';
import type { Doors, Options, Streams } from './house.ts';
import type { Finish } from './outbox-words.ts';

/** Gives `feeds` its list, and what can be said of single feeds. */
export function addFeeds(
  feeds: Command,
  doors: Doors,
  streams: Streams,
  signal: AbortSignal,
  finish: Finish,
): void {
  feeds.option('--json', 'as JSON').action((options: Options) => finish(listFeeds(doors, options, streams)));
  feeds
    .command('try <url|file...>')
    .description('explains what is read of feeds, and which entries match; stores and posts nothing')
    .option('--author <name>', 'looks for this author instead of the configured ones')
    .action((inputs: string[], _own: object, command: Command) =>
      finish(tryFeeds(doors, inputs, command.optsWithGlobals<TryOptions>(), streams, signal)),
    );
  const words = [
    ['retry', 'asks a feed again that stopped or rests', retryFeed],
    ['release', 'lets what a burst of a feed held go on', ruleOnBurst.bind(null, 'release')],
    ['dismiss', 'lets go of what a burst of a feed held', ruleOnBurst.bind(null, 'dismiss')],
  ] as const;
  for (const [word, description, act] of words) {
    feeds
      .command(`${word} <url>`)
      .description(description)
      .action((url: string, _own: object, command: Command) =>
        finish(act(doors, url, command.optsWithGlobals<Options>(), streams)),
      );
  }
  addOpml(feeds, doors, streams, finish);
}

function addOpml(feeds: Command, doors: Doors, streams: Streams, finish: Finish): void {
  feeds
    .command('import <file.opml>')
    .description('prints the lines that add the feeds of an OPML file to the configuration')
    .action((file: string, _own: object, command: Command) =>
      finish(importFeeds(doors, file, command.optsWithGlobals<Options>(), streams)),
    );
  feeds
    .command('export')
    .description('prints the configured feeds as OPML')
    .action((_own: object, command: Command) =>
      finish(exportFeeds(doors, command.optsWithGlobals<Options>(), streams)),
    );
}
