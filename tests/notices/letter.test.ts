import { describe, expect, it } from 'vitest';
import type { Slot, Thread } from '../../src/model/thread.ts';
import { writeLetter } from '../../src/notices/letter.ts';
import type { Notice } from '../../src/model/notice.ts';
import { createThread, FILED_AT, fileNotice } from './letters.ts';

function read(notice: Notice) {
  const letter = writeLetter(notice);
  if (letter === null) throw new Error('no letter');
  return JSON.parse(letter.body);
}

function idOf(notice: Notice): string | undefined {
  return writeLetter(notice)?.id;
}

function firstIsOut(thread: Thread): readonly Slot[] {
  return thread.slots.map((slot) => (slot.index === 0 ? { ...slot, state: 'posted', remoteId: '7' } : slot));
}

const GATE: Notice = {
  kind: 'gate-closed',
  account: 'mara',
  gate: { kind: 'rate', reason: 'HTTP 429', until: FILED_AT + 900_000 },
  at: FILED_AT,
};

describe('a letter', () => {
  it('tells of a thread that waits for approval, with its reason', () => {
    expect(read(fileNotice())).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      at: '2026-01-05T09:00:00.000Z',
      kind: 'needs-review',
      account: 'mara',
      thread: createThread().id,
      article: 'https://ledger.example/story-1',
      title: 'Port Alder approves “berth 4”',
      reason: 'waits for approval',
      byline: 'Mara Ellison',
      state: 'in_review',
      posts: 2,
      out: 0,
    });
  });

  it('tells of half a thread as such, and how much of it is out', () => {
    const half = createThread({
      state: 'needs_review',
      reason: 'refused',
      slots: firstIsOut(createThread()),
    });
    expect(read({ kind: 'needs-person', thread: half })).toMatchObject({
      kind: 'half-thread',
      state: 'needs_review',
      reason: 'refused',
      posts: 2,
      out: 1,
    });
  });

  it('calls a thread that needs a person half only while some posts are out, and not all', () => {
    const none = createThread({ state: 'needs_review' });
    const all = none.slots.map((slot) => ({ ...slot, state: 'posted', remoteId: '7' }) as const);
    expect(read({ kind: 'needs-person', thread: none }).kind).toBe('needs-review');
    expect(read({ kind: 'needs-person', thread: { ...none, slots: all } }).kind).toBe('needs-review');
  });

  it('tells of a closed gate with its reason and its time', () => {
    const about = { thread: null, article: null, title: null };
    expect(read(GATE)).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      at: '2026-01-05T09:00:00.000Z',
      kind: 'gate-closed',
      account: 'mara',
      ...about,
      reason: 'HTTP 429',
      gate: 'rate',
      until: '2026-01-05T09:15:00.000Z',
    });
    const auth = { kind: 'auth', reason: 'HTTP 401', until: null } as const;
    expect(read({ ...GATE, gate: auth })).toMatchObject({ gate: 'auth', until: null });
  });

  it('tells what changed in an article whose thread is out, and which thread corrects it', () => {
    const thread = createThread({ state: 'published', reason: '', slots: firstIsOut(createThread()) });
    const notice = {
      kind: 'correction',
      thread,
      difference: '4.1 became 4.7',
      correction: 'c0ffee',
    } as const;
    expect(read(notice)).toMatchObject({
      kind: 'correction',
      account: 'mara',
      thread: thread.id,
      article: 'https://ledger.example/story-1',
      reason: 'a correction waits for approval',
      difference: '4.1 became 4.7',
      correction: 'c0ffee',
      state: 'published',
      out: 1,
    });
    expect(read({ ...notice, correction: null })).toMatchObject({ correction: null });
    expect(idOf({ ...notice, difference: '4.7 became 4.9' })).not.toBe(idOf(notice));
  });

  it('is not written about a single post, nor about a thread that a rule approved', () => {
    const thread = createThread({ state: 'approved' });
    const [slot] = thread.slots;
    expect(slot).toBeDefined();
    if (slot !== undefined) expect(writeLetter({ kind: 'posted', thread, slot })).toBeNull();
    expect(writeLetter({ kind: 'filed', thread })).toBeNull();
  });

  it('has the same id for the same event and another one for every other event', () => {
    const out = createThread({ state: 'published', updatedAt: FILED_AT + 5 });
    const events: readonly Notice[] = [
      fileNotice(),
      fileNotice({ id: 'other' }),
      { kind: 'needs-person', thread: createThread({ state: 'needs_review' }) },
      { kind: 'needs-person', thread: createThread({ state: 'needs_review', updatedAt: FILED_AT + 1 }) },
      { kind: 'published', thread: out },
      GATE,
      { ...GATE, at: FILED_AT + 1 },
      { ...GATE, account: 'other' },
    ];
    expect(new Set(events.map(idOf)).size).toBe(events.length);
    expect(events.map(idOf)).toEqual(structuredClone(events).map(idOf));
  });

  it('says that a thread is out under one id, whatever touches the thread afterwards', () => {
    const ids = [5, 6].map((late) =>
      idOf({ kind: 'published', thread: createThread({ state: 'published', updatedAt: FILED_AT + late }) }),
    );
    expect(ids[0]).toBe(ids[1]);
  });
});
