import { EVERY_ACCOUNT, isClosedByPerson, OPEN_GATE } from '../model/account.ts';
import type { AccountState, Gate, Identity } from '../model/account.ts';
import type { Spending } from '../model/budget.ts';
import { cancel } from '../model/review.ts';
import { isDeleting } from '../model/rollback.ts';
import { ENDED, UNDER_WAY, type Event, type Thread } from '../model/thread.ts';
import type { Ruling } from '../model/step.ts';
import type { Store } from '../ports/store.ts';
import { noteFiled } from './filing.ts';
import {
  BECAME_ANOTHER,
  compareIdentity,
  confirmAccount,
  coverGate,
  narrowGate,
  newAccount,
  noteGate,
  notePinned,
} from './gate.ts';
import { createFeedMemory, ruleFeeds } from './memory-feeds.ts';
import { prune } from './memory-prune.ts';
import { createRevisionMemory } from './memory-revisions.ts';
import { createSubscriptionMemory } from './memory-subscriptions.ts';
import { copyEvent, copyThread } from './copies.ts';
import { COSTLY, GOING, ruleThreads, type Around, type Rule } from './rulings.ts';

type Memory = {
  readonly accounts: Map<string, AccountState>;
  /** By id, in the order they were filed. */
  readonly threads: Map<string, Thread>;
  readonly events: Event[];
  /** Ids of threads that are no longer kept. */
  readonly told: Set<string>;
  readonly feeds: ReturnType<typeof createFeedMemory>;
};

/**
 * The store as it is meant: in memory, one step at a time. The reference for the others, and for tests. What goes
 * in and comes out is a copy.
 */
export function createMemoryStore(): Store {
  const feeds = createFeedMemory();
  const memory: Memory = { accounts: new Map(), threads: new Map(), events: [], told: new Set(), feeds };
  const { threads, events, told } = memory;
  const revisions = createRevisionMemory(threads, events);
  return {
    pin: async (account, identity, at, rivals = []) => {
      const taken = rivals.map((rival) => compareIdentity(accountOf(memory, rival).identity, identity));
      return taken.includes('same') ? 'taken' : pin(memory, account, structuredClone(identity), at);
    },
    accountState: async (account) => structuredClone(coveredOf(memory, account)),
    closeGate: async (account, gate, at) => closeGate(memory, account, structuredClone(gate), at),
    openGate: async (account, at) => openGate(memory, account, at),
    ...ruleFeeds(feeds),
    file: async (entry, drafts, at) => {
      const drafted = feeds.fileEntry(entry, structuredClone(drafts), at);
      const opened = drafted.filter(({ id }) => !threads.has(id) && !told.has(id));
      for (const thread of opened) threads.set(thread.id, thread);
      events.push(...opened.map((thread) => noteFiled(thread, drafts)));
      revisions.recordDrafted(structuredClone(drafts), at);
      return opened.map(copyThread);
    },
    ...revisions.verbs,
    ...createSubscriptionMemory(),
    threads: async () => [...threads.values()].toReversed().map(copyThread),
    thread: async (id) => findThread(memory, id),
    openThreads: async (account) =>
      threadsOf(memory, account)
        .filter(({ state }) => GOING.includes(state))
        .map(copyThread),
    events: async (thread) => events.filter((event) => event.thread === thread).map(copyEvent),
    prune: async (before, at) => prune(memory, before, at),
    spendings: async (account, since) => spendingsOf(memory, account, since),
    ...ruleThreads(async (id, at, rule, remoteIds, since) =>
      change(memory, id, at, rule, new Set(remoteIds), since ?? null),
    ),
    close: async () => undefined,
  };
}

function findThread({ threads }: Memory, id: string): Thread | null {
  const thread = threads.get(id);
  return thread === undefined ? null : copyThread(thread);
}

function accountOf({ accounts }: Memory, name: string): AccountState {
  return accounts.get(name) ?? newAccount(name);
}

function coveredOf(memory: Memory, name: string): AccountState {
  return coverGate(accountOf(memory, name), accountOf(memory, EVERY_ACCOUNT));
}

