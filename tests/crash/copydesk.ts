import { isClosedByPerson } from '../../src/model/account.ts';
import { UNDER_WAY, type Thread } from '../../src/model/thread.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { pinAccount } from '../../src/newsroom/pin.ts';
import type { Clock, Desk, DeskAccount } from '../../src/ports/desk.ts';
import { createTestDesk, FEED, type TestDesk } from '../newsroom/desk.ts';

/** A story as people know it: its words, whose words were approved, and how far it may have got. */
export type Story = {
  readonly id: string;
  texts: readonly string[];
  approved: readonly string[] | null;
  phase: 'in_review' | 'approved' | 'begun' | 'cancelled';
  attempts: number;
};

/** What must hold, as little as can be: no states of delivery, only what people said. */
export type Model = {
  readonly stories: readonly Story[];
  /** Accounts (`*`: all) that a person has paused. */
  readonly paused: Set<string>;
  /** How often a person had the program send a text again. */
  readonly again: Map<string, number>;
  truth: number;
};

/** The real newsroom over the store in memory and the fake network, whose time the machine's clock need not follow. */
export type Real = {
  readonly test: TestDesk;
  readonly desk: Desk;
  readonly account: DeskAccount;
  /** Sets the machine's clock on or back, in milliseconds. */
  jump(ms: number): void;
  /** What was met so far, over all runs. */
  readonly met: Map<string, number>;
};

const NEVER = new AbortController().signal;

/** Rounds of delivery after which a settling desk is taken to go round in circles. */
const MOST_ROUNDS = 400;

/** The process is gone. */
export class Crash extends Error {}

/** A desk with this many stories of three posts in review; `met` counts across desks. */
export async function openCopydesk(
  count: number,
  met: Map<string, number>,
): Promise<{ model: Model; real: Real }> {
  const test = createTestDesk();
  let skew = 0;
  const clock: Clock = { now: () => test.clock.now() + skew, wait: test.clock.wait };
  const desk: Desk = { ...test, clock };
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  await pinAccount(desk, account, NEVER);
  const stories: Story[] = [];
  for (let n = 0; n < count; n++) stories.push(await fileStory(desk, n));
  const jump = (ms: number): void => void (skew += ms);
  const model: Model = { stories, paused: new Set(), again: new Map(), truth: 0 };
  return { model, real: { test, desk, account, jump, met } };
}

async function fileStory({ store, clock }: Desk, n: number): Promise<Story> {
  const texts = [1, 2, 3].map((part) => `Story ${n}, part ${part}.`);
  const posts = texts.map((text) => ({ text, weight: text.length, sources: [] }));
  const article = `https://ledger.example/told-${n}`;
  const about = { account: 'mara', article, title: `Story ${n}`, byline: 'Mara Ellison' };
  const draft = { ...about, posts, reason: 'waits for approval', approvedBy: null };
  const entry = { feed: FEED, byline: 'Mara Ellison', key: article };
  const [thread] = await store.file(entry, [draft], clock.now());
  return { id: thread?.id ?? '', texts, approved: null, phase: 'in_review', attempts: 0 };
}

/** Counts something that was met. */
export function meet({ met }: Real, what: string): void {
  met.set(what, (met.get(what) ?? 0) + 1);
}

/** Something that happens in the middle of a process's work: before its call number `at` of the store or network. */
export type Interruption = { readonly at: number; readonly act: () => Promise<void> };

/** A process from its start for some rounds of delivery; between two it waits, or the clock goes on to when it is due. */
export async function tick(real: Real, rounds: number, interruption?: Interruption): Promise<void> {
  const { test, desk, account } = real;
  let calls = 0;
  const step = async (): Promise<void> => {
    if (++calls === interruption?.at) await interruption.act();
  };
  const network = stepping(account.network, step);
  const own = { ...account, network };
  const mine: Desk = { ...desk, accounts: [own], store: stepping(desk.store, step) };
  try {
    for (let round = 0; round < rounds; round++) {
      const standing = await pinAccount(mine, own, NEVER);
      if (standing.kind === 'unverified') return;
      const until = await deliver(mine, own, standing.identity, NEVER);
      if (until === null) return;
      test.clock.advance(Math.max(until - desk.clock.now(), 1));
    }
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    meet(real, 'crash');
  }
}

/** A port before each of whose calls something is done first. */
function stepping<T extends object>(port: T, before: () => Promise<void>): T {
  return new Proxy(port, {
    get: (target, name) => {
      const verb: unknown = Reflect.get(target, name);
      if (typeof verb !== 'function') return verb;
      return async (...words: unknown[]): Promise<unknown> => {
        await before();
        return (await Reflect.apply(verb, target, words)) as unknown;
      };
    },
  });
}

function claim(holds: boolean, what: string): void {
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

function observeStory(model: Model, story: Story, { state, slots, attempts }: Thread): void {
  const { id, texts, phase } = story;
  const notBegun = state === 'in_review' || state === 'approved' || state === 'cancelled';
  if (phase === 'approved' && !notBegun) {
    claim(model.paused.size === 0 || attempts.length === 0, `${id} is begun though paused`);
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
  claim(more === 0 || story.phase === 'begun', `${id} was sent although it is ${story.phase}`);
  claim(
    more === 0 || model.paused.size === 0,
    `${id} was armed although ${[...model.paused].join()} is paused`,
  );
  story.attempts = attempts.length;
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

/** Faults end, people let everything go on: whatever is approved goes out, or waits for a person. */
export async function settle(model: Model, real: Real): Promise<void> {
  const { network, store, clock } = real.test;
  network.faults.length = 0;
  network.reads.length = 0;
  for (const name of ['mara', '*']) await store.openGate(name, real.desk.clock.now());
  model.paused.clear();
  await tick(real, MOST_ROUNDS);
  clock.advance(3_600_000);
  await network.find(null, NEVER);
  for (const { state, id, reason } of await observe(model, real)) {
    claim(state !== 'approved' && !UNDER_WAY.includes(state), `${id} stays ${state} (${reason})`);
    meet(real, state);
  }
}
