import type { Byline } from '../../src/model/byline.ts';
import type { Removal } from '../../src/model/outcome.ts';
import type { Draft } from '../../src/model/thread.ts';
import type { Desk, Log, Network } from '../../src/ports/desk.ts';
import type { Store } from '../../src/ports/store.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { pinAccount } from '../../src/newsroom/pin.ts';
import { gather } from '../../src/newsroom/round.ts';
import { keepRunning } from '../../src/newsroom/run.ts';
import { createEntry, FEED } from '../newsroom/desk.ts';
import { createPages } from './pages.ts';
import { revisionOf, TOLD } from './told.ts';
import type { Actor, Stage } from './stage.ts';
import type { Truth } from './drawn-faults.ts';
import type { Witness } from './watched.ts';
import type { World, Style } from './drawn-world.ts';

/** A wrong design, put between the newsroom and what it asks of the world. */
export type Mutant = {
  readonly name: string;
  network?(network: Network): Network;
  store?(store: Store, network: Network): Store;
  /** Commits that a power cut takes back, at most. */
  readonly forgets?: number;
};

const ACCOUNT = 'mara';

const BYLINE = 'Mara Ellison';

/** MINUTE */
export const MINUTE = 60_000;

const REST = 5 * MINUTE;

const BYLINES: readonly Byline[] = [
  {
    author: BYLINE,
    aliases: [],
    feeds: [FEED],
    accounts: [ACCOUNT],
    attribution: null,
    schedule: '*/10 * * * *',
    timezone: 'UTC',
    firstRun: 'baseline',
    review: 'none',
    thread: { maxPosts: 3, numbering: true },
  },
];

const SILENT: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

function quiet(): void {}

/** Files what stands there before the processes start. */
export async function furnish(store: Store, world: World, at: number): Promise<void> {
  await store.pin(ACCOUNT, { network: 'x', id: '42', handle: 'mara' }, at);
  for (const [number, { posts, byRule, corrects }] of world.threads.entries()) {
    const texts = Array.from(
      { length: posts },
      (_, index) => `Story ${number}, part ${index + 1} of ${posts}.`,
    );
    const article = `https://ledger.example/filed-${number}`;
    const draft: Draft = {
      account: ACCOUNT,
      article,
      revision: revisionOf(article),
      title: `Story ${number}`,
      byline: BYLINE,
      posts: texts.map((text) => ({ text, weight: text.length, sources: [] })),
      reason: '',
      approvedBy: byRule ? 'the rule "review: none"' : null,
      // What stood on the timeline before anything else.
      ...(corrects && { replyTo: '900' }),
    };
    await store.file({ feed: FEED, byline: BYLINE, key: `filed-${number}` }, [draft], at + number);
  }
  if (world.stories === 0) return;
  const entry = { entry: createEntry(1), match: 'yes' } as const;
  const follow = { byline: BYLINE, accounts: [ACCOUNT], firstRun: 'baseline', entries: [entry] } as const;
  const validators = { etag: null, lastModified: null };
  await store.recordReading({ feed: FEED, title: 'The Ledger', validators, follows: [follow] }, at);
}

/** What all processes of a world share. */
export type Scene = {
  readonly stage: Stage;
  readonly truth: Truth;
  readonly witness: Witness;
  readonly world: World;
  readonly store: Store;
  readonly mutant: Mutant | null;
};

/** The desk of one process: each of its ports is a place where the simulator may stop it. */
export function createDesk({ stage, truth, witness, world, store, mutant }: Scene, actor: Actor): Desk {
  const { feeds, articles, pictures, summarizer } = TOLD;
  const { facts, whoAmI, findRecent, find } = stage.enter(actor, 'network', truth.network);
  const honest: Network = {
    facts,
    whoAmI,
    findRecent,
    find,
    publish: async (dispatch) => {
      const askedAt = stage.now();
      witness.asked(dispatch);
      const outcome = await stage.ask(actor, 'network.publish', async () => {
        witness.called(actor, dispatch, askedAt + dispatch.deadline);
        return truth.publish(dispatch, askedAt);
      });
      witness.hangUp(actor);
      return outcome;
    },
    remove: async (remoteId, deadline) => {
      const until = stage.now() + deadline;
      const removal = await stage.ask(actor, 'network.remove', async (): Promise<Removal> => {
        // A client whose own deadline passed while it was stopped sends nothing, and cannot tell.
        if (stage.now() > until) return { kind: 'unknown', reason: 'no answer in time' };
        witness.calledRemove(actor, remoteId, until);
        return truth.remove(remoteId);
      });
      witness.hangUp(actor);
      return removal;
    },
  };
  const staged = stage.enter(actor, 'store', store);
  const network = mutant?.network?.(honest) ?? honest;
  return {
    bylines: followOf(world),
    accounts: [
      {
        name: ACCOUNT,
        kind: 'x',
        network,
        spacing: 5_000,
        ...(world.budget && { budget: world.budget }),
        ...(world.threadGap > 0 && { threadGap: world.threadGap }),
      },
    ],
    delivery: { deadline: 20_000, lookAgain: [5_000, 30_000, 120_000, 600_000, 1_800_000] },
    feeds: stage.enter(actor, 'feeds', feeds),
    articles: stage.enter(actor, 'articles', createPages(world.pages, stage.now, articles)),
    pictures,
    summarizer,
    store: mutant?.store?.(staged, network) ?? staged,
    notifier: { notify: quiet },
    clock: stage.clockOf(actor),
    log: SILENT,
  };
}

function followOf({ stories, notAfter }: World): readonly Byline[] {
  if (stories > 0) return BYLINES;
  return notAfter === null ? [] : BYLINES.map((byline) => ({ ...byline, feeds: [], notAfter }));
}

/** A process from its start to its end, which only the signal brings. */
export async function work(desk: Desk, style: Style, signal: AbortSignal): Promise<void> {
  if (style === 'running') return keepRunning(desk, () => ({ stop: quiet }), signal);
  while (!signal.aborted) {
    if (style === 'once') await runOnce(desk, signal);
    else await deliverAll(desk, signal);
    await desk.clock.wait(REST, signal);
  }
}

async function deliverAll(desk: Desk, signal: AbortSignal): Promise<void> {
  const [account] = desk.accounts;
  if (account === undefined) throw new Error('the desk has no account');
  const standing = await pinAccount(desk, account, signal);
  await gather(
    desk,
    desk.bylines.flatMap(({ feeds }) => feeds),
    signal,
  );
  while (standing.kind === 'verified' && !signal.aborted) {
    const until = await deliver(desk, account, standing.identity, signal);
    if (until === null) return;
    const wait = until - desk.clock.now();
    if (wait > REST) return;
    await desk.clock.wait(wait, signal);
  }
}
