import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';
import type { Quota } from './outcome.ts';
import type { Secret } from './secret.ts';

/** OAuth 1.0a user context: two keys of the app, two of the user. They do not expire. */
export type Credentials = {
  readonly appKey: Secret;
  readonly appSecret: Secret;
  readonly accessToken: Secret;
  readonly accessSecret: Secret;
};

/** An account as the configuration names it. */
export type Account = {
  readonly name: string;
  readonly network: 'x' | 'sandbox';
  /** Origin of the API; `null` for the sandbox, whose port is known when it runs. */
  readonly api: string | null;
  /** `null` for the sandbox. */
  readonly credentials: Credentials | null;
  /** Milliseconds between the posts of a thread. */
  readonly spacing: number;
  /** Milliseconds from the last post of a thread to the first of the next; left out: none. */
  readonly threadGap?: number;
  /** Left out: no cap of ours. */
  readonly budget?: Budget;
};

/** Who the network says an account is. `network` is `x` or `sandbox`; together with `id` it is the account's identity. */
export type Identity = {
  readonly network: string;
  readonly id: string;
  readonly handle: string;
};

/** Whether an account may post now, and why not. `until` in milliseconds since the epoch where a time is known. */
export type Gate = {
  readonly kind: 'open' | 'paused' | 'rate' | 'auth' | 'budget' | 'killed';
  readonly reason: string;
  readonly until: number | null;
};

/** Who the credentials belong to, or why nobody can say. */
export type WhoAmI =
  | { readonly kind: 'known'; readonly identity: Identity }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'unreachable'; readonly fault: Fault };

/** What is remembered of an account: whom the network says it is, once asked, and its gate. */
export type AccountState = {
  readonly name: string;
  readonly identity: Identity | null;
  readonly gate: Gate;
  /** What the network said last that it still allows, window by window; also what is over by now. */
  readonly quotas: readonly Quota[];
};

/** What pinning an account's identity came to; `taken`: another account of the newsroom has it. */
export type Pinned = 'first' | 'same' | 'changed' | 'taken';

/** Stands for the whole bot where a gate is meant; no account may be named so. */
export const EVERY_ACCOUNT = '*';

/** Whether an account is pinned as this identity. The handle may change, its owner keeps the id. */
export function isSameIdentity(pinned: Identity | null, self: Pick<Identity, 'network' | 'id'>): boolean {
  return pinned?.network === self.network && pinned.id === self.id;
}

/** Whether a person closed this gate, so that a person may open it. */
export function isClosedByPerson({ kind }: Gate): boolean {
  return kind === 'paused' || kind === 'killed';
}

/** A gate that holds nothing back. */
export const OPEN_GATE: Gate = { kind: 'open', reason: '', until: null };

/** True when nothing may be armed at `now`: closed, and its time (where it has one) has not come. */
export function isClosed(gate: Gate, now: number): boolean {
  return gate.kind !== 'open' && (gate.until === null || gate.until > now);
}
