import type { SeenEntry } from '../model/reading.ts';
import type { Draft } from '../model/thread.ts';
import type { Tx } from './tables.ts';

/** When rows were found, or put back, that are older than what was sent; `reason` is for people. */
export type Restoration = { readonly at: number; readonly reason: string };

/** The last restoration of this store; `null` when it never was. */
export async function readRestoration(tx: Tx): Promise<Restoration | null> {
  const row = await tx
    .selectFrom('events')
    .select(['at', 'about'])
    .where('thread', 'is', null)
    .where('kind', '=', 'restored')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { at: row.at, reason: JSON.parse(row.about).reason };
}

/** Drafts of a story that may have been out when the store was restored: no rule approves them. */
export function holdRestored(
  drafts: readonly Draft[],
  entry: SeenEntry | null,
  restoration: Restoration | null,
): readonly Draft[] {
  if (entry === null || restoration === null) return drafts;
  const { at, reason } = restoration;
  const before = entry.seenAt <= at || (entry.published !== null && entry.published <= at);
  if (!before) return drafts;
  return drafts.map((draft) => ({
    ...draft,
    approvedBy: null,
    reason: draft.reason === '' ? reason : `${reason}; ${draft.reason}`,
  }));
}

/** The number of the newest event; 0 when there is none. */
export async function readLastEvent(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('events')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}
