import type { Event } from './thread.ts';

type About = Event['about'];

/** What each kind of event means to a journalist: one line a kind. */
const TELLS: Readonly<Record<string, (about: About) => string>> = {
  filed: tellFiled,
  edited: (about) => `${by(about)} wrote other words; they are to be approved anew`,
  approved: (about) => `approved by ${by(about)}`,
  withdrawn: (about) => `${by(about)} rejects it: it stops before its next post`,
  withheld: (about) => `held back for a person before its first post: ${why(about)}`,
  postponed: (about) => `waits: ${why(about)}`,
  'article-changed': tellChanged,
  reserved: () => 'begins to go out: no other thread does on this account',
  'put-back': () => 'did not begin in time: everything is looked at anew before its first post',
  armed: (about) => `${post(about)} is being sent${note(about)}`,
  posted: (about) =>
    `${post(about)} is out as ${word(about['remoteId'])}${about['published'] === true ? '; the thread is whole' : ''}`,
  ambiguous: tellDoubt,
  'not-sent': (about) => `${post(about)} never left this machine: ${why(about)}; it is tried again`,
  'late-answer': (about) => `an answer about ${post(about)} came late and changed nothing`,
  'not-seen': (about) =>
    `${post(about)} is not on the timeline, which proves nothing; it is looked for again`,
  'look-failed': (about) => `the timeline could not tell about ${post(about)}: ${why(about)}`,
  paused: (about) => `pauses: ${why(about)}`,
  held: (about) => `stops for a person: ${why(about)}`,
  refused: (about) => `stops for a person: ${why(about)}`,
  'needs-review': (about) => `stops for a person: ${why(about)}`,
  resumed: (about) => `${by(about)} lets it go on`,
  accepted: (about) => `${by(about)} takes what is out for the whole`,
  named: (about) => `${by(about)} says that ${post(about)} is out as ${word(about['remoteId'])}`,
  'sent-again': (about) => `${by(about)} has ${post(about)} sent again`,
  abandoned: (about) => `${by(about)} gives ${post(about)} up`,
  'rollback-ordered': (about) => `${by(about)} takes back what is public, the last post first`,
  'delete-armed': (about) => `${post(about)} is being deleted`,
  'delete-failed': (about) =>
    `nobody can tell whether ${post(about)} is deleted: ${why(about)}; it is tried again`,
  'delete-refused': (about) => `stops for a person: ${why(about)}`,
  deleted: (about) =>
    `${post(about)} is deleted${about['rolledBack'] === true ? '; nothing of the thread is public' : ''}`,
  'rolled-back': (about) => `${by(about)} takes it back; nothing of it was public`,
  cancelled: (about) => `ended, and nothing more of it is sent: ${why(about)}`,
  restored: (about) => `waits for a person: ${why(about)}`,
  gate: tellGate,
  pinned: (about) => `the account is @${word(about['handle'])} (id ${word(about['id'])})`,
  pruned: (about) => `${word(about['threads'])} finished threads are no longer kept`,
};

/** What happened, in a sentence without a full stop; an event of a kind that nobody knows is shown as it is. */
export function tellEvent({ kind, about }: Pick<Event, 'kind' | 'about'>): string {
  const tell = Object.hasOwn(TELLS, kind) ? TELLS[kind] : undefined;
  return tell === undefined ? `${kind} ${JSON.stringify(about)}` : tell(about);
}

function tellFiled(about: About): string {
  const { posts, approvedBy } = about;
  const composed = typeof posts === 'number' ? `composed as ${posts} posts` : 'composed';
  const told = `${composed}${tellPicture(about)}`;
  if (typeof approvedBy === 'string') return `${told}; approved by ${approvedBy}`;
  const reason = why(about);
  return reason === '' ? `${told}; waits for a person` : `${told}; a person looks first: ${reason}`;
}

function tellPicture({ image, imageless }: About): string {
  if (typeof image === 'string') return ' with a picture';
  return typeof imageless === 'string' ? ` without a picture (${imageless})` : '';
}

function note(about: About): string {
  const said = word(about['note']);
  return said === '' ? '' : `, ${said}`;
}

function tellChanged(about: About): string {
  const { correction } = about;
  const next = typeof correction === 'string' ? `; a correction waits for approval as ${correction}` : '';
  return `its article is not what it was: ${why(about)}${next}`;
}

function tellDoubt(about: About): string {
  const looked = 'the timeline is asked whether it is out';
  switch (about['outcome']) {
    case 'throttled':
      return `the network held ${post(about)} back: ${why(about)}; ${looked} all the same`;
    case 'refused':
      return `the network said no to ${post(about)}: ${why(about)}; ${looked} all the same`;
  }
  return `nobody can tell whether ${post(about)} is out: ${why(about)}; it is looked for on the timeline`;
}

function tellGate(about: About): string {
  if (about['kind'] === 'open') return 'the account may post again';
  const { until } = about;
  const time = typeof until === 'number' ? `until ${new Date(until).toISOString()}` : 'for now';
  return `the account may not post ${time}: ${why(about)}`;
}

/** The post that an event is about, counted from 1: said by its attempt (`ID/INDEX#TRY`) or its index. */
function post({ attempt, index }: About): string {
  const place =
    typeof index === 'number' ? index : Number(/\/(\d+)#\d+$/.exec(word(attempt))?.[1] ?? Number.NaN);
  return Number.isNaN(place) ? 'a post' : `post ${place + 1}`;
}

function by(about: About): string {
  return word(about['by']) || 'somebody';
}

function why(about: About): string {
  return word(about['reason']);
}

function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
