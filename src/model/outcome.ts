/**
 * What one call to the network came to.
 * `posted`: a 201 with an id and the text as the network echoed it.
 * `not-sent`: proof that no byte of the body left this machine.
 * `throttled`: the network held the account back (429, 401, 402); `gate` says which gate closes, `until` is ms since the epoch.
 * `refused`: the network said no to these words (400, 403).
 * `unknown`: the post may exist (5xx, timeout, reset, cut answer, duplicate-403).
 * `quotas`: what the answer says the network still allows; left out: it says nothing.
 */
export type Outcome = Fate & { readonly quotas?: readonly Quota[] };

/** A window of the network's own: how many posts it still allows until it begins anew (ms since the epoch). */
export type Quota = { readonly window: string; readonly remaining: number; readonly until: number };

type Fate =
  | { readonly kind: 'posted'; readonly id: string; readonly text: string }
  | { readonly kind: 'not-sent'; readonly reason: string }
  | {
      readonly kind: 'throttled';
      readonly gate: 'rate' | 'auth' | 'budget';
      readonly until: number | null;
      readonly reason: string;
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * What one call to delete an own post came to. `deleted`: it is gone, by this call or before it. Of an `unknown` one
 * nobody can tell, and it may be made again; else as the outcome of a post.
 */
export type Removal = { readonly kind: 'deleted' } | Exclude<Outcome, { readonly kind: 'posted' }>;

/** One own post as the network shows it on read-back: entities resolved, t.co links expanded where the network says to what. */
export type Sighting = {
  readonly id: string;
  /** Every id of the edit history, `id` included. */
  readonly editIds: readonly string[];
  readonly text: string;
  /** Id of the post it replies to; `null`: it is no reply; `undefined`: the network did not say. */
  readonly parentId: string | null | undefined;
  /** Milliseconds since the epoch; `null`: the network did not say. */
  readonly at: number | null;
};

/** A read of the own timeline. `seen` may be empty, which proves nothing; `failed` is not an empty read. */
export type Sightings = { readonly kind: 'seen'; readonly posts: readonly Sighting[] } | Unread;

/** The id of the newest own post (`null`: the account shows none), and the own posts since the asked-for time. */
export type Recent =
  { readonly kind: 'seen'; readonly newest: string | null; readonly posts: readonly Sighting[] } | Unread;

/** A read that was not answered. `gate` says which gate closes, if one does; `until` is ms since the epoch. */
export type Unread = {
  readonly kind: 'failed';
  readonly gate: 'rate' | 'auth' | 'budget' | null;
  readonly until: number | null;
  readonly reason: string;
};

/** One post to send: `parentId` is what it replies to; `deadline` in milliseconds from now, for everything. */
export type Dispatch = {
  readonly text: string;
  readonly parentId: string | null;
  readonly deadline: number;
  /** Whether the network is told that a model wrote it; left out: no model did. */
  readonly madeWithAi?: boolean;
  /** What the network calls the picture that was uploaded for it; left out: none. */
  readonly mediaId?: string;
};
