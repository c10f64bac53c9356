import type { Generated, Kysely } from 'kysely';
import type { Gate } from '../model/account.ts';
import type { Outcome } from '../model/outcome.ts';
import type { SeenEntry } from '../model/reading.ts';
import type { Writer } from '../model/summary.ts';
import type { Subscription } from '../model/subscription.ts';
import type { SlotState, ThreadState } from '../model/thread.ts';

/** A row of `accounts`; `quotas` is JSON. */
export type AccountRow = {
  name: string;
  network: string | null;
  remote_id: string | null;
  handle: string | null;
  gate: Gate['kind'];
  gate_reason: string;
  gate_until: number | null;
  quotas: string;
};

/** A row of `feeds`; `pace` is JSON, `{}` where nothing is known yet, and so is `offer`. */
type FeedRow = {
  url: string;
  title: string;
  etag: string | null;
  last_modified: string | null;
  read_at: number | null;
  fault: string | null;
  not_before: number | null;
  gone: number;
  digest: string | null;
  pace: string;
  asked_at: number | null;
  offer: string | null;
};

/** A row of `subscriptions`. */
export type SubscriptionRow = {
  feed: string;
  hub: string;
  topic: string;
  state: Subscription['state'];
  mode: Subscription['mode'];
  callback: string;
  asked_at: number;
  next: number;
  asks: number;
  until: number | null;
  reason: string;
  pushed_at: number | null;
  forged: number;
};

type FollowerRow = { feed: string; byline: string; account: string; settled: number };

/** A row of `entries`; `accounts` is a JSON list of names, flags are 0 or 1. */
export type EntryRow = {
  seq: Generated<number>;
  feed: string;
  byline: string;
  key: string;
  link: string | null;
  title: string;
  published: number | null;
  state: SeenEntry['state'];
  reason: string;
  certain: number;
  accounts: string;
  first_run: number;
  tries: number;
  next_try: number;
  seen_at: number;
  since: number;
};

/** A row of `threads`; `image` is JSON. */
export type ThreadRow = {
  seq: Generated<number>;
  id: string;
  account: string;
  article: string;
  title: string;
  byline: string;
  state: ThreadState;
  reason: string;
  hash: string;
  approved_hash: string | null;
  approved_by: string | null;
  since_id: string | null;
  not_before: number | null;
  started_at: number | null;
  seen_at: number;
  approved_at: number | null;
  reply_to: string | null;
  written_by: Writer;
  image: string | null;
  created_at: number;
  updated_at: number;
};

/** A row of `slots`; `sources` is JSON. */
export type SlotRow = {
  thread: string;
  idx: number;
  account: string;
  text: string;
  weight: number;
  sources: string;
  state: SlotState;
  remote_id: string | null;
};

/** A row of `attempts`. */
export type AttemptRow = {
  seq: Generated<number>;
  id: string;
  thread: string;
  idx: number;
  account: string;
  text: string;
  parent_id: string | null;
  since_id: string | null;
  armed_at: number;
  deadline: number;
  outcome: Outcome['kind'] | null;
  reason: string;
  looks: number;
  look_at: number | null;
};

type EventRow = {
  seq: Generated<number>;
  at: number;
  account: string | null;
  thread: string | null;
  kind: string;
  about: string;
};

/** A row of `revisions`; `byline` and `blocks` are JSON. */
export type RevisionRow = {
  seq: Generated<number>;
  article: string;
  at: number;
  looked_at: number;
  hash: string;
  title: string;
  byline: string;
  blocks: string;
};

/** What the schema holds, as Kysely is told. No column is a boolean: libsql aborts the process when it is given one. */
export type Tables = {
  accounts: AccountRow;
  feeds: FeedRow;
  identities: { byline: string; identity: string; feed: string; key: string };
  alarms: { subject: string };
  hosts: { name: string; not_before: number };
  subscriptions: SubscriptionRow;
  followers: FollowerRow;
  entries: EntryRow;
  threads: ThreadRow;
  slots: SlotRow;
  attempts: AttemptRow;
  events: EventRow;
  told: { account: string; article: string };
  kept: { since: number };
  revisions: RevisionRow;
};

/** Where statements are run: a transaction that is under way, or for one statement by itself the connection. */
export type Tx = Kysely<Tables>;

/** What a query reads from: a transaction, or the query around it. */
export type From = Pick<Tx, 'selectFrom'>;
