import type { Outcome } from '../../src/model/outcome.ts';
import type { Thread } from '../../src/model/thread.ts';
import type { Network } from '../../src/ports/desk.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Mutant } from './world.ts';

/** The store with one verb done otherwise. */
function change<Verb extends keyof Store>(store: Store, verb: Verb, act: Store[Verb]): Store {
  return new Proxy(store, {
    get: (target, name) => (name === verb ? act : Reflect.get(target, name)),
  });
}

function changeRecord(store: Store, reword: (outcome: Outcome) => Outcome): Store {
  return change(store, 'record', (id, attempt, outcome, firstLook, at) =>
    store.record(id, attempt, reword(outcome), firstLook, at),
  );
}

/** Publishes again in other words what was not answered. */
function vary(network: Network): Network {
  return {
    ...network,
    publish: async (dispatch, signal) => {
      const outcome = await network.publish(dispatch, signal);
      if (outcome.kind !== 'unknown') return outcome;
      const text = `${dispatch.text}\u200b`;
      const again = await network.publish({ ...dispatch, text }, signal);
      return again.kind === 'posted' ? { ...again, text: dispatch.text } : again;
    },
  };
}

/** Takes the newest post for the one that the network calls a duplicate. */
function believeDuplicates(network: Network): Network {
  return {
    ...network,
    publish: async (dispatch, signal) => {
      const outcome = await network.publish(dispatch, signal);
      if (outcome.kind !== 'unknown' || !outcome.reason.includes('duplicate')) return outcome;
      const recent = await network.findRecent(0, signal);
      const id = recent.kind === 'seen' ? recent.newest : null;
      return id === null ? outcome : { kind: 'posted', id, text: dispatch.text };
    },
  };
}

/** Gives the last post that is out the id of the first, and so on. */
function turnRound(thread: Thread): Thread {
  const out = thread.slots.filter(({ state }) => state === 'posted' || state === 'deleting');
  const ids = out.map(({ remoteId }) => remoteId).toReversed();
  const slots = thread.slots.map((slot) => {
    const place = out.indexOf(slot);
    return place < 0 ? slot : { ...slot, remoteId: ids[place] ?? null };
  });
  return { ...thread, slots };
}

/** Wrong designs that are in use elsewhere. Each must be caught: a simulator that cannot fail proves nothing. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'blind-retry',
    store: (store) =>
      changeRecord(store, (outcome) =>
        outcome.kind === 'unknown' ? { kind: 'not-sent', reason: 'sent again blindly' } : outcome,
      ),
  },
  {
    name: 'checkpointed-retry',
    store: (store) =>
      change(store, 'expire', async (id, firstLook, at) => {
        const thread = await store.thread(id);
        const attempt = thread?.attempts.find(({ outcome }) => outcome === null);
        if (attempt === undefined) return { kind: 'refused', reason: 'no step is open' };
        return store.record(
          id,
          attempt.id,
          { kind: 'not-sent', reason: 'the step is done anew' },
          firstLook,
          at,
        );
      }),
  },
  { name: 'duplicate-means-success', network: believeDuplicates },
  { name: 'vary-the-text', network: vary },
  {
    name: 'resend-after-one-empty-read',
    store: (store) =>
      change(store, 'record', (id, attempt, outcome, firstLook, at) => {
        if (outcome.kind !== 'unknown') return store.record(id, attempt, outcome, firstLook, at);
        const { reason } = outcome;
        const held: Outcome = { kind: 'throttled', gate: 'rate', until: at, reason };
        return store.record(id, attempt, held, firstLook, at);
      }),
  },
  {
    name: 'first-sight-anew',
    store: (store) =>
      change(store, 'openThreads', async (account) => {
        const threads = await store.openThreads(account);
        return threads.map((thread) => ({ ...thread, seenAt: Date.UTC(2100, 0) }));
      }),
  },
  { name: 'lost-commits', forgets: 3 },
  {
    name: 'deletes-first-post-first',
    store: (store) =>
      change(store, 'armDelete', async (id, index, deadline, at) => {
        const ruling = await store.armDelete(id, index, deadline, at);
        return ruling.kind === 'refused' ? ruling : { kind: 'done', thread: turnRound(ruling.thread) };
      }),
  },
  {
    name: 'unanswered-means-deleted',
    store: (store) =>
      change(store, 'recordDelete', (id, index, armed, removal, at) => {
        const believed = removal.kind === 'unknown' ? ({ kind: 'deleted' } as const) : removal;
        return store.recordDelete(id, index, armed, believed, at);
      }),
  },
  {
    name: 'record-without-attempt',
    store: (store) =>
      change(store, 'record', async (id, attempt, outcome, firstLook, at) => {
        const thread = await store.thread(id);
        return store.record(id, thread?.attempts.at(-1)?.id ?? attempt, outcome, firstLook, at);
      }),
  },
];