function openGate(memory: Memory, name: string, at: number): boolean {
  const before = accountOf(memory, name);
  if (!isClosedByPerson(before.gate)) return false;
  const after = { ...before, gate: OPEN_GATE };
  memory.accounts.set(name, after);
  memory.events.push(noteGate(after, at));
  return true;
}

function threadsOf({ threads }: Memory, account: string): readonly Thread[] {
  return [...threads.values()].filter((thread) => thread.account === account);
}

function pin(memory: Memory, name: string, identity: Identity, at: number): 'first' | 'same' | 'changed' {
  const before = accountOf(memory, name);
  const pinned = compareIdentity(before.identity, identity);
  memory.accounts.set(name, confirmAccount(before, identity));
  if (pinned !== 'same') memory.events.push(notePinned(name, identity, at));
  if (pinned === 'changed') beginAnew(memory, name, at);
  return pinned;
}

function beginAnew(memory: Memory, account: string, at: number): void {
  memory.feeds.forsakeAccount(account);
  for (const thread of threadsOf(memory, account)) {
    const step = cancel(thread, BECAME_ANOTHER, at);
    if (step.kind === 'refused') continue;
    memory.threads.set(thread.id, step.thread);
    memory.events.push(...step.events);
  }
}

function closeGate(memory: Memory, name: string, gate: Gate, at: number): void {
  const before = accountOf(memory, name);
  const after = narrowGate(before, gate, at);
  if (after === before) return;
  memory.accounts.set(name, after);
  memory.events.push(noteGate(after, at));
}

function change(
  memory: Memory,
  id: string,
  at: number,
  rule: Rule,
  remoteIds: ReadonlySet<string>,
  spentSince: number | null,
): Ruling {
  const thread = memory.threads.get(id);
  if (thread === undefined) return { kind: 'refused', reason: `there is no thread ${id}` };
  const step = rule(thread, lookAround(memory, thread, remoteIds, spentSince, at));
  if (step.kind === 'refused') return step;
  memory.threads.set(id, copyThread(step.thread));
  memory.events.push(...step.events.map((event) => structuredClone(event)));
  if (step.quotas !== undefined) {
    memory.accounts.set(thread.account, { ...accountOf(memory, thread.account), quotas: step.quotas });
  }
  if (step.gate !== undefined) closeGate(memory, thread.account, step.gate, at);
  return { kind: 'done', thread: copyThread(step.thread) };
}

function spendingsOf(memory: Memory, account: string, since: number): readonly Spending[] {
  return threadsOf(memory, account)
    .flatMap(({ attempts, image }) => attempts.map((attempt) => ({ ...attempt, image })))
    .filter(({ armedAt, outcome }) => armedAt >= since && (outcome === null || COSTLY.includes(outcome)))
    .map(({ armedAt, text, index, image }) => ({
      at: armedAt,
      text,
      ...(index === 0 && image !== null && { pictured: true }),
    }));
}

function lookAround(
  memory: Memory,
  thread: Thread,
  remoteIds: ReadonlySet<string>,
  spentSince: number | null,
  at: number,
): Around {
  const { gate, quotas } = coveredOf(memory, thread.account);
  const all = threadsOf(memory, thread.account);
  const others = all.filter(({ id }) => id !== thread.id);
  const bound = all.flatMap(({ slots }) => slots.flatMap(({ remoteId }) => remoteId ?? []));
  return {
    gate,
    quotas,
    occupied: others.some(({ state }) => UNDER_WAY.includes(state)),
    calling: others.some(
      (other) =>
        isDeleting(other, at) ||
        other.attempts.some(({ outcome, deadline }) => outcome === null && deadline > at),
    ),
    becameAnother: ENDED.includes(thread.state) && becameAnother(memory, thread),
    bound: new Set(bound.filter((id) => remoteIds.has(id))),
    spent: spentSince === null ? [] : spendingsOf(memory, thread.account, spentSince),
  };
}

function becameAnother({ events }: Memory, { id, account }: Thread): boolean {
  const pinned = events.findLastIndex((event) => event.account === account && event.kind === 'pinned');
  const reserved = events.findLastIndex((event) => event.thread === id && event.kind === 'reserved');
  return reserved >= 0 && pinned > reserved;
}
