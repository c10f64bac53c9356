import { createHmac, timingSafeEqual } from 'node:crypto';
import { OPEN_KEY } from './credentials.ts';

/** Nonces remembered against replays; the oldest are forgotten first. */
const REMEMBERED = 10_000;

/** What is signed: the method in capitals and the full URL as the client wrote it. */
export type Signed = { readonly method: string; readonly url: URL; readonly header: string };

/** Checks OAuth 1.0a signatures (RFC 5849, HMAC-SHA1) and gives the handle that signed, or `null`. */
export function createVerifier(): (request: Signed) => string | null {
  const nonces = new Set<string>();
  return ({ method, url, header }) => {
    const oauth = readHeader(header);
    const handle = oauth.get('oauth_token') ?? '';
    const nonce = oauth.get('oauth_nonce') ?? '';
    const known = oauth.get('oauth_consumer_key') === OPEN_KEY && isHandle(handle);
    if (!known || oauth.get('oauth_signature_method') !== 'HMAC-SHA1' || nonce === '') return null;
    if (!isSame(oauth.get('oauth_signature') ?? '', sign(method, url, oauth))) return null;
    if (nonces.has(`${handle} ${nonce}`)) return null;
    nonces.add(`${handle} ${nonce}`);
    const [oldest] = nonces;
    if (nonces.size > REMEMBERED && oldest !== undefined) nonces.delete(oldest);
    return handle;
  };
}

/** X allows 15 letters, digits and underscores; accounts of the sandbox may be named more freely. */
function isHandle(handle: string): boolean {
  return /^[\w.-]{1,64}$/.test(handle);
}

function readHeader(header: string): ReadonlyMap<string, string> {
  if (!header.startsWith('OAuth ')) return new Map();
  const pairs = [...header.slice('OAuth '.length).matchAll(/(\w+)="([^"]*)"/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, decode(value)]));
}

function sign(method: string, url: URL, oauth: ReadonlyMap<string, string>): string {
  const signed = [...url.searchParams, ...[...oauth].filter(([name]) => name !== 'oauth_signature')];
  const pairs = signed.map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted();
  const base = [method, url.origin + url.pathname, pairs.join('&')].map(encode).join('&');
  return createHmac('sha1', `${OPEN_KEY}&${OPEN_KEY}`).update(base).digest('base64');
}

/** RFC 3986: `encodeURIComponent` leaves five reserved characters as they are. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (reserved) => `%${reserved.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
