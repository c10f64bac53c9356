import { createHash } from 'node:crypto';

/** The half that may be looked at while rules are tuned, and the one that nobody looks at. */
export type Half = 'dev' | 'test';

/** The split is this text and the code below; another seed would be another split. */
const SEED = 'bylinebot threads 1';

/**
 * The things of one half, in the order given. Things with the same key (pages of one site) stay together: groups are
 * ordered by the salted SHA-256 of their key and go to `dev` until it has half of all things, the others to `test`.
 */
export function takeHalf<T>(things: readonly T[], keyOf: (thing: T) => string, half: Half): T[] {
  const keys = [...new Set(things.map(keyOf))].sort((a, b) => (digest(a) < digest(b) ? -1 : 1));
  const dev = new Set<string>();
  let dealt = 0;
  for (const key of keys) {
    if (dealt * 2 >= things.length) break;
    dev.add(key);
    dealt += things.filter((thing) => keyOf(thing) === key).length;
  }
  return things.filter((thing) => dev.has(keyOf(thing)) === (half === 'dev'));
}

/** Eight hexadecimal digits that change when the members of a half do. */
export function fingerprint(ids: readonly string[]): string {
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')
    .slice(0, 8);
}

/** The salted SHA-256 that orders things, in hexadecimal. */
export function digest(key: string): string {
  return createHash('sha256').update(`${SEED}\n${key}`).digest('hex');
}
