import { z } from 'zod';
import { duration, line, mapping, reference, switchOf } from './words.ts';
import { parseDuration } from './duration.ts';
import type { Finding } from './fault.ts';
import { isPrivateLine, isWebLink } from './origin.ts';

const ENDPOINT_WANTED =
  'is no address of a model; write the base of its API, such as "https://api.example.com/v1", without a key in it';

/** Who words the posts. With `by: extractive` the other lines may stay: they are not looked at. */
export const summary = mapping({
  by: z
    .enum(['extractive', 'model'], { error: switchOf('extractive', 'model') })
    .default('extractive')
    .describe('extractive: the article itself, in its own sentences; model: the model below.'),
  endpoint: z
    .string({ error: ENDPOINT_WANTED })
    .refine(isBase, { error: ENDPOINT_WANTED, abort: true })
    .refine((value) => isPrivateLine(new URL(value).origin), {
      error: 'would send the key unencrypted; write https://, or an address of this machine',
    })
    .optional()
    .describe('Base of an OpenAI-compatible API; plain http only to this machine.'),
  model: line.optional().describe('The name of the model, as its API knows it.'),
  key: reference.optional().describe('Key of the API: ${NAME} from the environment, or file:/path.'),
  deadline: duration
    .refine((value) => parseDuration(value) !== 0, { error: 'leaves no time for any answer; write "30s"' })
    .default('30s')
    .describe('How long the model may take for an article, its second try included.'),
});

/** What a model cannot be asked without, and what to write. */
const NEEDED = {
  endpoint: 'a model needs the base of its API, such as "https://api.example.com/v1"',
  model: 'a model needs its name, as its API knows it',
  key: 'a model needs its key; write ${NAME} for a variable or file:/path for a file',
} as const;

/** A summary as it can be read even where parts of it are wrong. */
export const looseSummary = z.record(z.string(), z.unknown()).optional().catch(undefined);

/** What is missing where a model is wanted. */
export function findMissing(choice: z.output<typeof looseSummary>): readonly Finding[] {
  if (choice?.['by'] !== 'model') return [];
  return Object.entries(NEEDED)
    .filter(([key]) => choice[key] === undefined)
    .map(([key, remedy]) => ({ path: ['summary', key], what: 'is missing', remedy }));
}

function isBase(text: string): boolean {
  return isWebLink(text) && !/[?#]/.test(text);
}
