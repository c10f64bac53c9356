import { noteFinding, type Finding } from '../model/correction.ts';
import type { KeptRevision, Revision } from '../model/revision.ts';
import type { Ruling } from '../model/step.ts';
import { openThread, type Draft, type Event, type Thread } from '../model/thread.ts';
import type { Store } from '../ports/store.ts';
import { noteFiled, toStorable, toStorableDraft } from './filing.ts';
import { OUT, toStorableRevision } from './revisions.ts';

type Verbs = Pick<Store, 'revisions' | 'recordRevision' | 'threadsOut' | 'correct'>;

/** Revisions of the memory store, beside its threads and events. */
export function createRevisionMemory(
  threads: Map<string, Thread>,
  events: Event[],
): { readonly verbs: Verbs; recordDrafted(drafts: readonly Draft[], at: number): void } {
  const revisions = new Map<string, readonly KeptRevision[]>();

  function record(article: string, seen: Revision | null, at: number): void {
    const name = toStorable(article);
    const kept = revisions.get(name) ?? [];
    const last = kept.at(-1);
    if (seen !== null && last?.hash !== seen.hash) {
      revisions.set(name, [...kept, { ...toStorableRevision(seen), at, lookedAt: at }]);
    } else if (last !== undefined) revisions.set(name, [...kept.slice(0, -1), { ...last, lookedAt: at }]);
  }

  return {
    recordDrafted: (drafts, at) => {
      for (const { article, revision } of drafts) if (revision !== undefined) record(article, revision, at);
    },
    verbs: {
      revisions: async (article) => structuredClone(revisions.get(toStorable(article)) ?? []),
      recordRevision: async (article, seen, at) => record(article, structuredClone(seen), at),
      threadsOut: async (since) =>
        structuredClone(
          [...threads.values()].filter(
            ({ state, startedAt }) => OUT.includes(state) && startedAt !== null && startedAt >= since,
          ),
        ),
      correct: async (id, finding, draft, at) =>
        structuredClone(correct(threads, events, id, structuredClone(finding), structuredClone(draft), at)),
    },
  };
}

function correct(
  threads: Map<string, Thread>,
  events: Event[],
  id: string,
  finding: Finding,
  draft: Draft | null,
  at: number,
): Ruling {
  const thread = threads.get(id);
  if (thread === undefined) return { kind: 'refused', reason: `there is no thread ${id}` };
  const correction = draft === null ? null : openThread(toStorableDraft(draft), at);
  const told = events.filter((event) => event.thread === id);
  const step = noteFinding(thread, told, finding, correction?.id ?? null, at);
  if (step.kind === 'refused') return step;
  threads.set(id, step.thread);
  events.push(...step.events);
  if (draft !== null && correction !== null && !threads.has(correction.id)) {
    threads.set(correction.id, correction);
    events.push(noteFiled(correction, [draft]));
  }
  return { kind: 'done', thread: step.thread };
}
