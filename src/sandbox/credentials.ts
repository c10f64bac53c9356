import { createHash } from 'node:crypto';
import type { Credentials } from '../model/account.ts';
import { secret } from '../model/secret.ts';

/** Known to everybody: key and secret of the sandbox's only app, and the access secret of all its accounts. */
export const OPEN_KEY = 'sandbox';

/** The keys of a sandbox account; the access token is its handle. */
export function credentialsFor(handle: string): Credentials {
  return {
    appKey: secret(OPEN_KEY),
    appSecret: secret(OPEN_KEY),
    accessToken: secret(handle),
    accessSecret: secret(OPEN_KEY),
  };
}

/** An account's id, the same for the same handle in every run: decimal digits as X gives them. */
export function userIdFor(handle: string): string {
  const digest = createHash('sha256').update(handle.toLowerCase()).digest('hex');
  return BigInt(`0x1${digest.slice(0, 15)}`).toString();
}
