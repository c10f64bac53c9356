CREATE TABLE accounts (
  name text primary key,
  network text,
  remote_id text,
  handle text,
  gate text not null,
  gate_reason text not null,
  gate_until integer
, quotas text not null default '[]');
CREATE TABLE feeds (
  url text primary key,
  title text not null,
  etag text,
  last_modified text,
  read_at integer,
  fault text,
  not_before integer,
  gone integer not null
, digest text, pace text not null default '{}', asked_at integer, offer text);
CREATE TABLE followers (
  feed text not null,
  byline text not null,
  account text not null,
  settled integer not null,
  primary key (feed, byline, account)
) without rowid;
CREATE TABLE entries (
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
  seen_at integer not null, since integer not null default 0,
  unique (feed, byline, key)
);
CREATE INDEX entries_by_link on entries (feed, byline, link);
CREATE INDEX entries_due on entries (next_try) where state = 'due';
CREATE TABLE threads (
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
  updated_at integer not null, seen_at integer not null default 0, approved_at integer, reply_to text, written_by text not null default 'extractive', image text,
  unique (account, article)
);
CREATE INDEX threads_by_state on threads (account, state);
CREATE TABLE slots (
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
CREATE UNIQUE INDEX slots_by_remote_id on slots (account, remote_id) where remote_id is not null;
CREATE TABLE attempts (
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
CREATE INDEX attempts_by_thread on attempts (thread);
CREATE UNIQUE INDEX attempts_open on attempts (thread) where outcome is null;
CREATE INDEX attempts_in_flight on attempts (account) where outcome is null;
CREATE TABLE events (
  seq integer primary key autoincrement,
  at integer not null,
  account text,
  thread text references threads (id),
  kind text not null,
  about text not null
);
CREATE INDEX events_by_thread on events (thread);
CREATE TRIGGER events_stay_as_they_are before update on events
begin
  select raise(abort, 'events are append-only');
end;
CREATE TABLE subscriptions (
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
CREATE INDEX subscriptions_by_callback on subscriptions (callback);
CREATE TABLE identities (
  byline text not null,
  identity text not null,
  feed text not null,
  key text not null,
  primary key (byline, identity, feed, key)
) without rowid;
CREATE INDEX identities_by_entry on identities (feed, key, byline);
CREATE TABLE alarms (subject text primary key) without rowid;
CREATE TABLE hosts (
  name text primary key,
  not_before integer not null
);
CREATE TABLE revisions (
  seq integer primary key autoincrement,
  article text not null,
  at integer not null,
  looked_at integer not null,
  hash text not null,
  title text not null,
  byline text not null,
  blocks text not null
);
CREATE INDEX revisions_by_article on revisions (article, seq);
CREATE TABLE told (
  account text not null,
  article text not null,
  primary key (account, article)
) without rowid;
CREATE TABLE kept (since integer not null);
CREATE TRIGGER events_stay before delete on events when old.at >= (select since from kept)
begin
  select raise(abort, 'events are append-only');
end;
