import type { Account } from '../model/account.ts';
import type { Byline } from '../model/byline.ts';
import type { Secret } from '../model/secret.ts';

/** The quietest line that the log still writes. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where notices go, and the key that signs them. */
export type Webhook = { readonly url: string; readonly secret: Secret };

/** What the file and the environment said, checked and complete. Times in milliseconds. */
export type Config = {
  readonly bylines: readonly Byline[];
  readonly accounts: readonly Account[];
  readonly delivery: { readonly deadline: number; readonly lookAgain: readonly number[] };
  /** Port of the sandbox on loopback; 0 picks a free one. */
  readonly sandbox: { readonly port: number };
  /** IP addresses that may be fetched though they are private. */
  readonly fetch: { readonly allowPrivate: readonly string[] };
  /** How long what is finished is kept. */
  readonly keep: number;
  readonly notices: { readonly webhook: Webhook | null };
  readonly log: { readonly level: LogLevel };
};
