import type { WhoAmI } from '../../src/model/account.ts';
import type {
  Dispatch,
  Outcome,
  Recent,
  Removal,
  Sighting,
  Sightings,
  Unread,
} from '../../src/model/outcome.ts';
import type { Network } from '../../src/ports/desk.ts';
import type { Chance } from './chance.ts';
import type { Witness } from './witness.ts';

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
type Ears = Pick<Witness, 'accepted' | 'removed'>;

/** The longest that a late accept takes, in milliseconds. */
const LATEST = 180_000;

const CREATE_FAULTS = [
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

const DELETE_FAULTS = [
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

/** An account on a network in the shape of X, whose faults are drawn call by call. */
export function createTruth(now: () => number, chance: Chance, weather: Weather, ears: Ears): Truth {
  const first = { id: '900', editIds: ['900'], text: 'Good morning.', parentId: null, at: now() };
  const posts: Sighting[] = [first];
  const gone = new Set<string>();
  let late: { due: number; dispatch: Dispatch }[] = [];
  let lateDeletes: { due: number; id: string }[] = [];
  let next = 1_000;
  let requests = 0;

  const accept = (text: string, parentId: string | null): string => {
    const id = String((next += 7));
    const post = { id, editIds: [id], text, parentId, at: now() };
    posts.push(post);
    ears.accepted(post);
    return id;
  };
  const isStanding = ({ id }: Sighting): boolean => !gone.has(id);
  const drop = (id: string, by: 'the bot' | 'hand'): void => {
    const post = posts.find((each) => each.id === id);
    if (post === undefined || gone.has(id)) return;
    gone.add(id);
    ears.removed(post, by);
  };
  const readFault = (): Unread | null => {
    if (!chance.hits(weather.harm * 0.6)) return null;
    const gate = chance.pick([null, null, null, 'rate', 'auth', 'budget'] as const);
    const until = gate === 'rate' && chance.hits(0.7) ? now() + chance.below(900_000) : null;
    return { kind: 'failed', gate, until, reason: `read failed (${gate ?? 'HTTP 503'})` };
  };
  /** A stale read shows the timeline as it was some posts ago, with what was deleted since. */
  const shown = (): readonly Sighting[] =>
    chance.hits(weather.harm * 0.5)
      ? posts.slice(0, Math.max(posts.length - 1 - chance.below(3), 1))
      : posts.filter(isStanding);

  const answer = (dispatch: Dispatch): Outcome => {
    const { text, parentId } = dispatch;
    const drawn = chance.hits(weather.harm) ? chance.pick(CREATE_FAULTS) : 'none';
    const fault = drawn !== 'none' && chance.hits(0.5) ? (weather.favourite ?? drawn) : drawn;
    const twin = posts.some((post) => post.text === text);
    if (weather.refusesDuplicates && twin && fault !== 'not-sent')
      return unknown('HTTP 403: duplicate content');
    if (parentId !== null && gone.has(parentId) && fault !== 'not-sent') {
      return { kind: 'refused', reason: 'HTTP 403: the parent is deleted' };
    }
    switch (fault) {
      case 'none':
        return { kind: 'posted', id: accept(text, parentId), text };
      case 'lost-answer':
      case '5xx-after':
        accept(text, parentId);
        return unknown(fault);
      case 'reset-before':
      case '5xx-before':
        return unknown(fault);
      case 'late':
        late.push({ due: now() + 1_000 + chance.below(LATEST - 1_000), dispatch });
        return unknown('no answer in time');
      case 'not-sent':
        return { kind: 'not-sent', reason: 'ECONNREFUSED' };
      case '429': {
        const until = chance.pick([null, now() - 60_000, now() + chance.below(900_000)]);
        return { kind: 'throttled', gate: 'rate', until, reason: 'HTTP 429' };
      }
      case '401':
        return { kind: 'throttled', gate: 'auth', until: null, reason: 'HTTP 401' };
      case '402':
        return { kind: 'throttled', gate: 'budget', until: null, reason: 'HTTP 402' };
      case 'duplicate':
        return unknown('HTTP 403: duplicate content');
      case 'refused':
        return { kind: 'refused', reason: 'HTTP 403: not allowed' };
      case 'odd-id':
        accept(text, parentId);
        return { kind: 'posted', id: '1', text };
      case 'odd-text':
        return { kind: 'posted', id: accept(text, parentId), text: 'Something else.' };
      case 'old-id':
        return { kind: 'posted', id: parentId ?? first.id, text };
    }
  };

  const takeBack = (id: string): Removal => {
    const fault = chance.hits(weather.harm) ? chance.pick(DELETE_FAULTS) : 'none';
    switch (fault) {
      case 'none':
        drop(id, 'the bot');
        return { kind: 'deleted' };
      case 'lost-answer':
        drop(id, 'the bot');
        return unknown(fault);
      case '5xx-before':
        return unknown(fault);
      case 'late':
        lateDeletes.push({ due: now() + 1_000 + chance.below(LATEST - 1_000), id });
        return unknown('no answer in time');
      case 'not-sent':
        return { kind: 'not-sent', reason: 'ECONNREFUSED' };
      case '429':
        return { kind: 'throttled', gate: 'rate', until: now() + chance.below(900_000), reason: 'HTTP 429' };
      case '401':
        return { kind: 'throttled', gate: 'auth', until: null, reason: 'HTTP 401' };
      case 'refused':
        return { kind: 'refused', reason: 'HTTP 403: not yours' };
    }
  };

  return {
    posts,
    get standing() {
      return posts.filter(isStanding);
    },
    get dues() {
      return [...late, ...lateDeletes].map(({ due }) => due);
    },
    get late() {
      return late;
    },
    get requests() {
      return requests;
    },
    network: {
      facts: { length: 280, weigh: (text) => text.length, resend: 'never' },
      whoAmI: async (): Promise<WhoAmI> => {
        const kind = chance.hits(weather.harm * 0.3)
          ? chance.pick(['refused', 'unreachable'] as const)
          : 'known';
        if (kind !== 'known') return { kind, fault: { what: `whoAmI ${kind}`, remedy: '' } };
        return { kind, identity: { network: 'x', id: '42', handle: 'mara' } };
      },
      findRecent: async (): Promise<Recent> => {
        const fault = readFault();
        if (fault !== null) return fault;
        const seen = shown();
        return { kind: 'seen', newest: seen.at(-1)?.id ?? null, posts: seen.toReversed() };
      },
      find: async (sinceId): Promise<Sightings> =>
        readFault() ?? {
          kind: 'seen',
          posts: shown()
            .filter(({ id }) => sinceId === null || Number(id) > Number(sinceId))
            .toReversed(),
        },
    },
    publish: (dispatch, askedAt) => {
      // A client whose own deadline passed while it was stopped sends nothing, and cannot tell.
      if (now() > askedAt + dispatch.deadline) return unknown('no answer in time');
      requests++;
      return answer(dispatch);
    },
    remove: (remoteId) => takeBack(remoteId),
    removeByHand: (remoteId) => drop(remoteId, 'hand'),
    postByHand: () => {
      // Now and then it is a link that a thread is about.
      const link = chance.hits(0.15) ? ' https://ledger.example/filed-0' : '';
      accept(`By hand, number ${next}.${link}`, null);
    },
    settleLate: () => {
      for (const { id } of lateDeletes.filter(({ due }) => due <= now())) drop(id, 'the bot');
      lateDeletes = lateDeletes.filter(({ due }) => due > now());
      const due = late.filter((each) => each.due <= now());
      if (due.length === 0) return;
      late = late.filter((each) => each.due > now());
      for (const { dispatch } of due) {
        const twin = posts.some(({ text }) => text === dispatch.text);
        const orphaned = dispatch.parentId !== null && gone.has(dispatch.parentId);
        if (!orphaned && !(weather.refusesDuplicates && twin)) accept(dispatch.text, dispatch.parentId);
      }
    },
  };
}

function unknown(reason: string): Outcome & Removal {
  return { kind: 'unknown', reason };
}
