import type { Command } from 'commander';
import type { Doors, ExitCode, Options, Streams } from './house.ts';
import { approveThread, listOutbox, ruleOnThread, showThread } from './outbox.ts';
import { rollBackThread } from './rollback.ts';
import { abandonPost, editThread, namePost, sendPostAgain } from './verdicts.ts';

/** Waits for a command's work and keeps its exit code. */
export type Finish = (work: Promise<ExitCode>) => Promise<void>;

/** Gives `outbox` its list and the verdicts of a person. A post is named ID/INDEX, with the index from 0. */
export function addOutbox(
  outbox: Command,
  doors: Doors,
  streams: Streams,
  signal: AbortSignal,
  finish: Finish,
): void {
  outbox
    .option('--json', 'the threads as JSON')
    .action((options: Options) => finish(listOutbox(doors, options, streams)));
  addThreadWords(outbox, doors, streams, finish);
  addPostWords(outbox, doors, streams, signal, finish);
}

function addThreadWords(outbox: Command, doors: Doors, streams: Streams, finish: Finish): void {
  const verdicts = [
    ['show', 'one thread, its posts, and what happened to it', showThread],
    [
      'reject',
      'cancels a thread; one that goes out already stops before its next post',
      ruleOnThread.bind(null, 'reject'),
    ],
    ['resume', 'lets half a thread go on from where it stands', ruleOnThread.bind(null, 'resume')],
    ['accept', 'takes what is out of half a thread for the whole', ruleOnThread.bind(null, 'accept')],
    ['rollback', 'deletes every post of a thread that is public, last one first', rollBackThread],
  ] as const;
  for (const [word, description, act] of verdicts) {
    outbox
      .command(`${word} <id>`)
      .description(description)
      .action((id: string, _own: object, command: Command) =>
        finish(act(doors, id, command.optsWithGlobals<Options>(), streams)),
      );
  }
  outbox
    .command('approve <id>')
    .description('lets exactly these posts out')
    .option('--seen <hash>', 'refuse where it is not what `outbox show` showed with these signs')
    .action((id: string, _own: object, command: Command) =>
      finish(approveThread(doors, id, command.optsWithGlobals<Options & { seen?: string }>(), streams)),
    );
  outbox
    .command('edit <id> [file]')
    .description('writes the posts out; with a file, puts its posts in their place')
    .action((id: string, file: string | undefined, _own: object, command: Command) =>
      finish(editThread(doors, id, file, command.optsWithGlobals<Options>(), streams)),
    );
}

/** How a post is named. */
const POST = 'ID/INDEX, as `bylinebot outbox show ID` writes it under each held post';

function addPostWords(
  outbox: Command,
  doors: Doors,
  streams: Streams,
  signal: AbortSignal,
  finish: Finish,
): void {
  outbox
    .command('posted')
    .argument('<post>', POST)
    .argument('<id>', "the number at the end of the post's address on X")
    .description('a held post is out: it is the one with this id')
    .action((post: string, id: string, _own: object, command: Command) =>
      finish(namePost(doors, post, id, command.optsWithGlobals<Options>(), streams)),
    );
  outbox
    .command('send-again')
    .argument('<post>', POST)
    .description('lets a held post go out again, after a fresh look at the timeline')
    .action((post: string, _own: object, command: Command) =>
      finish(sendPostAgain(doors, post, command.optsWithGlobals<Options>(), streams, signal)),
    );
  outbox
    .command('abandon')
    .argument('<post>', POST)
    .description('gives a held post up; what is out can then be accepted')
    .action((post: string, _own: object, command: Command) =>
      finish(abandonPost(doors, post, command.optsWithGlobals<Options>(), streams)),
    );
}
