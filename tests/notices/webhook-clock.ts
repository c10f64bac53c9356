import { onTestFinished } from 'vitest';
import { createLog } from '../../src/log/pino.ts';
import { secret } from '../../src/model/secret.ts';
import { createWebhookNotifier } from '../../src/notices/webhook.ts';
import type { Clock } from '../../src/ports/desk.ts';
import { readDocumentedCheck } from './receiver.ts';

/** The key that signs. */
export const KEY = 'a-long-random-word-0001';

/** How long a stop waits for notices; ms. */
export const PATIENCE = 8_000;

type TestClock = Clock & {
  readonly waits: number[];
  /** Which waits, in ms, end at once; the others end by their signal alone. */
  passes: (ms: number) => boolean;
};

function createClock(): TestClock {
  const clock: TestClock = {
    waits: [],
    passes: (ms) => ms !== PATIENCE,
    now: () => Date.now(),
    wait: (ms, signal) => {
      clock.waits.push(ms);
      if (clock.passes(ms) || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
  };
  return clock;
}

/** A notifier with its clock and log. */
export function open(url: string, deadline = 2_000) {
  const lines: string[] = [];
  const key = secret(KEY);
  const stream = { write: (line: string) => void lines.push(line) };
  const log = createLog({ level: 'debug', secrets: [key], stream, prettify: null });
  const clock = createClock();
  const webhook = { url, secret: key };
  const notifier = createWebhookNotifier({ webhook, userAgent: 'Bylinebot/test', clock, log, deadline });
  onTestFinished(() => {
    clock.passes = () => true;
    return notifier.close();
  });
  return { notifier, clock, text: () => lines.join('') };
}

/** Waits for something that happens on another connection. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** The check that the README documents. */
export const isGenuine = await readDocumentedCheck();
