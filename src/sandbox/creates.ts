import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import { answer, cut, cutMidway, type Env } from './answers.ts';
import type { Faults, Kind, Strike } from './faults.ts';
import type { Late } from './late.ts';
import { presentText } from './presentation.ts';
import {
  CREDITS,
  CREDITS_DEPLETED,
  DUPLICATE,
  INVALID_BODY,
  NOT_YOURS,
  TOO_MANY,
  UNAUTHORIZED,
  UNAVAILABLE,
  USAGE_CAPPED,
  type Refusal,
} from './problems.ts';
import { judgePost, readPost } from './rules.ts';
import type { Shelf } from './shelf.ts';
import type { Timeline } from './timeline.ts';
import type { Created } from './truth.ts';

/** What creating a post takes. */
export type Intake = {
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly late: Late;
  readonly shelf: Shelf;
  readonly now: () => number;
  /** Ends what still waits. */
  readonly signal: AbortSignal;
};

/** What is said in the place of looking at the post. */
const INSTEAD: Partial<Record<Kind, Refusal>> = {
  'error-before': UNAVAILABLE,
  'rate-limit': TOO_MANY,
  'rate-limit-past': TOO_MANY,
  'usage-capped': USAGE_CAPPED,
  unauthorized: UNAUTHORIZED,
  credits: CREDITS,
  'credits-depleted': CREDITS_DEPLETED,
  'duplicate-before': DUPLICATE,
  'reply-refused': NOT_YOURS,
};

/** What is said of a post though it is out. */
const AFTER: Partial<Record<Kind, Refusal>> = { 'error-after': UNAVAILABLE, 'duplicate-after': DUPLICATE };

/** Judges a post and accepts it, unless a fault comes first, and answers for it, unless a fault comes then. */
export async function createPost(c: Context<Env>, intake: Intake): Promise<Response> {
  const { timeline, late } = intake;
  const strike = intake.faults.strike('create');
  const early = strike && suffer(c, strike, intake.now());
  if (early !== undefined) return early;
  const wanted = readPost(await c.req.text());
  if (wanted === null) return answer(c, INVALID_BODY);
  const user = c.get('user');
  const refusal = judgePost(wanted, user, timeline, intake.shelf);
  if (refusal !== null) return answer(c, refusal);
  const { media = [], ...words } = wanted;
  const pictures = media.flatMap((id) => {
    const upload = intake.shelf.find(user, id);
    return upload === undefined ? [] : [{ id, type: upload.type, alt: upload.alt }];
  });
  if (strike?.kind === 'late-accept') {
    late.put(user, { ...words, pictures }, strike.ms);
    return cut(c);
  }
  const before = timeline.posts().find((post) => post.user === user);
  const post = timeline.create(user, { ...words, pictures }, intake.now());
  return confirm(c, post, before, strike, intake.signal);
}

/** What a fault answers before the post is looked at, if it does. */
function suffer(c: Context<Env>, { kind, ms }: Strike, now: number): Response | undefined {
  if (kind === 'reset-before') return cut(c);
  // A response of its own has none of the headers that tell the limits.
  if (kind === 'rate-limit-bare') return Response.json(TOO_MANY, { status: TOO_MANY.status });
  if (kind === 'rate-limit') tellReset(c, now + ms);
  if (kind === 'rate-limit-past') tellReset(c, now - ms);
  const refusal = INSTEAD[kind];
  return refusal && answer(c, refusal);
}

function tellReset(c: Context<Env>, at: number): void {
  c.header('x-rate-limit-remaining', '0');
  c.header('x-rate-limit-reset', String(Math.ceil(at / 1000)));
}

/** Answers for a post that is out. `before` is the account's newest post before it. */
async function confirm(
  c: Context<Env>,
  post: Created,
  before: Created | undefined,
  strike: Strike | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const data = { id: post.id, text: presentText(post), edit_history_tweet_ids: [post.id] };
  if (strike === undefined) return c.json({ data }, 201);
  const refusal = AFTER[strike.kind];
  if (refusal !== undefined) return answer(c, refusal);
  if (strike.kind === 'lose-answer') return cut(c);
  if (strike.kind === 'cut-answer') return cutMidway(c, { data });
  if (strike.kind === 'slow') await sleep(strike.ms, undefined, { signal }).catch(() => undefined);
  return c.json({ data: distort(data, strike.kind, before) }, 201);
}

/** A 201 that names the post before (or none, where there is none), tells other words, or names nothing. */
function distort(
  data: { readonly id: string; readonly text: string },
  kind: Kind,
  before: Created | undefined,
): object {
  if (kind === 'old-id') return { ...data, id: before?.id, edit_history_tweet_ids: [before?.id] };
  if (kind === 'other-text') return { ...data, text: 'These are not the words that were sent.' };
  return kind === 'no-id' ? { text: data.text } : data;
}
