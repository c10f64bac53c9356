import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { z } from 'zod';
import { FaultError } from '../model/fault.ts';

const Shown = z.object({ id: z.string(), type: z.string(), alt: z.string().nullable() });

const Created = z.object({
  at: z.number(),
  user: z.string(),
  id: z.string(),
  text: z.string(),
  replyTo: z.string().nullable(),
  /** Stands only in posts that a model wrote. */
  madeWithAi: z.literal(true).optional(),
  pictures: z.array(Shown).readonly().optional(),
});
const Deleted = z.object({ at: z.number(), user: z.string(), id: z.string(), deleted: z.literal(true) });
const Line = z.union([Deleted, Created]);

/** A post as it was accepted; `at` in ms since the epoch, `user` a handle, `text` exactly as it was sent, `pictures` those it carries (left out: none). */
export type Created = z.infer<typeof Created>;

/** What of a post its author decides. */
export type Content = Pick<Created, 'text' | 'replyTo' | 'madeWithAi' | 'pictures'>;

/** What the sandbox did, one line of the truth log each. */
export type TruthLine = z.infer<typeof Line>;

/** The append-only record of what the sandbox accepted. */
export type Truth = {
  /** What earlier runs accepted, in order. */
  readonly past: readonly TruthLine[];
  /** On disk when it returns. Throws when it cannot be. */
  append(line: TruthLine): void;
  close(): void;
};

/** Opens a truth log, or begins one. A last line that a crash tore was never answered for, and is cut off. */
export function openTruth(file: string): Truth {
  const descriptor = open(file);
  const whole = readFileSync(file);
  const end = whole.lastIndexOf('\n') + 1;
  const past = readLines(whole.subarray(0, end).toString('utf8'), file);
  if (end < whole.length) ftruncateSync(descriptor, end);
  return {
    past,
    append: (line) => write(descriptor, `${JSON.stringify(line)}\n`),
    close: () => closeSync(descriptor),
  };
}

function open(file: string): number {
  try {
    return openSync(file, 'a+');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const what = `the sandbox's truth log ${file} cannot be opened (${code})`;
    throw new FaultError({ what, remedy: 'name a folder that can be written to' });
  }
}

function readLines(text: string, file: string): readonly TruthLine[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const parsed = Line.safeParse(parse(line));
    if (parsed.success) return parsed.data;
    throw new FaultError({
      what: `${file}:${index + 1}: not a line of the sandbox's truth log`,
      remedy: 'mend or remove the file; it holds nothing but sandbox posts',
    });
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A line goes in whole or not at all, so that the next one starts on a line of its own. */
function write(descriptor: number, line: string): void {
  const { size } = fstatSync(descriptor);
  try {
    writeFileSync(descriptor, line);
    fsyncSync(descriptor);
  } catch (error) {
    ftruncateSync(descriptor, size);
    throw error;
  }
}
