import type { Secret } from '../model/secret.ts';

const MASK = '[secret]';

/** Shorter values would blank out ordinary words. */
const SHORTEST = 4;

/** A function that blanks every secret in a line of JSON, however it is spelt there. */
export function maskWith(secrets: readonly Secret[]): (line: string) => string {
  const spellings = secrets
    .flatMap((each) => spell(each.reveal()))
    .filter((each) => each.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length);
  return (line) => spellings.reduce((masked, each) => masked.replaceAll(each, MASK), line);
}

/** As it is, inside JSON, in a URL, in an OAuth header (RFC 5849, 3.6), and in base64. */
function spell(value: string): readonly string[] {
  if (value.length < SHORTEST) return [];
  const url = encodeURIComponent(value);
  const oauth = url.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return [value, JSON.stringify(value).slice(1, -1), url, oauth, ...spellInBase64(value)];
}

/** Inside a longer text (`user:secret`) a value starts at any of three offsets; only whole letters of it count. */
function spellInBase64(value: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.from('\0'.repeat(offset) + value);
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor((bytes.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((alphabet) => bytes.toString(alphabet).slice(from, to));
  });
}
