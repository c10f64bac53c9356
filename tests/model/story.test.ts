import { describe, expect, it } from 'vitest';
import { tellEvent } from '../../src/model/story.ts';
import { readSources } from '../house/source.ts';

const BY = 'a person at the shell';
const FIRST = 'c0ffee/0#1';
const SECOND = 'c0ffee/1#2';

/** What is written with each kind, and what people are told of it. */
const STORIES: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  [
    'filed',
    { state: 'approved', approvedBy: 'the rule "review: none"', reason: '', posts: 5 },
    'composed as 5 posts; approved by the rule "review: none"',
  ],
  [
    'filed',
    { state: 'in_review', approvedBy: null, reason: 'nobody is named as its author', posts: 5 },
    'composed as 5 posts; a person looks first: nobody is named as its author',
  ],
  ['filed', { state: 'in_review', approvedBy: null }, 'composed; waits for a person'],
  [
    'filed',
    { approvedBy: 'Ana', posts: 5, image: 'https://ledger.example/pier.jpg' },
    'composed as 5 posts with a picture; approved by Ana',
  ],
  [
    'filed',
    { approvedBy: 'Ana', posts: 5, image: null, imageless: 'its page names none' },
    'composed as 5 posts without a picture (its page names none); approved by Ana',
  ],
  ['armed', { attempt: FIRST, note: 'with its picture' }, 'post 1 is being sent, with its picture'],
  ['rollback-ordered', { by: BY, was: 'published' }, `${BY} takes back what is public, the last post first`],
  ['delete-armed', { index: 4, remoteId: '1005' }, 'post 5 is being deleted'],
  ['deleted', { index: 4, remoteId: '1005', rolledBack: false }, 'post 5 is deleted'],
  [
    'deleted',
    { index: 0, remoteId: '1001', rolledBack: true },
    'post 1 is deleted; nothing of the thread is public',
  ],
  [
    'delete-failed',
    { index: 4, outcome: 'unknown', reason: 'X answered 503' },
    'nobody can tell whether post 5 is deleted: X answered 503; it is tried again',
  ],
  [
    'delete-refused',
    { index: 4, reason: 'X answered 403: Forbidden' },
    'stops for a person: X answered 403: Forbidden',
  ],
  ['rolled-back', { by: BY }, `${BY} takes it back; nothing of it was public`],
  [
    'article-changed',
    { why: 'changed', mark: 'a1', reason: 'the number 12 is now 14', correction: 'c0ffee' },
    'its article is not what it was: the number 12 is now 14; a correction waits for approval as c0ffee',
  ],
  [
    'article-changed',
    { why: 'gone', mark: 'gone', reason: 'its page is gone', correction: null },
    'its article is not what it was: its page is gone',
  ],
  ['edited', { by: BY }, `${BY} wrote other words; they are to be approved anew`],
  ['approved', { by: BY }, `approved by ${BY}`],
  ['withdrawn', { by: BY }, `${BY} rejects it: it stops before its next post`],
  [
    'withheld',
    { why: 'gone', reason: 'the article is gone' },
    'held back for a person before its first post: the article is gone',
  ],
  ['postponed', { reason: 'the budget is spent' }, 'waits: the budget is spent'],
  ['reserved', { sinceId: '1000' }, 'begins to go out: no other thread does on this account'],
  ['put-back', {}, 'did not begin in time: everything is looked at anew before its first post'],
  ['armed', { attempt: FIRST, parentId: null }, 'post 1 is being sent'],
  ['posted', { attempt: FIRST, remoteId: '1001', published: false }, 'post 1 is out as 1001'],
  [
    'posted',
    { attempt: SECOND, remoteId: '1002', published: true },
    'post 2 is out as 1002; the thread is whole',
  ],
  [
    'ambiguous',
    { attempt: SECOND, outcome: 'unknown', reason: 'HTTP 503' },
    'nobody can tell whether post 2 is out: HTTP 503; it is looked for on the timeline',
  ],
  [
    'ambiguous',
    { attempt: SECOND, outcome: 'throttled', reason: 'HTTP 429' },
    'the network held post 2 back: HTTP 429; the timeline is asked whether it is out all the same',
  ],
  [
    'ambiguous',
    { attempt: SECOND, outcome: 'refused', reason: 'HTTP 403' },
    'the network said no to post 2: HTTP 403; the timeline is asked whether it is out all the same',
  ],
  [
    'not-sent',
    { attempt: FIRST, reason: 'the connection was refused' },
    'post 1 never left this machine: the connection was refused; it is tried again',
  ],
  [
    'late-answer',
    { attempt: FIRST, outcome: 'posted' },
    'an answer about post 1 came late and changed nothing',
  ],
  [
    'not-seen',
    { attempt: SECOND, looks: 1 },
    'post 2 is not on the timeline, which proves nothing; it is looked for again',
  ],
  [
    'look-failed',
    { attempt: SECOND, reason: 'HTTP 503' },
    'the timeline could not tell about post 2: HTTP 503',
  ],
  ['paused', { reason: 'HTTP 429' }, 'pauses: HTTP 429'],
  [
    'held',
    { attempt: SECOND, reason: 'post 2 may be out or not: 2 posts could be it' },
    'stops for a person: post 2 may be out or not: 2 posts could be it',
  ],
  [
    'refused',
    { reason: 'the network refused post 2: HTTP 403' },
    'stops for a person: the network refused post 2: HTTP 403',
  ],
  ['needs-review', { reason: 'half a thread is out' }, 'stops for a person: half a thread is out'],
  ['resumed', { by: BY }, `${BY} lets it go on`],
  ['accepted', { by: BY }, `${BY} takes what is out for the whole`],
  ['named', { by: BY, index: 1, remoteId: '9000' }, `${BY} says that post 2 is out as 9000`],
  ['sent-again', { by: BY, index: 1 }, `${BY} has post 2 sent again`],
  ['abandoned', { by: BY, index: 1 }, `${BY} gives post 2 up`],
  ['cancelled', { reason: 'rejected by Ana' }, 'ended, and nothing more of it is sent: rejected by Ana'],
  [
    'restored',
    { reason: 'restored from a backup of 2026-01-05', was: 'approved' },
    'waits for a person: restored from a backup of 2026-01-05',
  ],
  [
    'gate',
    { kind: 'rate', reason: 'HTTP 429', until: Date.UTC(2026, 0, 5, 9, 15) },
    'the account may not post until 2026-01-05T09:15:00.000Z: HTTP 429',
  ],
  ['gate', { kind: 'auth', reason: 'HTTP 401', until: null }, 'the account may not post for now: HTTP 401'],
  ['gate', { kind: 'open', reason: '', until: null }, 'the account may post again'],
  ['pinned', { network: 'x', id: '42', handle: 'mara' }, 'the account is @mara (id 42)'],
  ['pruned', { threads: 12, before: 0 }, '12 finished threads are no longer kept'],
];

