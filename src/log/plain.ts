/** Deeper than any detail of ours; a circle ends here too. */
const DEEPEST = 6;

/** Line ends, terminal controls (C0, DEL, C1) and signs that reorder or hide text. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text in which nothing ends a line or drives a terminal: such signs are spelt out, as `\u001b`. */
export function spellOut(text: string): string {
  return text.replace(UNSAFE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Details as plain, safe values: errors become their message (and stack, when asked for), texts are spelt out. */
export function makePlain(value: unknown, withStack: boolean, depth = 0): unknown {
  if (typeof value === 'string') return spellOut(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '…';
  if (value instanceof Error) return makeErrorPlain(value, withStack, depth);
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each) => makePlain(each, withStack, depth + 1));
  if ('toJSON' in value && typeof value.toJSON === 'function')
    return makePlain(value.toJSON(), withStack, depth + 1);
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, each]) => [spellOut(key), makePlain(each, withStack, depth + 1)]),
  );
}

/** Only what an error says: libraries hang whole requests, headers and all, on theirs. */
function makeErrorPlain(error: Error, withStack: boolean, depth: number): object {
  const code = 'code' in error ? { code: makePlain(error.code, withStack, depth + 1) } : {};
  const cause = error.cause === undefined ? {} : { cause: makePlain(error.cause, withStack, depth + 1) };
  const stack = withStack ? { stack: (error.stack ?? '').split('\n').map(spellOut) } : {};
  return { message: spellOut(error.message), ...code, ...cause, ...stack };
}
