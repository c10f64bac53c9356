import type { Gate } from '../model/account.ts';
import { spentSince, type Budget, type Spending } from '../model/budget.ts';
import { arm, pause, record, reserve } from '../model/delivery.ts';
import { putBack } from '../model/late.ts';
import type { Outcome, Quota, Sightings } from '../model/outcome.ts';
import { allowThread } from '../model/quota.ts';
import { expire, look } from '../model/reconcile.ts';
import { abandon, accept, bind, edit, resume, sendAgain } from '../model/verdict.ts';
import { withdraw } from '../model/withdraw.ts';
import { approve, cancel, handOver, isBegun, postpone, reject, withhold } from '../model/review.ts';
import { refuse, type Ruling, type Step } from '../model/step.ts';
import type { Thread, ThreadState } from '../model/thread.ts';
import type { Store } from '../ports/store.ts';
import { heedQuotas, UNANSWERED } from './quotas.ts';
import { ruleRollbacks } from './rollbacks.ts';

/** What stands around a thread at the moment of a change. */
export type Around = {
  /** The gate of its account. */
  readonly gate: Gate;
  /** What the network said last that it still allows its account. */
  readonly quotas: readonly Quota[];
  /** True when another thread of the account is under way. */
  readonly occupied: boolean;
  /** True when a call for another thread of the account may still be in flight, to post or to delete. */
  readonly calling: boolean;
  /** True when the account became another one since the thread went out; an open thread is cancelled then. */
  readonly becameAnother: boolean;
  /** Those of the asked-for ids that are bound to a slot of the account. */
  readonly bound: ReadonlySet<string>;
  /** What the account spent since the asked-for time. */
  readonly spent: readonly Spending[];
};

/** States of a thread that goes on by itself. */
export const GOING: readonly ThreadState[] = [
  'approved',
  'publishing',
  'paused',
  'reconciling',
  'rolling_back',
];

/** Outcomes of calls that cost a post, or may have. */
export const COSTLY: readonly Outcome['kind'][] = ['posted', 'unknown'];

/** A change to a thread. */
export type Rule = (thread: Thread, around: Around) => Step;

/** Loads a thread and what stands around it, applies the rule and writes down what it says, in one transaction. */
export type Change = (
  id: string,
  at: number,
  rule: Rule,
  remoteIds?: readonly string[],
  spentSince?: number,
) => Promise<Ruling>;

type ReviewVerb = 'approve' | 'reject' | 'edit' | 'cancel' | 'handOver' | 'withhold';
type DeliveryVerb = 'pause' | 'postpone' | 'reserve' | 'putBack' | 'arm' | 'record' | 'expire' | 'look';
type VerdictVerb = 'resume' | 'accept' | 'bind' | 'sendAgain' | 'abandon';
type RollbackVerb = 'rollBack' | 'armDelete' | 'recordDelete';

/** The store's verbs that change one thread, each a pure rule of the model. */
export function ruleThreads(
  change: Change,
): Pick<Store, ReviewVerb | DeliveryVerb | VerdictVerb | RollbackVerb> {
  return {
    ...ruleReviews(change),
    ...ruleDelivery(change),
    ...ruleVerdicts(change),
    ...ruleRollbacks(change),
  };
}

function ruleReviews(change: Change): Pick<Store, ReviewVerb> {
  return {
    approve: (id, by, at, seen) => change(id, at, (thread) => approve(thread, by, at, seen)),
    reject: (id, by, at) =>
      change(id, at, (thread) => (isBegun(thread) ? withdraw(thread, by, at) : reject(thread, by, at))),
    edit: (id, posts, seenHash, by, at) => change(id, at, (thread) => edit(thread, posts, seenHash, by, at)),
    cancel: (id, reason, at) => change(id, at, (thread) => cancel(thread, reason, at)),
    handOver: (id, reason, at) => change(id, at, (thread) => handOver(thread, reason, at)),
    withhold: (id, finding, at) => change(id, at, (thread) => withhold(thread, finding, at)),
  };
}

function ruleDelivery(change: Change): Pick<Store, DeliveryVerb> {
  return {
    pause: (id, reason, at) => change(id, at, (thread) => pause(thread, reason, at)),
    postpone: (id, reason, at) => change(id, at, (thread) => postpone(thread, reason, at)),
    reserve: (id, sinceId, at, budget) =>
      changeWithin(change, budget, id, at, (thread, { gate, occupied }) =>
        reserve(thread, gate, occupied, sinceId, at),
      ),
    putBack: (id, at) => change(id, at, (thread) => putBack(thread, at)),
    arm: (id, index, deadline, at, budget, note) =>
      changeWithin(change, budget, id, at, (thread, { gate, calling }) =>
        calling
          ? refuse('a call is in flight on this account')
          : arm(thread, index, gate, deadline, at, note === undefined ? undefined : { note }),
      ),
    record: (id, attempt, outcome, firstLook, at) =>
      change(
        id,
        at,
        heedQuotas(attempt, outcome, (thread, { bound }) =>
          record(thread, attempt, doubtBound(outcome, bound), firstLook, at),
        ),
        outcome.kind === 'posted' ? [outcome.id] : [],
      ),
    expire: (id, firstLook, at) =>
      change(
        id,
        at,
        heedQuotas(null, UNANSWERED, (thread) => expire(thread, firstLook, at)),
      ),
    look: (id, sightings, lookAgain, at) =>
      change(id, at, (thread, { bound }) => look(thread, sightings, bound, lookAgain, at), idsIn(sightings)),
  };
}

/** A rule that spends: what is left of the thread must fit the network's windows and the budget, seen in the same transaction. */
function changeWithin(
  change: Change,
  budget: Budget | undefined,
  id: string,
  at: number,
  rule: Rule,
): Promise<Ruling> {
  const within: Rule = (thread, around) => {
    const allowance = allowThread(thread, { ...around, budget }, at);
    return allowance.kind === 'full' ? refuse(allowance.reason) : rule(thread, around);
  };
  return change(id, at, within, [], budget === undefined ? undefined : spentSince(at));
}

function ruleVerdicts(change: Change): Pick<Store, VerdictVerb> {
  return {
    resume: (id, by, at) => change(id, at, (thread, { occupied }) => resume(thread, occupied, by, at)),
    accept: (id, by, at) => change(id, at, (thread) => accept(thread, by, at)),
    bind: (id, index, remoteId, by, at) =>
      change(id, at, (thread, { bound }) => bind(thread, index, remoteId, bound, by, at), [remoteId]),
    sendAgain: (id, index, sightings, by, at) =>
      change(
        id,
        at,
        (thread, around) => sendAgain(thread, index, sightings, around, by, at),
        idsIn(sightings),
      ),
    abandon: (id, index, by, at) => change(id, at, (thread) => abandon(thread, index, by, at)),
  };
}

/** An answer that names the post of another slot says nothing about this one. */
function doubtBound(outcome: Outcome, bound: ReadonlySet<string>): Outcome {
  if (outcome.kind !== 'posted' || !bound.has(outcome.id)) return outcome;
  return { kind: 'unknown', reason: 'the answer names a post that is out already' };
}

function idsIn(sightings: Sightings): readonly string[] {
  return sightings.kind === 'failed' ? [] : sightings.posts.flatMap((post) => post.editIds);
}
