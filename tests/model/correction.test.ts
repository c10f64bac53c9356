import { describe, expect, it } from 'vitest';
import { findKnown, nextLook, noteFinding, storyOf, writeCorrection } from '../../src/model/correction.ts';
import type { Difference } from '../../src/model/difference.ts';
import { record } from '../../src/model/delivery.ts';
import { findMatches, showsParent } from '../../src/model/sighting.ts';
import { openThread, type Event, type Thread } from '../../src/model/thread.ts';
import { weigh } from '../../src/model/weight.ts';
import { arm, reserve } from '../../src/model/delivery.ts';
import { OPEN_GATE } from '../../src/model/account.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T0 = Date.UTC(2026, 0, 5, 9);

const NOTHING: Difference = { title: null, byline: null, added: [], gone: [], changed: [], note: null };
const fits = (text: string): boolean => weigh(text) <= 280;

function write(change: Partial<Difference>): string | null {
  return writeCorrection({ ...NOTHING, ...change }, fits);
}

const PASSAGE = {
  before: 'Cargo grew. Port Alder handled 4.1 million tonnes last year.',
  after: 'Cargo grew. Port Alder handled 4.7 million tonnes last year.',
  numbers: { before: '4.1', after: '4.7' },
  names: null,
};

describe('the text of a correction', () => {
  it('is the article’s own note where it has one that fits', () => {
    const note = 'Correction: the vote was on Tuesday, not on Monday.';
    expect(write({ note, title: { before: 'A', after: 'B' } })).toBe(note);
    expect(write({ note: `Correction: ${'long '.repeat(60)}.`, changed: [PASSAGE] })).toContain(
      '4.7 million',
    );
  });

  it('is the headline as it reads now, else the very sentence that holds the new number', () => {
    const title = { before: 'Port approves', after: 'Port rejects' };
    expect(write({ title, changed: [PASSAGE] })).toBe('Correction: the headline now reads “Port rejects”');
    expect(write({ changed: [PASSAGE] })).toBe(
      'Correction: the story now says “Port Alder handled 4.7 million tonnes last year.”',
    );
  });

  it('is none where nothing fits a post, or X would make something in it live', () => {
    expect(write({ title: { before: 'A', after: 'Ask @victim' } })).toBeNull();
    expect(write({ title: { before: 'A', after: 'B'.repeat(300) } })).toBeNull();
    expect(write({ changed: [{ ...PASSAGE, numbers: null }] })).toBeNull();
  });
});

describe('the looks at an article that is out', () => {
  it('come at growing gaps after the first post, and none comes twice', () => {
    const looks: number[] = [];
    for (let at = nextLook(0, 0); at <= 48 * HOUR; at = nextLook(0, at)) looks.push(at);
    expect(looks.slice(0, 6).map((at) => at / MINUTE)).toEqual([15, 75, 255, 615, 975, 1335]);
    expect(looks.length).toBe(10);
  });

  it('skip what was slept through', () => {
    expect(nextLook(0, 20 * HOUR)).toBe(615 * MINUTE + 12 * HOUR);
    expect(nextLook(T0, T0 - HOUR)).toBe(T0 + 15 * MINUTE);
  });
});

const event = (kind: string, about: Event['about']): Event => ({
  at: T0,
  account: 'mara',
  thread: 't',
  kind,
  about,
});

describe('what a thread’s people know of its article', () => {
  it('is the last revision that was put before them', () => {
    const kept = ['a', 'b', 'c'].map((hash) => ({ hash, title: hash, byline: [], blocks: [] }));
    const filed = event('filed', { revision: 'a' });
    const held = event('withheld', { why: 'changed', mark: 'b' });
    expect(findKnown([filed], kept)?.hash).toBe('a');
    expect(findKnown([filed, held, event('withheld', { why: 'shared', mark: 'c' })], kept)?.hash).toBe('b');
    expect(
      findKnown([filed, held, event('article-changed', { why: 'changed', mark: 'a' })], kept)?.hash,
    ).toBe('a');
    expect(findKnown([event('filed', {})], kept)).toBeNull();
  });

  it('is told once for each revision, and only of a thread that is out', () => {
    const thread: Thread = { ...correction(), state: 'published' };
    const finding = { why: 'changed', mark: 'b', reason: 'the headline' } as const;
    const step = noteFinding(thread, [], finding, null, T0);
    expect(step).toMatchObject({ kind: 'done', events: [{ kind: 'article-changed', about: finding }] });
    expect(noteFinding(thread, step.kind === 'done' ? step.events : [], finding, null, T0).kind).toBe(
      'refused',
    );
    expect(noteFinding({ ...thread, state: 'publishing' }, [], finding, null, T0).kind).toBe('refused');
  });

  it('belongs to the story, whichever thread of it is meant', () => {
    expect(storyOf('https://ledger.example/a#correction-0123abcd')).toBe('https://ledger.example/a');
    expect(storyOf('https://ledger.example/a')).toBe('https://ledger.example/a');
  });
});

function correction(): Thread {
  const posts = [{ text: 'Correction: five.', weight: 17, sources: [] }];
  const about = { account: 'mara', article: 'https://ledger.example/a#correction-0123abcd', title: 'A' };
  return openThread(
    { ...about, byline: 'Mara Ellison', posts, reason: '', approvedBy: 'Ana', replyTo: '1003' },
    T0,
  );
}

/** A correction whose one post is armed; other posts went out since the one that it replies to. */
function armed(): Thread {
  const reserved = reserve(correction(), OPEN_GATE, false, '2000', T0);
  if (reserved.kind === 'refused') throw new Error(reserved.reason);
  const step = arm(reserved.thread, 0, OPEN_GATE, T0 + 20_000, T0);
  if (step.kind === 'refused') throw new Error(step.reason);
  return step.thread;
}

describe('a correction that replies to a post from long ago', () => {
  it('is found by that post, though no read shows it, and by no other post of the same words', () => {
    const [attempt] = armed().attempts;
    if (attempt === undefined) throw new Error('nothing was armed');
    expect(attempt.parentId).toBe('1003');
    const post = { id: '2001', editIds: ['2001'], text: attempt.text, parentId: '1003', at: T0 };
    const loose = { ...post, id: '2002', editIds: ['2002'], parentId: null };
    expect(showsParent(attempt, [])).toBe(true);
    expect(findMatches(attempt, [post, loose], new Set())).toEqual([post]);
  });

  it('is not taken to be out by an answer that names a post from before it', () => {
    const thread = armed();
    const id = thread.attempts[0]?.id ?? '';
    const text = 'Correction: five.';
    const old = record(thread, id, { kind: 'posted', id: '1500', text }, 5_000, T0);
    expect(old).toMatchObject({ kind: 'done', thread: { state: 'reconciling' } });
    const out = record(thread, id, { kind: 'posted', id: '2001', text }, 5_000, T0);
    expect(out).toMatchObject({ kind: 'done', thread: { state: 'published' } });
  });
});
