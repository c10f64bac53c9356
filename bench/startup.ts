import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { createRoom, launch } from '../tests/e2e/cli.ts';
import { tell } from './figures.ts';

/** How long a word at the shell takes to be answered, beside Node alone: `npm run bench:startup`. */
const ROUNDS = 15;

const room = createRoom('bylines: []');
const link = 'https://ledger.example/story';
const words = {
  '--help': () => launch(['--help']).finished,
  outbox: () => room.bylinebot('outbox'),
  explain: () => room.bylinebot('explain', link),
  pause: () => room.bylinebot('pause'),
  'node alone': async () => execFileSync(process.execPath, ['-e', '0']),
};
const took: Record<string, number[]> = {};

// In turn, so that all meet the same machine.
for (let round = 0; round < ROUNDS; round++) {
  for (const [word, act] of Object.entries(words)) {
    const begun = performance.now();
    await act();
    (took[word] ??= []).push(performance.now() - begun);
  }
}
room.remove();

console.log(`from the start of the process to its end; load ${loadavg()[0]?.toFixed(1)}`);
for (const [word, figures] of Object.entries(took)) console.log(`${word}: ${tell(figures, 'ms')}`);
