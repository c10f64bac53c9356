import { prettyFactory } from 'pino-pretty';

/** Makes a line of JSON one for people at a terminal. In a file of its own: nobody else has to load the library. */
export const prettify: (line: string) => string = prettyFactory({
  colorize: true,
  singleLine: true,
  errorLikeObjectKeys: [],
  translateTime: 'SYS:HH:MM:ss',
});
