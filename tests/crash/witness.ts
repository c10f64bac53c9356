import { hashTexts, type SlotState, type Thread } from '../../src/model/thread.ts';
import type { Dispatch, Sighting } from '../../src/model/outcome.ts';
import type { Store } from '../../src/ports/store.ts';
import { createExpiry } from './expiry.ts';
import { createRollbackWitness } from './rollbacks.ts';
import type { Actor, Stage } from './stage.ts';
import type { Truth } from './truth.ts';

/** Sees every commit and every call, holds them against the truth, and notes what breaks an invariant. */
export type Witness = {
  /** Broken invariants: the number it has, and what was seen. */
  readonly faults: string[];
  /** The store, with every commit seen. */
  watch(store: Store): Store;
  /** A call is about to leave, by the clock of the machine. */
  asked(dispatch: Dispatch): void;
  /** A post leaves; its caller waits `until` then, true time. */
  called(actor: Actor, dispatch: Dispatch, until: number): void;
  calledRemove(actor: Actor, remoteId: string, until: number): void;
  hangUp(actor: Actor): void;
  accepted(post: Sighting): void;
  removed(post: Sighting, by: 'the bot' | 'hand'): void;
};

/** What the witness must know of the world. `cap`: posts in 15 minutes of the account's budget. */
type Seen = {
  readonly stage: Stage;
  readonly truth: () => Truth;
  readonly cap: number | null;
  readonly notAfter: number | null;
};

/** Verbs of the store that change nothing. */
export const READS: ReadonlySet<string> = new Set([
  'accountState',
  'feedState',
  'dueEntries',
  'entriesFor',
  'entriesSince',
  'threads',
  'thread',
  'openThreads',
  'events',
  'spendings',
  'revisions',
  'threadsOut',
  'close',
]);

/** States from which a slot's post may be out. */
const SENT: ReadonlySet<SlotState> = new Set(['armed', 'ambiguous', 'held', 'refused']);

/** States in which a slot's post has an id. */
const KNOWN: ReadonlySet<SlotState> = new Set(['posted', 'deleting', 'deleted']);

const QUARTER_HOUR = 15 * 60_000;

type Place = { readonly thread: string; readonly index: number; readonly before: string | null };
/** A call whose caller waits for its answer; `until` by true time, `localUntil` by the machine's clock. */
type OnTheLine = {
  readonly what: string;
  readonly isDelete: boolean;
  readonly until: number;
  readonly localUntil: number;
  isOver(): boolean;
};

type Armed = {
  readonly id: string;
  readonly text: string;
  readonly parentId: string | null;
  readonly at: number;
};

