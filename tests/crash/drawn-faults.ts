import type { Dispatch, Outcome, Removal, Sighting } from '../../src/model/outcome.ts';
import type { Network } from '../../src/ports/desk.ts';
import type { Witness } from './watched.ts';

/** What ever became public, in the order it did, and what is still on its way to be. */
export type Truth = {
  readonly posts: readonly Sighting[];
  /** Those that are public now. */
  readonly standing: readonly Sighting[];
  readonly late: readonly { readonly due: number; readonly dispatch: Dispatch }[];
  /** When what is late comes, deletes too; true time. */
  readonly dues: readonly number[];
  /** Create requests that reached the network. */
  readonly requests: number;
  readonly network: Pick<Network, 'facts' | 'whoAmI' | 'findRecent' | 'find'>;
  /** One create request, which left at `askedAt` (true time, ms since the epoch). */
  publish(dispatch: Dispatch, askedAt: number): Outcome;
  /** One delete request that arrived. */
  remove(remoteId: string): Removal;
  /** Something that the journalist posts by hand. */
  postByHand(): void;
  removeByHand(remoteId: string): void;
  /** Accepts, and deletes, what was late and is due. */
  settleLate(): void;
};

/** How the network behaves. `harm`: the share of calls that go wrong, half of them as the favourite does. */
export type Weather = {
  harm: number;
  readonly refusesDuplicates: boolean;
  readonly favourite: 'not-sent' | null;
};

/** Who hears of what becomes public, and of what is no longer. */
export type Ears = Pick<Witness, 'accepted' | 'removed'>;

/** The longest that a late accept takes, in milliseconds. */
export const LATEST = 180_000;

/** CREATE_FAULTS */
export const CREATE_FAULTS = [
  'lost-answer',
  'lost-answer',
  'reset-before',
  '5xx-before',
  '5xx-after',
  'late',
  'late',
  'not-sent',
  'not-sent',
  '429',
  '401',
  '402',
  'duplicate',
  'refused',
  'odd-id',
  'odd-text',
  'old-id',
] as const;

/** DELETE_FAULTS */
export const DELETE_FAULTS = [
  'lost-answer',
  'lost-answer',
  '5xx-before',
  'late',
  'late',
  'not-sent',
  '429',
  '401',
  'refused',
] as const;

/** Nobody can tell. */
export function unknown(reason: string): Outcome & Removal {
  return { kind: 'unknown', reason };
}
