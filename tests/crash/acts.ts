import { hashTexts, type Slot, type Thread } from '../../src/model/thread.ts';
import type { Ruling } from '../../src/model/step.ts';
import { sendAgain } from '../../src/newsroom/send-again.ts';
import { meet } from './copydesk.ts';
import type { Model, Real, Story } from './model.ts';

const NEVER = new AbortController().signal;

/** How many stories there are. */
export const STORIES = 2;

/** Something that a person does: carries it out, and holds what came of it against what must. */
export type Act = (model: Model, real: Real) => Promise<void>;

function expectRuling(ruling: Ruling, wanted: boolean, what: string): void {
  if ((ruling.kind === 'done') === wanted) return;
  throw new Error(`${what}: ${ruling.kind === 'done' ? 'done' : ruling.reason}, against what people know`);
}

function storyAt({ stories }: Model, n: number): Story {
  const story = stories[n % STORIES];
  if (story === undefined) throw new Error('there are no stories');
  return story;
}

const canChange = ({ phase }: Story): boolean => phase === 'in_review' || phase === 'approved';

const isOut = ({ texts }: Story, { test }: Real): boolean =>
  test.network.truth.some(({ text }) => texts.includes(text));

/** `twice`: two people at once, or one who clicks twice. */
export function approve(n: number, twice: boolean): Act {
  return async (model, { desk, ...real }) => {
    const story = storyAt(model, n);
    const wanted = story.phase === 'in_review' ? 1 : 0;
    const people = twice ? ['Ana', 'Ben'] : ['Ana'];
    const rulings = await Promise.all(people.map((by) => desk.store.approve(story.id, by, desk.clock.now())));
    const done = rulings.filter(({ kind }) => kind === 'done').length;
    if (done !== wanted) throw new Error(`${done} approvals of ${story.id} were taken, not ${wanted}`);
    if (done === 1) Object.assign(story, { phase: 'approved', approved: story.texts });
    if (done === 1 && twice) meet({ desk, ...real }, 'double click');
  };
}

/** `late`: a second editor saves over what the first has saved meanwhile. */
export function edit(n: number, mark: number, late: boolean): Act {
  return async (model, real) => {
    const { store, clock } = real.desk;
    const story = storyAt(model, n);
    const seen = hashTexts(story.texts);
    const write = (words: string) =>
      story.texts.map((text) => ({ text: `${text} ${words}`, weight: text.length, sources: [] }));
    const mine = write(`(${mark})`);
    const ruling = await store.edit(story.id, mine, seen, 'Ana', clock.now());
    // What has begun may have stopped before anything of it was out.
    const wanted = story.phase === 'begun' ? ruling.kind === 'done' : canChange(story);
    if (wanted && story.phase === 'begun' && isOut(story, real))
      throw new Error(`${story.id} was edited though it is out`);
    if (wanted && story.phase === 'approved') meet(real, 'edit after approval');
    expectRuling(ruling, wanted, `edit ${story.id}`);
    if (wanted)
      Object.assign(story, { texts: mine.map(({ text }) => text), approved: null, phase: 'in_review' });
    if (!late) return;
    const second = await store.edit(story.id, write(`[${mark}]`), seen, 'Ben', clock.now());
    expectRuling(second, false, `the second editor of ${story.id}`);
    if (wanted) meet(real, 'second editor told');
  };
}

/** What has begun may refuse it or stop for good; either way nothing follows that a rule of the model forbids. */
export function reject(n: number): Act {
  return async (model, { desk }) => {
    const story = storyAt(model, n);
    const ruling = await desk.store.reject(story.id, 'Ana', desk.clock.now());
    if (story.phase !== 'begun') expectRuling(ruling, canChange(story), `reject ${story.id}`);
    if (ruling.kind === 'done' && ruling.thread.state === 'cancelled') story.phase = 'cancelled';
  };
}

/** A person stops an account, or all of them. */
export function pause(name: string): Act {
  return async (model, { desk }) => {
    const gate = { kind: name === '*' ? 'killed' : 'paused', reason: 'a person', until: null } as const;
    await desk.store.closeGate(name, gate, desk.clock.now());
    model.paused.add(name);
  };
}

/** A person lets an account, or all of them, go on. */
export function resume(name: string): Act {
  return async (model, { desk }) => {
    const opened = await desk.store.openGate(name, desk.clock.now());
    if (opened !== model.paused.delete(name)) throw new Error(`${name} was ${opened ? '' : 'not '}opened`);
  };
}

/** What people may say of a post that waits for them. */
export const VERDICTS = ['posted', 'send-again', 'abandon', 'resume', 'accept'] as const;

/** Most of the time people rule on what waits for them. */
async function findWaiting(model: Model, { desk }: Real, n: number): Promise<Thread> {
  const threads = await Promise.all(model.stories.map(({ id }) => desk.store.thread(id)));
  const waiting = threads.find((thread) => thread?.state === 'needs_review');
  const thread = waiting ?? threads[n % STORIES];
  if (thread === null || thread === undefined) throw new Error('a thread is gone');
  return thread;
}

/** A person says what became of a post, or what is to be. */
export function rule(n: number, verdict: (typeof VERDICTS)[number]): Act {
  return async (model, real) => {
    const thread = await findWaiting(model, real, n);
    const { id } = thread;
    const held = thread.slots.find(({ state }) => state === 'held' || state === 'refused');
    const waits = thread.state === 'needs_review';
    const { store, clock } = real.desk;
    if (verdict === 'resume' || verdict === 'accept') {
      const ruling = await store[verdict](id, 'Ana', clock.now());
      if (!waits || verdict === 'accept') expectRuling(ruling, waits, `${verdict} ${id}`);
      return meet(real, `${verdict} ${ruling.kind}`);
    }
    if (held === undefined) return;
    if (verdict === 'abandon') {
      expectRuling(await store.abandon(id, held.index, 'Ana', clock.now()), mayTell(thread), `abandon ${id}`);
    } else if (verdict === 'posted') await namePost(real, thread, held);
    else await again(model, real, thread, held);
    meet(real, verdict);
  };
}

/** What became of a held post may be said while its thread waits, and after what is out was taken for the whole. */
function mayTell({ state }: Thread): boolean {
  return state === 'needs_review' || state === 'accepted';
}

/** A person who looks at the profile names a post only when it is there. */
async function namePost({ desk, test }: Real, thread: Thread, held: Slot): Promise<void> {
  const { id } = thread;
  const post = test.network.truth.find(({ text }) => text === held.text);
  if (post === undefined) return;
  const ruling = await desk.store.bind(id, held.index, post.id, 'Ana', desk.clock.now());
  expectRuling(ruling, mayTell(thread), `posted ${id}`);
}

/** Whoever says "send again" of a post that is there, and can be seen, does not get it sent. */
async function again(model: Model, real: Real, thread: Thread, held: Slot): Promise<void> {
  const { network } = real.test;
  const clear = network.reads.length === 0;
  const out = network.truth.some(({ text }) => text === held.text);
  const ruling = await sendAgain(real.desk, thread.id, held.index, 'Ana', NEVER);
  const slot = ruling.kind === 'done' ? ruling.thread.slots[held.index] : held;
  if (slot?.state === 'pending') model.again.set(held.text, (model.again.get(held.text) ?? 0) + 1);
  if (!out || !clear) return;
  meet(real, 'send again of what is out');
  if (slot?.state === 'pending') throw new Error(`"${held.text}" is out, and is to be sent again`);
}
