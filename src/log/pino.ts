import { pino } from 'pino';
import type { LogLevel } from '../config/config.ts';
import type { Secret } from '../model/secret.ts';
import type { Log } from '../ports/desk.ts';
import { maskWith } from './mask.ts';
import { makePlain, spellOut } from './plain.ts';

/** How to log: `secrets` are masked in every line, `prettify` is for a terminal, `now` is ms since the epoch. */
export type LogAsk = {
  readonly level: LogLevel;
  readonly secrets: readonly Secret[];
  readonly stream: { write(line: string): unknown };
  readonly prettify: ((line: string) => string) | null;
  readonly now?: () => number;
};

/** A log on a stream: a line of JSON each, or what `prettify` makes of it. Every line is written at once. */
export function createLog({ level, secrets, stream, prettify, now = Date.now }: LogAsk): Log {
  const mask = maskWith(secrets);
  const write = (line: string) => {
    const masked = mask(line);
    stream.write(prettify?.(masked) ?? masked);
  };
  const writer = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const say =
    (loudness: LogLevel) =>
    (message: string, details: object = {}) => {
      if (writer.isLevelEnabled(loudness)) {
        writer[loudness](makePlain(details, level === 'debug'), spellOut(message));
      }
    };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}
