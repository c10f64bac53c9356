/**
 * Each step takes the schema from version `index` to `index + 1` (`user_version`). Forward only: a step that was
 * released is never changed. Times are milliseconds since the epoch; lists and objects are JSON.
 */
export const MIGRATIONS: readonly string[] = [
  `
create table accounts (
  name text primary key,
  network text,
  remote_id text,
  handle text,
  gate text not null,
  gate_reason text not null,
  gate_until integer
);
create table feeds (
  url text primary key,
  title text not null,
  etag text,
  last_modified text,
  read_at integer,
  fault text,
  not_before integer,
  gone integer not null
);
create table followers (
  feed text not null,
  byline text not null,
  account text not null,
  settled integer not null,
  primary key (feed, byline, account)
) without rowid;
create table entries (
  seq integer primary key autoincrement,
  feed text not null,
  byline text not null,
  key text not null,
  link text,
  title text not null,
  published integer,
  state text not null,
  reason text not null,
  certain integer not null,
  accounts text not null,
  first_run integer not null,
  tries integer not null,
  next_try integer not null,
  seen_at integer not null,
  unique (feed, byline, key)
);
create index entries_by_link on entries (feed, byline, link);
create index entries_due on entries (next_try) where state = 'due';
create table threads (
  seq integer primary key autoincrement,
  id text not null unique,
  account text not null,
  article text not null,
  title text not null,
  byline text not null,
  state text not null,
  reason text not null,
  hash text not null,
  approved_hash text,
  approved_by text,
  since_id text,
  not_before integer,
  started_at integer,
  created_at integer not null,
  updated_at integer not null,
  unique (account, article)
);
create index threads_by_state on threads (account, state);
create table slots (
  thread text not null references threads (id),
  idx integer not null,
  account text not null,
  text text not null,
  weight integer not null,
  sources text not null,
  state text not null,
  remote_id text,
  primary key (thread, idx)
) without rowid;
create unique index slots_by_remote_id on slots (account, remote_id) where remote_id is not null;
create table attempts (
  seq integer primary key autoincrement,
  id text not null unique,
  thread text not null,
  idx integer not null,
  account text not null,
  text text not null,
  parent_id text,
  since_id text,
  armed_at integer not null,
  deadline integer not null,
  outcome text,
  reason text not null,
  looks integer not null,
  look_at integer,
  foreign key (thread, idx) references slots (thread, idx)
);
create index attempts_by_thread on attempts (thread);
create unique index attempts_open on attempts (thread) where outcome is null;
create index attempts_in_flight on attempts (account) where outcome is null;
create table events (
  seq integer primary key autoincrement,
  at integer not null,
  account text,
  thread text references threads (id),
  kind text not null,
  about text not null
);
create index events_by_thread on events (thread);
create trigger events_stay_as_they_are before update on events
begin
  select raise(abort, 'events are append-only');
end;
create trigger events_stay before delete on events
begin
  select raise(abort, 'events are append-only');
end;
`,
  `
alter table threads add column seen_at integer not null default 0;
alter table threads add column approved_at integer;
alter table threads add column reply_to text;
alter table threads add column written_by text not null default 'extractive';
alter table threads add column image text;
update threads set seen_at = created_at;
update threads set approved_at = created_at where approved_hash is not null;
alter table entries add column since integer not null default 0;
update entries set since = seen_at;
alter table feeds add column digest text;
alter table feeds add column pace text not null default '{}';
alter table feeds add column asked_at integer;
alter table feeds add column offer text;
create table subscriptions (
  feed text not null,
  hub text not null,
  topic text not null,
  state text not null,
  mode text not null,
  callback text not null,
  asked_at integer not null,
  next integer not null,
  asks integer not null,
  until integer,
  reason text not null,
  pushed_at integer,
  forged integer not null,
  primary key (feed, hub, topic)
) without rowid;
create index subscriptions_by_callback on subscriptions (callback);
create table identities (
  byline text not null,
  identity text not null,
  feed text not null,
  key text not null,
  primary key (byline, identity, feed, key)
) without rowid;
create index identities_by_entry on identities (feed, key, byline);
create table alarms (subject text primary key) without rowid;
create table hosts (
  name text primary key,
  not_before integer not null
);
alter table accounts add column quotas text not null default '[]';
create table revisions (
  seq integer primary key autoincrement,
  article text not null,
  at integer not null,
  looked_at integer not null,
  hash text not null,
  title text not null,
  byline text not null,
  blocks text not null
);
create index revisions_by_article on revisions (article, seq);
create table told (
  account text not null,
  article text not null,
  primary key (account, article)
) without rowid;
create table kept (since integer not null);
insert into kept values (0);
drop trigger events_stay;
create trigger events_stay before delete on events when old.at >= (select since from kept)
begin
  select raise(abort, 'events are append-only');
end;
`,
];
