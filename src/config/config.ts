import type { Account } from '../model/account.ts';
import type { Byline } from '../model/byline.ts';
import type { Secret } from '../model/secret.ts';

/** The quietest line that the log still writes. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where notices go, and the key that signs them. */
export type Webhook = { readonly url: string; readonly secret: Secret };

/** What a private feed is asked with: headers for its own origin alone, and what of it must never be shown. */
export type FeedAccess = {
  readonly url: string;
  readonly headers: Readonly<Record<string, Secret>>;
  readonly secrets: readonly Secret[];
};

/** Where hubs call, and where the bot listens for them; all keys of hubs are made of the secret. */
export type WebsubChoice = {
  readonly callback: string;
  readonly host: string;
  readonly port: number;
  readonly secret: Secret;
};

/** Who words the posts; `endpoint` is the base of an OpenAI-compatible API, `deadline` in ms for an article. */
export type SummaryChoice =
  | { readonly by: 'extractive' }
  | {
      readonly by: 'model';
      readonly endpoint: string;
      readonly model: string;
      readonly key: Secret;
      readonly deadline: number;
    };

/** What the file and the environment said, checked and complete. Times in milliseconds. */
export type Config = {
  readonly bylines: readonly Byline[];
  readonly accounts: readonly Account[];
  /** Of feeds that ask for credentials. */
  readonly access: readonly FeedAccess[];
  readonly delivery: { readonly deadline: number; readonly lookAgain: readonly number[] };
  /** Port of the sandbox on loopback; 0 picks a free one. */
  readonly sandbox: { readonly port: number };
  /** IP addresses that may be fetched though they are private, and requests at once to one host. */
  readonly fetch: { readonly allowPrivate: readonly string[]; readonly perHost: number };
  readonly summary: SummaryChoice;
  /** How long what is finished is kept. */
  readonly keep: number;
  /** `null`: no hub may call. */
  readonly websub: WebsubChoice | null;
  readonly notices: { readonly webhook: Webhook | null };
  readonly log: { readonly level: LogLevel };
};
