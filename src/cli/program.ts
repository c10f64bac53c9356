import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { FaultError } from '../model/fault.ts';
import { tidyLink } from '../model/link.ts';
import type { DemoOptions } from './demo.ts';
import { addFeeds } from './feeds-words.ts';
import { ConfigError, type Doors, type ExitCode, type Options, type Streams } from './house.ts';
import { addOutbox, type Finish } from './outbox-words.ts';
import type { PreviewOptions } from './preview.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'];

/** Carries out one command line (without node and script) and gives its exit code. Bad usage is told on `err`. */
export async function runProgram(
  words: readonly string[],
  doors: Doors,
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const finish = async (work: Promise<ExitCode>): Promise<void> => {
    code = await work;
  };
  const program = createProgram(streams);
  addWork(program, doors, streams, signal, finish);
  addLooks(program, doors, streams, signal, finish);
  addServers(program, doors, streams, signal, finish);
  addCopies(program, doors, streams, finish);
  addOutbox(
    addCommand(program, 'outbox', 'threads and their posts with states'),
    doors,
    streams,
    signal,
    finish,
  );
  addFeeds(
    addCommand(program, 'feeds', 'how every feed does: last read, next poll, what was seen'),
    doors,
    streams,
    signal,
    finish,
  );
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return tellError(error, streams);
  }
}

function createProgram(streams: Streams): Command {
  return new Command('bylinebot')
    .description("Posts a journalist's new articles as threads: once, whole, as approved.")
    .exitOverride()
    .showHelpAfterError('(bylinebot --help shows what there is)')
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .helpCommand(false);
}

/** A command with the options that all of them take. */
function addCommand(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .option('--config <file>', "the newsroom's configuration", 'config/bylinebot.yaml')
    .option('--data <dir>', 'where rows and the truth log are kept', './data')
    .addOption(new Option('--log-level <level>', 'how much is logged').choices(LEVELS));
}

function addWork(
  program: Command,
  doors: Doors,
  streams: Streams,
  signal: AbortSignal,
  finish: Finish,
): void {
  addCommand(program, 'run', 'polls on schedule and posts until stopped').action(async (options: Options) =>
    finish((await import('./run.ts')).run(doors, options, signal)),
  );
  addCommand(program, 'once', 'polls every feed now, posts all that is due, then ends').action(
    async (options: Options) => finish((await import('./once.ts')).once(doors, options, streams, signal)),
  );
  addCommand(program, 'pause [account]', 'stops all sending, or that of one account, until resumed').action(
    async (account: string | undefined, options: Options) =>
      finish((await import('./pause.ts')).pauseAccount(doors, account, options, streams)),
  );
  addCommand(program, 'resume [account]', 'lets what was paused go on').action(
    async (account: string | undefined, options: Options) =>
      finish((await import('./pause.ts')).resumeAccount(doors, account, options, streams)),
  );
}

function addLooks(
  program: Command,
  doors: Doors,
  streams: Streams,
  signal: AbortSignal,
  finish: Finish,
): void {
  addCommand(program, 'preview <url|file.html...>', 'shows threads as they would be posted; posts nothing')
    .option('--author <name>', 'judge whether the page is by this author', toName)
    .option('--url <url>', 'where a saved page stands, if it does not say so itself', toAddress)
    .option('--json', 'one line of JSON for each input')
    .action(async (inputs: string[], options: PreviewOptions) =>
      finish((await import('./preview.ts')).preview(doors, inputs, options, streams, signal)),
    );
  addCommand(program, 'check', 'tries configuration, credentials and feeds; posts nothing')
    .option('--json', 'the findings as JSON')
    .action(async (options: Options) =>
      finish((await import('./check.ts')).check(doors, options, streams, signal)),
    );
  addCommand(program, 'plan', "a month's posts and dollars, forecast from the last 30 days")
    .option('--json', 'the forecast as JSON')
    .action(async (options: Options) =>
      finish((await import('./plan.ts')).plan(doors, options, streams, signal)),
    );
  addCommand(program, 'explain <url>', "an article's whole story, also why it was not posted").action(
    async (url: string, options: Options) =>
      finish((await import('./explain.ts')).explain(doors, url, options, streams)),
  );
}

function addServers(
  program: Command,
  doors: Doors,
  streams: Streams,
  signal: AbortSignal,
  finish: Finish,
): void {
  addCommand(program, 'sandbox', 'serves the stand-in for X by itself')
    .option('--port <number>', 'instead of the configured one; 0 picks a free one', toPort)
    .action(async (options: Options & { port?: number }) =>
      finish((await import('./sandbox.ts')).sandbox(doors, options, streams, signal)),
    );
  program
    .command('demo')
    .description('shows the whole line at work on a sample site, without keys or network')
    .option('--once', 'ends by itself when the threads are out')
    .option('--data <dir>', 'keeps its rows there instead of in a folder that is removed')
    .action(async (options: DemoOptions) =>
      finish((await import('./demo.ts')).demo(doors, options, streams, signal)),
    );
}

function addCopies(program: Command, doors: Doors, streams: Streams, finish: Finish): void {
  addCommand(program, 'backup <file>', 'writes a whole copy of the store, also while the bot runs').action(
    async (file: string, options: Options) =>
      finish((await import('./backup.ts')).backup(doors, file, options, streams)),
  );
  addCommand(
    program,
    'restore <file>',
    'puts a backup in the place of the store; nothing is sent until resumed',
  ).action(async (file: string, options: Options) =>
    finish((await import('./restore.ts')).restore(doors, file, options, streams)),
  );
}

function toPort(word: string): number {
  const port = Number(word);
  if (!/^\d+$/.test(word) || port > 65_535) throw new InvalidArgumentError('write a number from 0 to 65535');
  return port;
}

function toAddress(word: string): string {
  if (tidyLink(word) !== null) return word;
  throw new InvalidArgumentError('write where the page stands, with http:// or https://');
}

function toName(word: string): string {
  if (word.trim() !== '') return word;
  throw new InvalidArgumentError('write the author’s name, or leave it out');
}

function tellError(error: unknown, streams: Streams): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ConfigError) {
    for (const line of error.lines) streams.err(`${line}\n`);
    return 2;
  }
  if (error instanceof FaultError) {
    streams.err(`${error.message}\n`);
    return 1;
  }
  throw error;
}
