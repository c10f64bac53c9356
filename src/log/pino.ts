import { pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { LogLevel } from '../config/config.ts';
import type { Secret } from '../model/secret.ts';
import type { Log } from '../ports/desk.ts';
import { maskWith } from './mask.ts';
import { makePlain, spellOut } from './plain.ts';

/** How to log: `secrets` are masked in every line, `pretty` is for a terminal, `now` is ms since the epoch. */
export type LogAsk = {
  readonly level: LogLevel;
  readonly secrets: readonly Secret[];
  readonly stream: { write(line: string): unknown };
  readonly pretty: boolean;
  readonly now?: () => number;
};

/** A log on a stream: a line of JSON each, or a line for people when `pretty`. Every line is written at once. */
export function createLog({ level, secrets, stream, pretty, now = Date.now }: LogAsk): Log {
  const mask = maskWith(secrets);
  const prettify = prettyFactory({
    colorize: true,
    singleLine: true,
    errorLikeObjectKeys: [],
    translateTime: 'SYS:HH:MM:ss',
  });
  const write = (line: string) => {
    const masked = mask(line);
    stream.write(pretty ? prettify(masked) : masked);
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
