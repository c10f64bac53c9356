import type { Budget } from '../../src/model/budget.ts';
import type { Byline } from '../../src/model/byline.ts';
import type { Removal } from '../../src/model/outcome.ts';
import { toRevision } from '../../src/model/revision.ts';
import type { Draft } from '../../src/model/thread.ts';
import type { Desk, Log, Network } from '../../src/ports/desk.ts';
import type { Store } from '../../src/ports/store.ts';
import { deliver } from '../../src/newsroom/deliver.ts';
import { runOnce } from '../../src/newsroom/once.ts';
import { pinAccount } from '../../src/newsroom/pin.ts';
import { gather } from '../../src/newsroom/round.ts';
import { keepRunning } from '../../src/newsroom/run.ts';
import { createArticle, createEntry, createTestDesk, FEED, showEntries } from '../newsroom/desk.ts';
import type { Chance } from './chance.ts';
import { createPages, drawFate, STEADY, tellPage, type Fate } from './pages.ts';
import { DAWN, type Actor, type Stage } from './stage.ts';
import type { Truth, Weather } from './truth.ts';
import type { Witness } from './witness.ts';

/** A wrong design, put between the newsroom and what it asks of the world. */
export type Mutant = {
  readonly name: string;
  network?(network: Network): Network;
  store?(store: Store, network: Network): Store;
  /** Commits that a power cut takes back, at most. */
  readonly forgets?: number;
};

/** What a seed decides before anything happens. Probabilities are for each step. */
export type World = {
  readonly weather: Weather;
  /** No faults, no crashes, nobody: exactly N requests, and nobody is asked. */
  readonly calm: boolean;
  readonly style: Style;
  readonly budget: Budget | null;
  /** Posts of each thread that is filed at the start. */
  readonly threads: readonly {
    readonly posts: number;
    readonly byRule: boolean;
    readonly corrects: boolean;
  }[];
  /** What becomes of the pages of those threads after so long (virtual ms), and how they come to be read. */
  readonly pages: Fate;
  /** Stories in the feed, which the processes find and draft themselves. */
  readonly stories: number;
  readonly stormSteps: number;
  readonly crash: number;
  readonly freeze: number;
  readonly person: number;
  readonly jump: number;
  readonly stall: number;
  /** The last moment of a first post after its first sight or a person's word, and the rest between threads; ms. */
  readonly notAfter: number | null;
  readonly threadGap: number;
  /** Processes stop with a bad answer in hand, for hours, while people lose their patience. */
  readonly stalled: boolean;
};

/** How a process works: single runs, delivery alone, or the program as it keeps running. */
type Style = 'once' | 'steady' | 'running';

const ACCOUNT = 'mara';
const BYLINE = 'Mara Ellison';
const MINUTE = 60_000;
const REST = 5 * MINUTE;

/** Draws a world; `pace` is a chance of its own, so that worlds without it stay as they were. */
export function drawWorld(chance: Chance, pace: Chance): World {
  const calm = chance.hits(0.05);
  const stalled = !calm && chance.hits(0.08);
  const stories = chance.hits(0.12) ? 1 : 0;
  const posts = stories > 0 ? [] : [1 + chance.below(3), ...(chance.hits(0.4) ? [1 + chance.below(2)] : [])];
  const capped = !calm && stories === 0 && chance.hits(0.25);
  const prices = { post: 0.01, linkPost: 0.2, delete: 0.01, read: 0.001 };
  const isPaced = !calm && stories === 0;
  const perQuarterHour = Math.max(...posts, 2) + chance.below(2);
  const weather: Weather = {
    harm: calm ? 0 : chance.pick([0.1, 0.25, 0.5]),
    refusesDuplicates: chance.hits(0.4),
    favourite: stalled ? 'not-sent' : null,
  };
  return {
    weather,
    calm,
    style: chance.hits(0.03) ? 'running' : chance.pick(['once', 'steady', 'steady'] as const),
    budget: capped
      ? { perDay: null, perMonthUsd: null, reserveForBreaking: 0, perQuarterHour, prices }
      : null,
    pages: calm || stalled ? STEADY : drawFate(chance, DAWN),
    threads: posts.map((count) => ({
      posts: count,
      byRule: calm || chance.hits(0.8),
      corrects: chance.hits(0.15),
    })),
    stories,
    stormSteps: (stalled ? 400 : 60) + chance.below(120),
    crash: calm || stalled ? 0 : chance.pick([0, 0.01, 0.04]),
    freeze: calm ? 0 : stalled ? 0.7 : chance.pick([0, 0, 0.03]),
    person: calm ? 0 : stalled ? 0.06 : chance.pick([0, 0.02, 0.05]),
    jump: calm || stalled ? 0 : chance.pick([0, 0, 0.01]),
    stall: calm ? 0 : 0.02,
    stalled,
    notAfter: isPaced && pace.hits(0.2) ? pace.pick([20_000, MINUTE, 5 * MINUTE, 60 * MINUTE]) : null,
    threadGap: isPaced && pace.hits(0.15) ? pace.pick([MINUTE, 10 * MINUTE]) : 0,
  };
}

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
      revision: toRevision(tellPage(article, false)),
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

/** A feed with one story behind the baseline, and its page. */
const TOLD = createTestDesk();
TOLD.feedAnswers.set(FEED, showEntries(createEntry(2), createEntry(1)));
TOLD.pages.set('https://ledger.example/story-2', createArticle(2));

/** The desk of one process: each of its ports is a place where the simulator may stop it. */
export function createDesk({ stage, truth, witness, world, store, mutant }: Scene, actor: Actor): Desk {
  const { feeds, articles, summarizer } = TOLD;
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
