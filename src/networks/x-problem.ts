import type { IncomingHttpHeaders } from 'node:http';
import { readReset, WINDOWS } from './x-quota.ts';

/** What X's problem JSON says, in so far as it is needed; each empty where it is silent. */
export type Problem = {
  readonly title: string;
  readonly detail: string;
  /** The `type` URLs of the problem and of the errors inside it. */
  readonly types: readonly string[];
};

/** Which gate an answer closes, and until when (ms since the epoch) where it says so. */
export type Throttle = { readonly gate: 'rate' | 'auth' | 'budget'; readonly until: number | null };

/** What reaches a log or a row of an answer's own words. */
const LONGEST_WORDS = 200;

/** Reads an error answer: RFC 7807 JSON or the older `errors` list. A page of HTML says nothing that helps. */
export function readProblem(body: unknown): Problem {
  const inner = asList(field(body, 'errors'));
  const details = [
    field(body, 'detail'),
    ...inner.flatMap((error) => [field(error, 'message'), field(error, 'detail')]),
  ];
  return {
    title: asText(field(body, 'title')),
    detail: [...new Set(details.map(asText))].filter((words) => words !== '').join(' '),
    types: [body, ...inner].map((one) => asText(field(one, 'type'))).filter((type) => type !== ''),
  };
}

/** An error answer in one line for a person: the status and the network's words, cut and harmless. */
export function describeAnswer(status: number, body: unknown): string {
  const { title, detail } = readProblem(body);
  const words = [title, detail]
    .filter((part, index, all) => part !== '' && all.indexOf(part) === index)
    .join(': ');
  return clean(words === '' ? `X answered ${status}` : `X answered ${status}: ${words}`);
}

/** The gate that an answer closes, or `null` where it is about the words and not about the account. */
export function findThrottle(
  status: number,
  headers: IncomingHttpHeaders,
  body: unknown,
  now: number,
): Throttle | null {
  if (status === 401) return { gate: 'auth', until: null };
  if (status === 402) return { gate: 'budget', until: null };
  if (status !== 429) return null;
  const capped = readProblem(body).types.some((type) => /[/#]usage-capped$/.test(type));
  return capped ? { gate: 'budget', until: null } : { gate: 'rate', until: findReset(headers, now) };
}

/** When the last of the exhausted windows opens again; `null` when none says so believably. */
function findReset(headers: IncomingHttpHeaders, now: number): number | null {
  const spent = WINDOWS.filter((window) => headers[`${window}-remaining`] === '0');
  const resets = spent.flatMap((window) => readReset(headers, window, now) ?? []);
  return resets.length === 0 ? null : Math.max(...resets);
}

/** A property of something that may not be an object. */
export function field(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
}

/** The members of something that may not be a list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string, or empty. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One line of at most 200 characters without control or invisible formatting characters. */
function clean(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= LONGEST_WORDS ? line : `${characters.slice(0, LONGEST_WORDS - 1).join('')}…`;
}
