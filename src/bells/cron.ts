import { schedule, type Logger } from 'node-cron';
import type { Log } from '../ports.ts';

/** When a name is to be rung: a node-cron expression of five or six fields, in an IANA time zone. */
export type Schedule = {
  readonly name: string;
  readonly expression: string;
  readonly timezone: string;
};

/** Bells that were set; `stop` silences them for good, and does not wait for a ring under way. */
export type Bells = { stop(): void };

/** What to ring, what a ring does, and where trouble is told. */
export type BellsAsk = {
  readonly schedules: readonly Schedule[];
  ring(name: string): void | Promise<void>;
  readonly log: Log;
};

/**
 * Rings each name on its schedule. A ring that comes while the last one is still going is left out, and one that
 * came due while the machine slept is not made up for; both are logged. Throws for an expression that means nothing.
 */
export function ringOn({ schedules, ring, log }: BellsAsk): Bells {
  const tasks = schedules.map(({ name, expression, timezone }) => {
    const logger = listen(log, name);
    const task = schedule(expression, () => ring(name), { name, timezone, noOverlap: true, logger });
    task.on('execution:overlap', () =>
      log.warn('a round was left out: the last one is still going', { byline: name }),
    );
    task.on('execution:missed', () =>
      log.warn('a round was missed: the machine was busy or asleep', { byline: name }),
    );
    return task;
  });
  return { stop: () => tasks.forEach((task) => void task.destroy()) };
}

/** node-cron would write to the console; of what it says, only a failed ring is news. */
function listen(log: Log, name: string): Logger {
  const ignore = () => {};
  return {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (error) => log.error('a round failed', { byline: name, error }),
  };
}
