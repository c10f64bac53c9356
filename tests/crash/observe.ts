import { isClosedByPerson } from '../../src/model/account.ts';
import { UNDER_WAY, type Thread } from '../../src/model/thread.ts';
import type { Story, Model, Real } from './model.ts';

/** claim */
export function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Looks at everything, holds it against what people said, and takes note of how far it got. */
export async function observe(model: Model, real: Real): Promise<readonly Thread[]> {
  const threads = await real.test.store.threads();
  for (const story of model.stories) {
    const thread = threads.find(({ id }) => id === story.id);
    if (thread === undefined) throw new Error(`thread ${story.id} is gone`);
    observeStory(model, story, thread);
    observeSlots(model, real, thread);
  }
  observeTruth(model, real);
  const { gate } = await real.test.store.accountState('mara');
  const { size } = model.paused;
  claim(isClosedByPerson(gate) === size > 0, `${size} pauses, and the gate is ${gate.kind}`);
  const underWay = threads.filter(({ state }) => UNDER_WAY.includes(state));
  claim(underWay.length <= 1, `${underWay.length} threads go out at once`);
  claim(real.test.network.maxInFlight <= 1, 'two calls were in flight at once');
  return threads;
}

function observeStory(model: Model, story: Story, thread: Thread): void {
  const { state, slots, attempts } = thread;
  const { id, texts } = story;
  if (story.phase === 'begun' && wasPutBack(thread)) story.phase = 'approved';
  const { phase } = story;
  const notBegun = state === 'in_review' || state === 'approved' || state === 'cancelled';
  if (phase === 'approved' && !notBegun) {
    claim(model.paused.size === 0 || attempts.length === story.attempts, `${id} is begun though paused`);
    story.phase = 'begun';
  } else if (phase === 'approved' && state === 'in_review') {
    // The program may take an approval back; it never gives one.
    Object.assign(story, { phase: state, approved: null });
  } else
    claim(phase === 'begun' ? !notBegun : phase === state, `${id} is ${state}, and people left it ${phase}`);
  claim(
    slots.map(({ text }) => text).join('\n') === texts.join('\n'),
    `${id} has other words than its editor's`,
  );
  const more = attempts.length - story.attempts;
  claim(
    more === 0 || story.phase === 'begun' || wasPutBack(thread),
    `${id} was sent although it is ${story.phase}`,
  );
  claim(
    more === 0 || model.paused.size === 0,
    `${id} was armed although ${[...model.paused].join()} is paused`,
  );
  story.attempts = attempts.length;
}

/** The program may begin a thread anew of whose calls each is known to have sent nothing. */
function wasPutBack({ state, slots, attempts }: Thread): boolean {
  const waits = state === 'approved' || state === 'in_review';
  const nothing = attempts.every(({ outcome }) => outcome === 'not-sent' || outcome === 'throttled');
  return waits && nothing && slots.every((slot) => slot.state === 'pending');
}

function observeSlots(model: Model, real: Real, { id, state, slots }: Thread): void {
  const { truth } = real.test.network;
  for (const slot of slots) {
    const out = truth.filter(({ text }) => text === slot.text).map((post) => post.id);
    const known = slot.remoteId;
    claim((slot.state === 'posted') === (known !== null), `${id}/${slot.index} is ${slot.state} as ${known}`);
    claim(known === null || out.includes(known), `${id}/${slot.index} is called ${known}, which is not it`);
    const denied = slot.state === 'pending' || slot.state === 'refused';
    claim(
      !denied || out.length === 0 || model.again.has(slot.text),
      `${id}/${slot.index} is out and ${slot.state}`,
    );
    claim(state !== 'published' || known !== null, `${id} is published and not whole`);
  }
}

function observeTruth(model: Model, real: Real): void {
  const { truth } = real.test.network;
  for (const { text, parentId } of truth.slice(model.truth)) {
    const story = model.stories.find(({ texts }) => texts.includes(text));
    if (story?.phase !== 'begun')
      throw new Error(`"${text}" is public, its story is ${story?.phase ?? 'no more'}`);
    claim(story.approved?.includes(text) === true, `"${text}" is public and was never approved`);
    const copies = truth.filter((post) => post.text === text).length;
    claim(copies <= 1 + (model.again.get(text) ?? 0), `"${text}" is public ${copies} times`);
    const before = story.texts[story.texts.indexOf(text) - 1];
    const parent = truth.find(({ id }) => id === parentId)?.text;
    claim(before === parent, `"${text}" replies to "${parent ?? 'nothing'}"`);
  }
  model.truth = truth.length;
}
