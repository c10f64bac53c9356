import type { Selectable } from 'kysely';
import { noteFinding, type Finding } from '../model/correction.ts';
import type { KeptRevision, Revision } from '../model/revision.ts';
import type { Ruling } from '../model/step.ts';
import { openThread, type Draft, type Thread, type ThreadState } from '../model/thread.ts';
import { appendEvents, readEvents } from './events.ts';
import { noteFiled, toStorable, toStorableDraft } from './filing.ts';
import type { RevisionRow, Tx } from './tables.ts';
import { readThread, readThreads, selectThreads, writeThread } from './thread-tables.ts';

/** States of a thread whose posts are out for good. */
export const OUT: readonly ThreadState[] = ['published', 'accepted'];

/** What an article said, oldest first. */
export async function readRevisions(tx: Tx, article: string): Promise<readonly KeptRevision[]> {
  const rows = tx.selectFrom('revisions').selectAll().where('article', '=', toStorable(article));
  return (await rows.orderBy('seq').execute()).map(toKept);
}

/** Notes a look at an article; `null`: it could not be read. */
export async function recordRevision(
  tx: Tx,
  article: string,
  seen: Revision | null,
  at: number,
): Promise<void> {
  const name = toStorable(article);
  const found = tx.selectFrom('revisions').select(['seq', 'hash']).where('article', '=', name);
  const last = await found.orderBy('seq', 'desc').limit(1).executeTakeFirst();
  if (seen === null || last?.hash === seen.hash) {
    if (last === undefined) return;
    await tx.updateTable('revisions').set({ looked_at: at }).where('seq', '=', last.seq).execute();
    return;
  }
  const { hash, title, byline, blocks } = toStorableRevision(seen);
  const texts = { hash, title, byline: JSON.stringify(byline), blocks: JSON.stringify(blocks) };
  await tx
    .insertInto('revisions')
    .values({ article: name, at, looked_at: at, ...texts })
    .execute();
}

/** Keeps what the article of these drafts said. */
export async function recordDrafted(tx: Tx, drafts: readonly Draft[], at: number): Promise<void> {
  for (const { article, revision } of drafts) {
    if (revision !== undefined) await recordRevision(tx, article, revision, at);
  }
}

/** Threads that are out and were begun at or after `since`, oldest first. */
export async function readOut(tx: Tx, since: number): Promise<readonly Thread[]> {
  return readThreads(selectThreads(tx).where('threads.state', 'in', OUT).where('started_at', '>=', since));
}

/** Tells on a thread what became of its article, and files what corrects it. */
export async function correct(
  tx: Tx,
  id: string,
  finding: Finding,
  draft: Draft | null,
  at: number,
): Promise<Ruling> {
  const thread = await readThread(tx, id);
  if (thread === null) return { kind: 'refused', reason: `there is no thread ${id}` };
  const correction = draft === null ? null : openThread(toStorableDraft(draft), at);
  const step = noteFinding(thread, await readEvents(tx, id), finding, correction?.id ?? null, at);
  if (step.kind === 'refused') return step;
  await writeThread(tx, step.thread);
  await appendEvents(tx, step.events);
  if (draft !== null && correction !== null && (await readThread(tx, correction.id)) === null) {
    await writeThread(tx, correction);
    await appendEvents(tx, [noteFiled(correction, [draft])]);
  }
  return { kind: 'done', thread: step.thread };
}

/** A revision with every text as the store keeps it; its hash stays that of the page. */
export function toStorableRevision({ hash, title, byline, blocks }: Revision): Revision {
  return {
    hash,
    title: toStorable(title),
    byline: byline.map(toStorable),
    blocks: blocks.map(({ kind, text }) => ({ kind, text: toStorable(text) })),
  };
}

function toKept(row: Selectable<RevisionRow>): KeptRevision {
  const { at, looked_at: lookedAt, hash, title } = row;
  return { hash, title, byline: JSON.parse(row.byline), blocks: JSON.parse(row.blocks), at, lookedAt };
}
