import { hashTexts, type Thread } from '../../src/model/thread.ts';
import type { Store } from '../../src/ports/store.ts';
import { createExpiry } from './expiry.ts';
import { createRollbackWitness } from './rollbacks.ts';
import type { Actor } from './stage.ts';
import {
  countSpent,
  findTwins,
  isPause,
  watchCommits,
  type Witness,
  type Seen,
  SENT,
  KNOWN,
  type Place,
  type OnTheLine,
  type Armed,
} from './watched.ts';

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
    const spent = countSpent(armed, after, stage.now());
    if (spent > cap) breach(9, `${spent} posts in 15 minutes, the budget allows ${cap}`);
  };

  const noteApproval = (
    before: readonly Thread[],
    after: readonly Thread[],
    verb: string,
    id: string,
  ): void => {
    for (const thread of after) {
      const isNew = !before.some((each) => each.id === thread.id);
      const isApproved = (isNew && thread.approvedBy !== null) || (thread.id === id && verb === 'approve');
      if (isApproved) approved.set(thread.id, hashTexts(thread.slots.map(({ text }) => text)));
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
    for (const [invariant, what] of findTwins(last)) breach(invariant, what);
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
    watch: (store) => watchCommits(store, seeCommit),
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
