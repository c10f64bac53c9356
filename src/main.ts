#!/usr/bin/env node
import { doors } from './assemble.ts';
import { runProgram } from './cli/program.ts';
import { collectSooner } from './heap.ts';

collectSooner();

const stop = new AbortController();

/** The first signal lets the call in flight finish; a second one does not wait. */
function onSignal(): void {
  if (stop.signal.aborted) process.exit(1);
  stop.abort();
}

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);

// A reader that went away (`bylinebot outbox | head`) ends the answer, not the work, and needs no stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`the answer could not be written (${error.code ?? error.message})\n`);
  process.exitCode = 1;
});
// Where nobody can be told any more, posting goes on: the rows keep the story.
process.stderr.on('error', () => undefined);

const streams = {
  out: (text: string): void => void process.stdout.write(text),
  err: (text: string): void => void process.stderr.write(text),
};

const code = await runProgram(process.argv.slice(2), doors, streams, stop.signal);
process.exitCode ??= code;
