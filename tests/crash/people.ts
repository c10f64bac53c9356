import type { Thread, ThreadState } from '../../src/model/thread.ts';
import { sendAgain } from '../../src/newsroom/send-again.ts';
import type { Desk } from '../../src/ports/desk.ts';
import type { Chance } from './chance.ts';
import type { Truth } from './truth.ts';

/** Something that a person types: its words, and what it does. */
export type Command = { readonly words: string; run(desk: Desk, signal: AbortSignal): Promise<unknown> };

const BY = 'an editor';
const ACCOUNTS = ['mara', '*'] as const;
const REVERSIBLE: ReadonlySet<ThreadState> = new Set(['published', 'accepted', 'needs_review']);

/** What a person may say next, given what stands on the outbox. */
export function drawCommand(threads: readonly Thread[], truth: Truth, chance: Chance): Command {
  if (threads.length === 0 || chance.hits(0.15)) return drawSwitch(chance);
  const waiting = threads.filter(({ state }) => state === 'needs_review');
  const thread = chance.pick(waiting.length > 0 && chance.hits(0.7) ? waiting : threads);
  const leaving = threads.find(({ state }) => state === 'rolling_back');
  if (leaving !== undefined && chance.hits(0.3)) return removeByHand(leaving, truth);
  const held = thread.slots.some(({ state }) => state === 'held');
  const share = thread.state === 'published' ? 0.4 : 0.15;
  if (REVERSIBLE.has(thread.state) && !held && chance.hits(share)) return rollBack(thread.id);
  if (thread.state === 'needs_review') return drawVerdict(thread, truth, chance);
  return drawReview(thread, chance);
}

function rollBack(id: string): Command {
  return { words: `rollback ${id}`, run: ({ store, clock }) => store.rollBack(id, BY, clock.now()) };
}

/** The journalist does not wait for the bot, and deletes the last post that is public. */
function removeByHand({ id, slots }: Thread, truth: Truth): Command {
  const posts = slots.filter(({ remoteId }) => truth.standing.some((post) => post.id === remoteId));
  const remoteId = posts.at(-1)?.remoteId ?? '';
  return { words: `delete ${remoteId} of ${id} by hand`, run: async () => truth.removeByHand(remoteId) };
}

function drawSwitch(chance: Chance): Command {
  const account = chance.pick(ACCOUNTS);
  if (chance.hits(0.5)) return openGate(account);
  const gate = { kind: 'paused', reason: `paused by ${BY}`, until: null } as const;
  return {
    words: `pause ${account}`,
    run: ({ store, clock }) => store.closeGate(account, gate, clock.now()),
  };
}

function openGate(account: string): Command {
  return { words: `resume ${account}`, run: ({ store, clock }) => store.openGate(account, clock.now()) };
}

function drawReview({ id, slots, hash }: Thread, chance: Chance): Command {
  switch (chance.pick(['approve', 'approve', 'approve', 'edit', 'reject'] as const)) {
    case 'approve':
      return { words: `approve ${id}`, run: ({ store, clock }) => store.approve(id, BY, clock.now()) };
    case 'reject':
      return { words: `reject ${id}`, run: ({ store, clock }) => store.reject(id, BY, clock.now()) };
    case 'edit': {
      // A mark of its own, so that no two posts ever say the same.
      const mark = chance.below(1_000_000);
      const posts = slots.map(({ text, sources }) => ({
        text: `${text} ${mark}`,
        weight: text.length,
        sources,
      }));
      return {
        words: `edit ${id} ${mark}`,
        run: ({ store, clock }) => store.edit(id, posts, hash, BY, clock.now()),
      };
    }
  }
}

/** Of a post that is held, a person who looks at the profile knows whether it is there. */
function drawVerdict(thread: Thread, truth: Truth, chance: Chance): Command {
  const { id, slots } = thread;
  const open = slots.find(({ state }) => state === 'held' || state === 'refused');
  if (open === undefined) {
    if (chance.hits(0.5))
      return { words: `accept ${id}`, run: ({ store, clock }) => store.accept(id, BY, clock.now()) };
    return { words: `resume ${id}`, run: ({ store, clock }) => store.resume(id, BY, clock.now()) };
  }
  const { index, text } = open;
  const post = truth.posts.find((each) => each.text === text);
  if (post !== undefined && chance.hits(0.3)) {
    return {
      words: `posted ${id}/${index + 1} ${post.id}`,
      run: ({ store, clock }) => store.bind(id, index, post.id, BY, clock.now()),
    };
  }
  if (chance.hits(0.15)) {
    return {
      words: `abandon ${id}/${index + 1}`,
      run: ({ store, clock }) => store.abandon(id, index, BY, clock.now()),
    };
  }
  return {
    words: `send-again ${id}/${index + 1}`,
    run: (desk, signal) => sendAgain(desk, id, index, BY, signal),
  };
}
