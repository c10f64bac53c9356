import { z } from 'zod';
import { DURATION, parseDuration } from './duration.ts';

/** What a reference to a secret looks like: `${NAME}` from the environment, or `file:/path`. */
export const REFERENCE = /^(?:\$\{[A-Za-z_][A-Za-z0-9_]*\}|file:\/.+)$/;

const ONE_LINE = /^(?=.*\S)[^\p{Cc}\u2028\u2029]+$/u;

/** What an account may be called. */
export const ACCOUNT_NAME = /^(?!__)[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;

/** Words. Every message is `what; remedy`; the value it is about is put before it. */
export const text = z.string({ error: 'is no text; write a word or a line, in quotes if need be' });

/** One line with at least one letter. */
export const line = text.regex(ONE_LINE, {
  error: 'is no line of text; write at least one letter, on one line',
});

/** The complaint where one of two words is wanted. */
export const switchOf = (a: string, b: string) => `is not one of its choices; write ${a} or ${b}`;

const DURATION_WANTED =
  'is no duration; write a whole number and ms, s, m, h or d, such as "20s", at most 24 days';
/** A whole number and a unit, kept as it is written. */
export const duration = z
  .string({ error: DURATION_WANTED })
  .regex(DURATION, { error: DURATION_WANTED, abort: true })
  .refine((value) => parseDuration(value) !== null, { error: DURATION_WANTED });

/** A whole number within bounds. */
export const wholeNumber = (least: number, most: number) => {
  const error = `is out of range; write a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

/** A list of something. */
export const list = <T extends z.ZodType>(of: T) =>
  z.array(of, { error: 'is no list; write [one, two], or a line with "- " for each' });

/** A list of at least one. */
export const full = <T extends z.ZodType>(of: T, what: string) =>
  list(of).min(1, { error: `is empty; name at least one ${what}` });

/** A group of known keys; others are refused. */
export const mapping = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'invalid_type' ? 'is no group of keys; write "key: value" lines' : undefined,
  });

const REFERENCE_WANTED =
  'is not a reference to a secret; write ${NAME} for a variable or file:/path for a file, never the secret itself';
/** A reference to a secret, never the secret itself. */
export const reference = z.string({ error: REFERENCE_WANTED }).regex(REFERENCE, { error: REFERENCE_WANTED });
