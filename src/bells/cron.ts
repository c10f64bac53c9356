import { schedule, type Logger, type ScheduledTask } from 'node-cron';
import type { Log } from '../ports/desk.ts';

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

/** How often the clock is looked at; milliseconds. */
const WATCH = 60_000;

/**
 * Rings each name on its schedule. A ring that comes while the last one is still going is left out, and one that
 * came due while the machine slept is not made up for; both are logged. Throws for an expression that means nothing.
 */
export function ringOn(ask: BellsAsk): Bells {
  let tasks = hang(ask);
  let seen = Date.now();
  // node-cron waits for the time of the next ring: after a clock was set back two hours, it is silent for two hours.
  const watch = setInterval(() => {
    const now = Date.now();
    if (now < seen) {
      ask.log.warn('the clock was set back: the schedules begin anew');
      silence(tasks);
      tasks = hang(ask);
    }
    seen = now;
  }, WATCH);
  return {
    stop: () => {
      clearInterval(watch);
      silence(tasks);
    },
  };
}

function hang({ schedules, ring, log }: BellsAsk): readonly ScheduledTask[] {
  return schedules.map(({ name, expression, timezone }) => {
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
}

function silence(tasks: readonly ScheduledTask[]): void {
  for (const task of tasks) void task.destroy();
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