/** A witness who has seen nothing yet. */
export function createWitness({ stage, truth, cap, notAfter }: Seen): Witness {
  const faults: string[] = [];
  const places = new Map<string, Place>();
  const approved = new Map<string, string>();
  const armed: Armed[] = [];
  const called = new Map<string, number>();
  const again = new Map<string, number>();
  const onTheLine = new Map<Actor, OnTheLine>();
  const pausedBy = new Set<string>();
  const expiry = createExpiry(notAfter);
  let last: readonly Thread[] = [];
  const breach = (invariant: number, what: string): void =>
    void faults.push(`invariant ${invariant}: ${what}`);
  const rollbacks = createRollbackWitness({ truth, threads: () => last, strays: again, pausedBy, breach });
  const isOut = (text: string): boolean => truth().posts.some((post) => post.text === text);
  const mayBeOut = (text: string): boolean =>
    isOut(text) || truth().late.some(({ dispatch }) => dispatch.text === text);

  const learn = (threads: readonly Thread[]): void => {
    for (const { id, slots, replyTo } of threads) {
      const parent = truth().posts.find((post) => post.id === replyTo)?.text ?? null;
      for (const { text, index } of slots) {
        const before = index === 0 ? parent : (slots[index - 1]?.text ?? null);
        if (!places.has(text)) places.set(text, { thread: id, index, before });
      }
    }
  };

  const checkSlots = (before: Thread | undefined, after: Thread, verb: string): void => {
    for (const slot of after.slots) {
      const { text, index, remoteId, state } = slot;
      const was = before?.slots[index];
      const name = `post ${index + 1} of ${after.id}`;
      const isAgain = verb === 'sendAgain';
      if (was?.text === text && SENT.has(was.state) && state === 'pending') {
        if (isAgain) again.set(text, (again.get(text) ?? 0) + 1);
        else if (mayBeOut(text))
          breach(6, `${name} is pending again by ${verb}, and it is out or on its way`);
      }
      if (state === 'refused' && was?.state !== state && mayBeOut(text) && !again.has(text)) {
        breach(8, `${name} is called refused, and it is out or on its way`);
      }
      if (KNOWN.has(state) !== (remoteId !== null)) breach(7, `${name} is ${state} with id ${remoteId}`);
      const post = truth().posts.find(({ id }) => id === remoteId);
      if (state === 'posted' && post?.text !== text)
        breach(7, `${name} is called posted as ${remoteId}, which is not it`);
    }
    if (after.state === 'published' && after.slots.some(({ state }) => state !== 'posted')) {
      breach(7, `${after.id} is called published and is not whole`);
    }
  };

  const checkArmed = (before: readonly Thread[], after: readonly Thread[], id: string): void => {
    const thread = after.find((each) => each.id === id);
    const attempt = thread?.attempts.at(-1);
    if (thread === undefined || attempt === undefined) return breach(2, `${id} was armed without an attempt`);
    const was = before.find((each) => each.id === id);
    if (was?.attempts.some(({ outcome }) => outcome === null) === true)
      breach(3, `${id} has two open attempts`);
    if (approved.get(id) !== hashTexts(thread.slots.map(({ text }) => text))) {
      breach(5, `${id} is armed with texts that nobody approved`);
    }
    if (pausedBy.size > 0)
      breach(10, `${id} is armed although a person paused ${[...pausedBy].join(' and ')}`);
    armed.push({ id: attempt.id, text: attempt.text, parentId: attempt.parentId, at: stage.now() });
    checkBudget(after);
  };

  const checkBudget = (after: readonly Thread[]): void => {
    if (cap === null) return;
    const outcomes = new Map(
      after.flatMap(({ attempts }) => attempts.map(({ id, outcome }) => [id, outcome])),
    );
    const spent = armed.filter(({ id, at }) => {
      // The one just armed has no outcome yet.
      const outcome = outcomes.get(id) ?? 'unknown';
      return at > stage.now() - QUARTER_HOUR && (outcome === 'posted' || outcome === 'unknown');
    });
    if (spent.length > cap) breach(9, `${spent.length} posts in 15 minutes, the budget allows ${cap}`);
  };

  const checkAll = (threads: readonly Thread[]): void => {
    const keys = threads.map(({ account, article }) => `${account} ${article}`);
    if (new Set(keys).size < keys.length) breach(11, 'two threads of one account about one article');
    const ids = threads.flatMap(({ slots }) => slots.flatMap(({ remoteId }) => remoteId ?? []));
    if (new Set(ids).size < ids.length) breach(7, `one post is bound to two slots: ${ids.join(' ')}`);
  };

  const noteApproval = (
    before: readonly Thread[],
    after: readonly Thread[],
    verb: string,
    id: string,
  ): void => {
    for (const thread of after) {
      const isNew = !before.some((each) => each.id === thread.id);
      const hash = hashTexts(thread.slots.map(({ text }) => text));
      if (isNew && thread.approvedBy !== null) approved.set(thread.id, hash);
      if (thread.id === id && verb === 'approve') approved.set(id, hash);
      if (thread.id === id && (verb === 'edit' || verb === 'withhold')) approved.delete(id);
    }
  };

  const seeCommit = async (
    store: Store,
    verb: string,
    words: readonly unknown[],
    done: boolean,
  ): Promise<void> => {
    const [name] = words;
    const id = String(name);
    if (verb === 'closeGate' && isPause(words[1])) pausedBy.add(id);
    if (verb === 'openGate' && done) pausedBy.delete(id);
    const before = last;
    last = await store.threads();
    learn(last);
    if (done) noteApproval(before, last, verb, id);
    if (done) expiry.note(verb, words, last);
    if (done && verb === 'arm') {
      checkArmed(before, last, id);
      for (const fault of expiry.armed(words, last)) breach(10, fault);
    }
    for (const thread of last)
      checkSlots(
        before.find((each) => each.id === thread.id),
        thread,
        verb,
      );
    checkAll(last);
    if (done) {
      rollbacks.seeCommit(
        verb,
        last.find((thread) => thread.id === id),
      );
    }
  };

  /** By the clock of the machine a call is over sooner when it was set forward, and a delete may then be made again. */
  const checkLine = (actor: Actor, call: OnTheLine): void => {
    for (const [rival, { what, isDelete, until, localUntil, isOver }] of onTheLine) {
      const thoughtOver = (isDelete || call.isDelete) && localUntil <= stage.local();
      // A call that was seen to have succeeded is over for everybody but the one who waits for its answer.
      if (rival !== actor && until > stage.now() && !thoughtOver && !isOver()) {
        breach(3, `"${call.what}" is sent while "${what}" is in flight`);
      }
    }
    onTheLine.set(actor, call);
  };

  return {
    faults,
    watch: (store) =>
      new Proxy(store, {
        get: (target, verb) => {
          const act: unknown = Reflect.get(target, verb);
          if (typeof act !== 'function' || READS.has(String(verb))) return act;
          return async (...words: unknown[]): Promise<unknown> => {
            const ruling: unknown = await Reflect.apply(act, target, words);
            await seeCommit(store, String(verb), words, isDone(ruling));
            return ruling;
          };
        },
      }),
    asked: ({ text }) => {
      for (const fault of expiry.asked(text, stage.local())) breach(10, fault);
    },
    called: (actor, { text, parentId }, until) => {
      const intents = armed.filter((each) => each.text === text && each.parentId === parentId).length;
      const calls = (called.get(text) ?? 0) + 1;
      called.set(text, calls);
      if (intents === 0) breach(2, `"${text}" is sent and was never armed so`);
      else if (calls > armed.filter((each) => each.text === text).length)
        breach(2, `"${text}" is sent more often than armed`);
      const localUntil = stage.local() + until - stage.now();
      checkLine(actor, { what: text, isDelete: false, until, localUntil, isOver: () => isOut(text) });
    },
    calledRemove: (actor, remoteId, until) => {
      rollbacks.called(remoteId);
      const isOver = (): boolean => truth().standing.every(({ id }) => id !== remoteId);
      const localUntil = stage.local() + until - stage.now();
      checkLine(actor, { what: `delete ${remoteId}`, isDelete: true, until, localUntil, isOver });
    },
    removed: rollbacks.removed,
    hangUp: (actor) => void onTheLine.delete(actor),
    accepted: ({ id, text, parentId }) => {
      if (text.startsWith('By hand')) return;
      const place = places.get(text);
      if (place === undefined) return breach(5, `"${text}" is public and belongs to no thread`);
      const same = truth().posts.filter((post) => post.text === text);
      if (same.length > 1 + (again.get(text) ?? 0))
        breach(1, `"${text}" is public ${same.length} times (${id})`);
      const parent = truth().posts.find((post) => post.id === parentId);
      if ((parent?.text ?? null) !== place.before)
        breach(4, `"${text}" replies to "${parent?.text ?? 'nothing'}"`);
    },
  };
}

function isPause(gate: unknown): boolean {
  return typeof gate === 'object' && gate !== null && Reflect.get(gate, 'kind') === 'paused';
}

function isDone(ruling: unknown): boolean {
  if (typeof ruling === 'boolean') return ruling;
  if (Array.isArray(ruling)) return true;
  return typeof ruling === 'object' && ruling !== null && Reflect.get(ruling, 'kind') === 'done';
}