/** Every kind of event that the program writes, as its source says it. */
function listKinds(): readonly string[] {
  const texts = readSources('src').map(({ text }) => text);
  const steps = texts.flatMap((text) => [...text.matchAll(/\btake\((?:[^;]*?),\s*at,\s*'([a-z-]+)'/g)]);
  const notes = texts.flatMap((text) => [...text.matchAll(/thread: (?:null|id), kind: '([a-z-]+)'/g)]);
  return [...new Set([...steps, ...notes].map(([, kind]) => kind ?? ''))];
}

describe('an event', () => {
  it.each(STORIES)('%s %j is told in words', (kind, about, told) => {
    expect(tellEvent({ kind, about })).toBe(told);
  });

  it('has words of its own whatever kind the program writes', () => {
    const told = new Set(STORIES.map(([kind]) => kind));
    expect(listKinds().length).toBeGreaterThan(20);
    // One line in src/model/story.ts and one above for each new kind.
    expect(listKinds().filter((kind) => !told.has(kind))).toEqual([]);
  });

  it('of a kind that nobody knows is shown as it is', () => {
    expect(tellEvent({ kind: 'sung', about: { song: 'ABBA' } })).toBe('sung {"song":"ABBA"}');
    expect(tellEvent({ kind: 'constructor', about: {} })).toBe('constructor {}');
  });

  it('whose details are missing or odd is told all the same', () => {
    for (const [kind] of STORIES) {
      expect(tellEvent({ kind, about: {} })).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});
