import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often the sign of life is renewed; the container's health check allows three times that. Milliseconds. */
const BEAT = 60_000;

/** Renews the file `heartbeat` in a folder as long as the event loop turns. A full disk is not this file's business. */
export function keepHeartbeat(folder: string): { stop(): void } {
  const beat = (): void => {
    try {
      writeFileSync(join(folder, 'heartbeat'), `${process.pid}\n`);
    } catch {
      // Without the file the container turns unhealthy, which is what it is for.
    }
  };
  beat();
  const timer = setInterval(beat, BEAT);
  return { stop: () => clearInterval(timer) };
}
